/** What a technician's page makes of devices: their order, what waits for each, and how long a self-test's word holds. */
import { describe, expect, it } from 'vitest'
import { noCounts } from '../../device-daemon/devices/session/counters.ts'
import type { DeviceView, PrintView } from '../../device-daemon/wire/views.ts'
import { deviceKinds } from '../../drivers/contract/kinds.ts'
import { deviceStates } from '../../drivers/contract/status.ts'
import { hallZone } from '../../kiosk-ui/words/hall-time.ts'
import { momentOf } from '../../kiosk-ui/screens/tech/ago.ts'
import { inOrder } from '../../kiosk-ui/screens/tech/order.ts'
import { type SelfTest, stillTrue, withoutTest, withTest } from '../../kiosk-ui/screens/tech/self-tests.ts'
import { waitingFor } from '../../kiosk-ui/screens/tech/waits.ts'

const device = (id: string, some: Partial<DeviceView> = {}): DeviceView => ({
  id,
  kind: 'printer',
  driver: 'printer/esc-pos',
  title: { zh: '打印机', en: 'Printer' },
  line: 'emulated',
  state: 'ok',
  reason: null,
  detail: null,
  since: '2026-11-24T01:00:00.000Z',
  lastContact: null,
  counters: noCounts(),
  ...some,
})

describe('The order of devices', () => {
  it('is what does not work, what wants something, and then the rest, each in the configuration’s order', () => {
    const devices = deviceStates.flatMap((state) => [device(`a/${state}`, { state }), device(`b/${state}`, { state })])
    const { ill, well } = inOrder(devices)
    expect(ill.map(({ id }) => id)).toEqual(['a/fault', 'b/fault', 'a/absent', 'b/absent', 'a/warning', 'b/warning'])
    expect(well.map(({ id }) => id)).toEqual(['starting', 'ok', 'busy', 'disabled'].flatMap((state) => [`a/${state}`, `b/${state}`]))
  })
})

const job = (nth: number, some: Partial<PrintView> = {}): PrintView => ({ job: `j${nth}`, ticket: null, printer: 'kiosk-1/printer', copy: 'original', paper: { of: 'ticket' }, state: 'queued', reason: null, ...some })

describe('What waits because of a device', () => {
  const printer = device('kiosk-1/printer', { state: 'fault', reason: 'paper-out' })

  it('is the jobs of that printer that are not on paper yet', () => {
    const jobs = [job(1), job(2, { state: 'sending' }), job(3), job(4, { printer: 'window-1/printer' }), job(5, { state: 'printed' }), job(6, { state: 'failed' })]
    expect(waitingFor(printer, { kiosk: 1 }, jobs)).toEqual({ key: 'tech.waitsTickets', values: { count: 3 } })
    expect(waitingFor(printer, { kiosk: 1 }, [job(1), job(2, { paper: { of: 'collection', case: '20261124-0001' } })])).toEqual({ key: 'tech.waitsPapers', values: { count: 2 } })
  })

  it('is what its window or its kiosk cannot do meanwhile', () => {
    const keyOf = (kind: DeviceView['kind'], stand: object) => waitingFor({ id: 'x/y', kind, state: 'absent' }, stand, [])?.key
    expect(deviceKinds.map((kind) => [kind, keyOf(kind, { window: 2 }) ?? null, keyOf(kind, { kiosk: 1 }) ?? null])).toEqual([
      ['printer', 'tech.waitsSlips', 'tech.waitsNumbers'],
      ['id-reader', 'tech.waitsCards', 'tech.waitsKioskCards'],
      ['scanner', null, 'tech.waitsCodes'],
      ['rating-pad', 'tech.waitsRatings', null],
      ['caller', 'tech.waitsCalls', null],
      ['display', 'tech.waitsDisplay', null],
    ])
    expect(waitingFor({ id: 'x/y', kind: 'rating-pad', state: 'fault' }, {}, [])).toBeNull()
  })

  it('is nothing while it works', () => {
    for (const state of ['ok', 'warning', 'busy', 'starting', 'disabled'] as const) expect(waitingFor({ ...printer, state }, { kiosk: 1 }, [])).toBeNull()
  })
})

describe('The word of a self-test', () => {
  const at = '2026-11-24T01:00:00.000Z'
  const later = '2026-11-24T01:05:00.000Z'
  const done = (passed: boolean): SelfTest => ({ device: 'a/b', state: 'done', report: { device: 'a/b', at, passed, steps: [] } })

  it.each([
    ['failed', false, 'fault', true],
    ['failed', false, 'absent', true],
    ['failed', false, 'starting', true],
    ['failed', false, 'ok', false],
    ['failed', false, 'warning', false],
    ['passed', true, 'fault', false],
    ['passed', true, 'absent', false],
    ['passed', true, 'busy', true],
    ['passed', true, 'ok', true],
  ] as const)('%s, and the device is since then %s', (_word, passed, state, holds) => {
    const tests = [done(passed)]
    expect(stillTrue(tests, [device('a/b', { state, since: later })])).toEqual(holds ? tests : [])
  })

  it('holds while the device is as it was when it was tested, and of no other device', () => {
    const tests = [done(false)]
    expect(stillTrue(tests, [device('a/b', { since: at }), device('c/d', { since: later })])).toBe(tests)
  })

  it('is one a device: the newest; and none when it is closed', () => {
    const other: SelfTest = { device: 'c/d', state: 'running' }
    const tests = withTest([done(false), other], done(true))
    expect(tests).toEqual([other, done(true)])
    expect(withoutTest(tests, 'a/b')).toEqual([other])
    expect(stillTrue(tests, [])).toBe(tests)
  })
})

describe('A moment', () => {
  it('is a clock’s of today, and has its date on any other day', () => {
    const now = new Date(2026, 10, 24, 7, 30).getTime()
    expect(momentOf(new Date(2026, 10, 24, 7, 2).toISOString(), now)).toBe('07:02')
    expect(momentOf(new Date(2026, 10, 23, 17, 5).toISOString(), now)).toBe('11-23 17:05')
  })

  it('is the hall’s, wherever the technician’s computer stands', () => {
    const now = Date.parse('2026-11-24T00:30:00Z')
    try {
      hallZone.value = 'Asia/Shanghai'
      expect(momentOf('2026-11-23T23:02:00Z', now)).toBe('07:02')
      expect(momentOf('2026-11-23T15:59:00Z', now)).toBe('11-23 23:59')
      hallZone.value = 'America/New_York'
      expect(momentOf('2026-11-23T23:02:00Z', now)).toBe('18:02')
    } finally {
      hallZone.value = undefined
    }
  })
})
