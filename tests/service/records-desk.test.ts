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
    expect(lines.length).toBeLessThanOrEqual(10)
    expect(lines.length).toBeGreaterThanOrEqual(8)
  })

  it('tells another reason at once', () => {
    const { lines, say } = desk()
    say('fault', 'paper-out')
    say('fault', 'cover-open')
    expect(lines.map(({ reason }) => reason)).toEqual(['paper-out', 'cover-open'])
  })
})
