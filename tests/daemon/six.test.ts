/** The six requirements over HTTP: stated ones with all that was said, and the equipment as the devices really were. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Six } from '../../device-daemon/wire/six-view.ts'
import { TestDaemon } from '../kit/test-daemon.ts'

const supervisor = { role: 'supervisor', clerk: '1003' } as const
const minuteMs = 60_000
const hourMs = 60 * minuteMs
let daemon: TestDaemon
beforeEach(async () => {
  daemon = await TestDaemon.start()
})
afterEach(() => daemon.remove())

const six = async (): Promise<Six> => (await daemon.call('GET', '/api/six', supervisor)).body
const lineOf = async (code: string) => (await six()).lines.find((one) => one.code === code)

describe('The six requirements', () => {
  it('are six, with who says of each whether it is met', async () => {
    const { lines, evidence } = await six()
    expect(lines.map(({ code, from, met }) => [code, from, met])).toEqual([
      ['premises', 'stated', null],
      ['equipment', 'devices', null],
      ['services', 'catalogue', 'met'],
      ['staff', 'clerks', 'met'],
      ['rules', 'stated', null],
      ['environment', 'stated', null],
    ])
    expect(evidence.map(({ code }) => code)).toContain('photo')
  })

  it('have what was stated last, and all that was stated before', async () => {
    const say = (body: object) => daemon.call('POST', '/api/six/premises', supervisor, body)
    expect((await say({ met: 'partly', evidence: ['photo'], count: 120 })).body).toMatchObject({ code: 'premises', met: 'partly', count: 120 })
    await say({ met: 'met', evidence: ['photo', 'deed'], count: 240 })
    expect(await lineOf('premises')).toMatchObject({ met: 'met', count: 240, statements: [{ met: 'met', by: 'clerk:1003', evidence: ['photo', 'deed'] }, { met: 'partly', count: 120 }] })
    expect((await say({ met: 'met' })).body.code).toBe('EVIDENCE_MISSING')
  })

  it('have the equipment of whole days: well, out of order, and what nobody knows', async () => {
    const pad = async () => (await six()).equipment.find(({ device }) => device === 'window-1/pad')
    // The daemon sees nothing of what a clock jumps over.
    await daemon.clock.jump(14 * hourMs)
    await daemon.clock.wind(30 * minuteMs)
    // Today is not over.
    expect(await pad()).toMatchObject({ state: 'ok', ok: 0, fault: 0, absent: 0, unknown: 43_200 })
    await daemon.call('POST', '/api/lab/devices/window-1/pad/gesture', { role: 'technician' }, { type: 'cable', cable: 'out' })
    await daemon.clock.wind(31 * minuteMs)
    const after = await pad()
    expect(after?.state).toBe('absent')
    expect(after?.ok).toBeGreaterThanOrEqual(28)
    expect(after?.ok).toBeLessThanOrEqual(32)
    expect(after?.absent).toBeGreaterThanOrEqual(28)
    expect((after?.ok ?? 0) + (after?.fault ?? 0) + (after?.absent ?? 0) + (after?.unknown ?? 0)).toBe(43_200)
    expect((await lineOf('equipment'))?.met).toBe('partly')
  })
})
