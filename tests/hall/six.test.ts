/** The six requirements: stated with evidence, or filled from devices, catalogue and clerks; earlier statements stay. */
import { describe, expect, it } from 'vitest'
import { maySee, readState, shown, writeState } from '../../device-daemon/hall/hall.ts'
import { equipmentMet, equipmentOf, filledFrom } from '../../device-daemon/hall/parts/six/standing.ts'
import type { Plan } from '../../device-daemon/hall/plan.ts'
import type { DeviceState } from '../../drivers/contract/status.ts'
import { emptyState, fold, freezeState } from '../../device-daemon/wire/fold.ts'
import { HallBench, itemOf } from './bench.ts'

const dayMs = 24 * 3600_000
const title = { zh: '评价器', en: 'Pad' }
const device = 'window-1/pad'
const views = (...states: DeviceState[]) => states.map((state, nth) => ({ id: nth === 0 ? device : `window-${nth + 1}/pad`, title, state }))
const say = (hall: HallBench, more: object = {}) => hall.try({ type: 'state-requirement', line: 'premises', met: 'met', evidence: ['photo'], count: null, actor: 'supervisor', ...more })
const count = (hall: HallBench, date: string, minutes: object, id = device) => hall.try({ type: 'count-devices', date, devices: [{ device: id, ok: 0, fault: 0, absent: 0, ...minutes }] })
const moment = (hall: HallBench) => ({ plan: hall.plan, now: hall.now })
const equipment = (hall: HallBench, ...states: DeviceState[]) => equipmentOf(hall.state, views(...states), moment(hall))

describe('A requirement', () => {
  it('is stated by somebody, with evidence; the last statement stands and the earlier ones stay', () => {
    const hall = new HallBench()
    expect([say(hall, { met: 'missing', evidence: [] }), say(hall, { count: 240, evidence: ['deed', 'photo', 'deed'], actor: 'clerk:1003' })]).toEqual(['ok', 'ok'])
    expect(hall.types()).toEqual(['day-opened', 'requirement-stated', 'requirement-stated'])
    expect(hall.state.six.statements.get('premises')).toMatchObject([
      { met: 'missing', by: 'supervisor', checklist: '1' },
      { met: 'met', by: 'clerk:1003', evidence: ['deed', 'photo'], count: 240, at: '2026-11-24T01:00:00.000Z' },
    ])
  })

  it.each([
    ['of no line', { line: 'nothing' }, 'LINE_UNKNOWN'],
    ['of the devices', { line: 'equipment' }, 'REQUIREMENT_FILLED'],
    ['of the catalogue', { line: 'services' }, 'REQUIREMENT_FILLED'],
    ['of the clerks', { line: 'staff' }, 'REQUIREMENT_FILLED'],
    ['by what is no evidence', { evidence: ['photo', 'hearsay'] }, 'EVIDENCE_UNKNOWN'],
    ['to be met by nothing', { evidence: [] }, 'EVIDENCE_MISSING'],
    ['to be partly met by nothing', { met: 'partly', evidence: [] }, 'EVIDENCE_MISSING'],
    ['to be missing', { met: 'missing', evidence: [] }, 'ok'],
  ])('stated %s: %3$s', (_what, more, answer) => {
    expect(say(new HallBench(), more)).toBe(answer)
  })

  it('has two hundred statements at hand, the newest', () => {
    const hall = new HallBench()
    for (let nth = 0; nth <= 200; nth++) say(hall, { count: nth })
    const all = hall.state.six.statements.get('premises') ?? []
    expect([all.length, all[0]?.count, all.at(-1)?.count]).toEqual([200, 1, 200])
  })

  it('of services and staff is what the hall has', () => {
    const of = (source: 'catalogue' | 'clerks' | 'stated', other: Partial<Plan> = {}) => filledFrom(source, new HallBench().state, { equipment: [], moment: { ...moment(new HallBench(other)) } })
    expect([of('catalogue'), of('clerks'), of('stated')]).toEqual([{ met: 'met', count: 2 }, { met: 'met', count: 3 }, { met: null, count: null }])
    expect(of('clerks', { clerks: new Map() })).toEqual({ met: 'missing', count: 0 })
    const items = [itemOf('A-1', 'A', { open: false }), itemOf('A-2', 'A', { isHere: false }), itemOf('A-3', 'A', { from: '2026-11-25' }), itemOf('A-4', 'A', { until: '2026-11-23' })]
    expect(of('catalogue', { items })).toEqual({ met: 'missing', count: 0 })
    expect(of('catalogue', { items: [itemOf('A-5', 'A', { from: '2026-11-24', until: '2026-11-24' })] })).toEqual({ met: 'met', count: 1 })
  })
})

describe('Equipment', () => {
  it('of a hall with hours has as many minutes as those have on working days, and no more are unknown', () => {
    const officeHours = [{ from: '08:30', to: '12:00', quota: null }, { from: '13:30', to: '17:30', quota: null }]
    const calendar = { weekdays: [1, 2, 3, 4, 5], holidays: new Set(['2026-11-23']), workdays: new Set(['2026-11-22']), years: new Set([2026]) }
    const hall = new HallBench({ officeHours, calendar })
    count(hall, '2026-11-20', { ok: 400 })
    // From 25 October to 23 November: 21 weekdays, one of them a holiday, and a Sunday that is worked.
    expect(equipment(hall, 'ok')).toMatchObject([{ ok: 400, unknown: 21 * 450 - 400 }])
  })

  it('has its last thirty whole days; several counts of one are added up, and the rest is unknown', () => {
    const hall = new HallBench()
    hall.try({ type: 'open-day' })
    for (const date of ['2026-10-24', '2026-10-25', '2026-11-23']) count(hall, date, { ok: 600, fault: 10 })
    count(hall, '2026-11-23', { ok: 100, absent: 30 })
    count(hall, '2026-11-24', { ok: 500 })
    // Neither today, which is not over, nor the thirty-first day.
    expect(equipment(hall, 'ok', 'fault')).toEqual([
      { device, title, state: 'ok', ok: 1300, fault: 20, absent: 30, unknown: 30 * 1440 - 1350 },
      { device: 'window-2/pad', title, state: 'fault', ok: 0, fault: 0, absent: 0, unknown: 30 * 1440 },
    ])
  })

  it('is let go of after thirty days, and nothing of tomorrow is counted', () => {
    const hall = new HallBench()
    hall.try({ type: 'open-day' })
    expect([count(hall, '2026-11-25', { ok: 5 }), hall.try({ type: 'count-devices', date: '2026-11-24', devices: [] }), hall.state.six.days.size]).toEqual(['ok', 'ok', 0])
    count(hall, '2026-11-24', { ok: 5 })
    for (const days of [30, 1]) {
      hall.now += days * dayMs
      hall.try({ type: 'open-day' })
      expect(hall.state.six.days.size).toBe(days === 30 ? 1 : 0)
    }
  })

  it.each([
    ['all well, now and before', ['ok', 'warning', 'busy'], [90, 95, 100], 'met'],
    ['one a little below', ['ok', 'ok'], [100, 89], 'partly'],
    ['one out now', ['ok', 'fault'], [100, 100], 'partly'],
    ['one absent now', ['ok', 'absent'], [100, 100], 'partly'],
    ['one of which nothing is known', ['ok', 'ok'], [100, null], 'partly'],
    ['nothing known yet', ['ok', 'ok'], [null, null], null],
    ['none that works', ['fault', 'disabled'], [100, 100], 'missing'],
    ['no device', [], [], 'missing'],
  ] as const)('%s', (_what, states, percents, met) => {
    const hall = new HallBench()
    hall.try({ type: 'open-day' })
    for (const [nth, percent] of percents.entries()) if (percent !== null) count(hall, '2026-11-23', { ok: percent, fault: 100 - percent }, views(...states)[nth]?.id)
    expect(equipmentMet(equipment(hall, ...states), 90)).toBe(met)
  })
})

it('Over a restart it is the same, and only supervisors hear of it', () => {
  const hall = new HallBench()
  say(hall)
  say(hall, { met: 'partly' })
  count(hall, '2026-11-23', { ok: 7 })
  const anew = emptyState()
  for (const event of hall.events) fold(anew, event)
  expect(freezeState(anew).six).toEqual(freezeState(hall.state).six)
  expect(readState(writeState(hall.state))?.six).toEqual(hall.state.six)
  for (const role of ['clerk', 'kiosk', 'board', 'technician'] as const) for (const event of hall.events.slice(1)) expect(maySee({ role }, event)).toBeNull()
  expect(shown(hall.state, { role: 'clerk' }).six).toEqual({ statements: [], days: [] })
})
