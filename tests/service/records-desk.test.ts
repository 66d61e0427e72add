import { describe, expect, it } from 'vitest'
import type { Bench } from '../../device-daemon/desks/desk.ts'
import { RecordsDesk } from '../../device-daemon/desks/records-desk.ts'
import { createLog } from '../../device-daemon/logging.ts'
import type { DeviceView } from '../../device-daemon/wire/views.ts'
import { HandClock } from '../kit/hand-clock.ts'

function desk() {
  const lines: { level: number; device: string; reason: string | null; mend?: string }[] = []
  const clock = new HandClock()
  const log = createLog({ level: 'info', to: { write: (line: string) => void lines.push(JSON.parse(line)) } })
  const metrics = { deviceChanged: () => undefined }
  const records = new RecordsDesk({ log, clock, metrics } as unknown as Bench)
  const say = (state: DeviceView['state'], reason: DeviceView['reason']) => records.changed({ id: 'kiosk-1/printer', state, reason, detail: null, counters: {} } as DeviceView)
  return { lines, clock, say }
}

describe('The log of devices', () => {
  it('tells a change once, with what to do about it', () => {
    const { lines, say } = desk()
    say('ok', null)
    say('ok', null)
    say('absent', 'unplugged')
    expect(lines).toMatchObject([
      { level: 30, reason: null },
      { level: 40, device: 'kiosk-1/printer', reason: 'unplugged', mend: 'Plug both ends in; it goes on by itself.' },
    ])
  })

  it('is not filled by a device that flaps for four minutes', async () => {
    const { lines, clock, say } = desk()
    for (let round = 0; round < 1250; round++) {
      say('absent', 'unreachable')
      say('ok', null)
      await clock.wind(192)
    }
    // At the beginning, after one minute, and after two more: of either status.
    expect(lines).toHaveLength(6)
  })

  it('tells of a device that flaps for a day less and less, at last once an hour; after its quiet at once again', async () => {
    const { lines, clock, say } = desk()
    const flap = async (minutes: number) => {
      for (let round = 0; round < minutes; round++) {
        say('absent', 'unreachable')
        say('ok', null)
        await clock.wind(60_000)
      }
    }
    await flap(24 * 60)
    // 1, 2, 4 … 32 minutes, then hours: of either status.
    expect(lines.length).toBeGreaterThanOrEqual(2 * 29)
    expect(lines.length).toBeLessThanOrEqual(2 * 31)
    const before = lines.length
    await clock.wind(2 * 3600_000)
    await flap(2)
    expect(lines.length).toBe(before + 4)
  })

  it('is not silenced by a clock that is set back', async () => {
    const { lines, clock, say } = desk()
    say('ok', null)
    await clock.wind(-3600_000)
    say('absent', 'unplugged')
    say('ok', null)
    expect(lines).toHaveLength(3)
  })

  it('tells another reason at once', () => {
    const { lines, say } = desk()
    say('fault', 'paper-out')
    say('fault', 'cover-open')
    expect(lines.map(({ reason }) => reason)).toEqual(['paper-out', 'cover-open'])
  })
})
