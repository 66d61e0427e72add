/** An inspection looks at each line; what it finds is put right in time, and looked at again by another; then it is closed. */
import { describe, expect, it } from 'vitest'
import { maySee, readState, shown, writeState } from '../../device-daemon/hall/hall.ts'
import type { Plan } from '../../device-daemon/hall/plan.ts'
import { severities } from '../../device-daemon/wire/choices.ts'
import { emptyState, fold, freezeState } from '../../device-daemon/wire/fold.ts'
import { HallBench } from './bench.ts'

const dayMs = 24 * 3600_000
const no = '20261124-I0001'
const line = 'guide-posted'
const lines = ['guide-posted', 'staff-there', 'devices-work'] as const
const weekdays = { weekdays: [1, 2, 3, 4, 5], holidays: new Set(['2026-11-27']), workdays: new Set(['2026-11-28']), years: new Set([2026]) }
const chief = { actor: 'clerk:1003', supervises: true }
const second = { actor: 'supervisor', supervises: true }
const clerk = { actor: 'clerk:1002', supervises: false }
type Who = typeof chief

const said = {
  'check': { type: 'check-line', line, result: 'fail' },
  'find': { type: 'record-finding', line, severity: 'minor', clerk: '1002' },
  'put-right': { type: 'put-right', line },
  'recheck': { type: 'recheck-finding', line, outcome: 'ok' },
  'close': { type: 'close-inspection' },
} as const
const go = (hall: HallBench, step: keyof typeof said, who: Who = chief, more: object = {}): string => hall.try({ ...said[step], inspection: no, ...who, ...more } as never)
const one = (hall: HallBench, number = no) => hall.state.inspection.inspections.get(number)
const found = (hall: HallBench) => one(hall)?.findings[0]

function opened(other: Partial<Plan> = { calendar: weekdays }): HallBench {
  const hall = new HallBench(other)
  expect(hall.try({ type: 'open-inspection', kind: 'unannounced', actor: chief.actor })).toBe('ok')
  return hall
}
/** Brought so far by these steps. */
function brought(steps: readonly (keyof typeof said)[], other?: Partial<Plan>): HallBench {
  const hall = opened(other)
  for (const step of steps) expect(go(hall, step, step === 'put-right' ? clerk : chief)).toBe('ok')
  return hall
}
const toFinding = ['check', 'find'] as const

describe('An inspection', () => {
  it('is opened by a supervisor, with the lines and the version of its checklist', () => {
    const hall = opened()
    expect(hall.types()).toEqual(['day-opened', 'inspection-opened'])
    expect(hall.last()).toMatchObject({ actor: 'clerk:1003', data: { inspection: no, kind: 'unannounced', checklist: '1', lines } })
    expect(one(hall)?.lines).toEqual(lines.map((code) => ({ line: code, result: null })))
  })

  it('has numbers of its day, also over midnight and when they are all taken', () => {
    const hall = opened()
    hall.now += dayMs
    hall.try({ type: 'open-inspection', kind: 'announced', actor: 'supervisor' })
    hall.try({ type: 'open-inspection', kind: 'announced', actor: 'supervisor' })
    expect([...hall.state.inspection.inspections.keys()]).toEqual([no, '20261125-I0001', '20261125-I0002'])
    hall.state.inspection.opened = 9998
    const open = () => hall.try({ type: 'open-inspection', kind: 'announced', actor: 'supervisor' })
    expect([open(), open()]).toEqual(['ok', 'QUOTA_FULL'])
    hall.now += dayMs
    expect(open()).toBe('ok')
    expect(hall.types(hall.events.length - 3)).toEqual(['day-closed', 'day-opened', 'inspection-opened'])
  })

  it('is held to the list it was opened with, whatever comes later', () => {
    const hall = opened()
    Object.assign(hall, { plan: { ...hall.plan, inspection: { ...hall.plan.inspection, version: '2', lines: ['something-new'] } } })
    expect([go(hall, 'check', chief, { line: 'something-new' }), go(hall, 'check')]).toEqual(['LINE_UNKNOWN', 'ok'])
    expect(hall.last()).toMatchObject({ type: 'inspection-checked', data: { line, checklist: '1', result: 'fail' } })
  })

  it('is closed when each line was looked at and all it found is settled', () => {
    const hall = opened()
    const close = () => go(hall, 'close')
    for (const other of lines.slice(1)) go(hall, 'check', chief, { line: other, result: other === 'staff-there' ? 'pass' : 'not-applicable' })
    expect(close()).toBe('INSPECTION_ILLEGAL')
    for (const step of ['check', 'find', 'put-right', 'recheck'] as const) {
      expect(go(hall, step, step === 'put-right' ? clerk : chief)).toBe('ok')
      expect([step, close()]).toEqual([step, step === 'recheck' ? 'ok' : 'INSPECTION_ILLEGAL'])
    }
    expect(one(hall)?.closedAt).toBe('2026-11-24T01:00:00.000Z')
    for (const step of ['check', 'find', 'close'] as const) expect([step, go(hall, step, chief, { line: 'staff-there' })]).toEqual([step, 'INSPECTION_ILLEGAL'])
  })

  it('can correct a line until something is found there; only what fails is found, once', () => {
    const hall = opened()
    expect([go(hall, 'find'), go(hall, 'check', chief, { result: 'pass' }), go(hall, 'find'), go(hall, 'check'), go(hall, 'find')]).toEqual(['INSPECTION_ILLEGAL', 'ok', 'INSPECTION_ILLEGAL', 'ok', 'ok'])
    expect([go(hall, 'check', chief, { result: 'pass' }), go(hall, 'find')]).toEqual(['INSPECTION_ILLEGAL', 'INSPECTION_ILLEGAL'])
    expect(one(hall)?.findings).toHaveLength(1)
  })

  it('finds nothing of a clerk who is not there; of the hall itself it does', () => {
    const hall = brought(['check'])
    expect([go(hall, 'find', chief, { clerk: '9999' }), go(hall, 'find', chief, { clerk: null })]).toEqual(['CLERK_UNKNOWN', 'ok'])
    expect([go(hall, 'put-right', { actor: 'clerk', supervises: false }), go(hall, 'put-right', { actor: 'clerk:null', supervises: false })]).toEqual(['INSPECTION_ELSEWHERE', 'INSPECTION_ELSEWHERE'])
    expect(go(hall, 'put-right')).toBe('ok')
  })

  it.each(['check', 'find', 'put-right', 'recheck', 'close'] as const)('that is none: %s', (step) => {
    const hall = brought(toFinding)
    expect(go(hall, step, chief, { inspection: '20261124-I0002' })).toBe('INSPECTION_UNKNOWN')
    if (step !== 'close') expect(go(hall, step, chief, { line: 'nothing' })).toBe('LINE_UNKNOWN')
  })

  it('can be looked at for a year after it was closed, and as long as it is open', () => {
    const hall = opened()
    for (const code of lines) go(hall, 'check', chief, { line: code, result: 'pass' })
    go(hall, 'close')
    hall.try({ type: 'open-inspection', kind: 'announced', actor: 'supervisor' })
    hall.now += 366 * dayMs
    hall.try({ type: 'open-day' })
    expect(hall.state.inspection.inspections.size).toBe(2)
    hall.now += dayMs
    hall.try({ type: 'open-day' })
    expect([...hall.state.inspection.inspections.keys()]).toEqual(['20261124-I0002'])
  })
})

describe('A finding', () => {
  it.each([
    ['minor', '2026-12-08'],
    ['major', '2026-12-01'],
    ['serious', '2026-11-25'],
  ] as const)('that is %s is due on %s', (severity, due) => {
    const hall = brought(['check'])
    go(hall, 'find', chief, { severity })
    expect(found(hall)).toMatchObject({ line, clerk: '1002', severity, state: 'found', limit: { due } })
  })

  it.each(severities)('that is %s has no day where the year is not known', (severity) => {
    const hall = brought(['check'], { calendar: { ...weekdays, years: new Set() } })
    expect([go(hall, 'find', chief, { severity }), found(hall)?.limit]).toEqual(['ok', null])
    hall.now += 100 * dayMs
    const before = hall.events.length
    hall.try({ type: 'look-at-inspections' })
    expect(hall.events).toHaveLength(before)
  })

  it('is put right by who answers for it or a supervisor, and by nobody else', () => {
    expect(go(brought(toFinding), 'put-right', { actor: 'clerk:1001', supervises: false })).toBe('INSPECTION_ELSEWHERE')
    for (const who of [clerk, chief]) {
      const hall = brought(toFinding)
      expect([go(hall, 'put-right', who), found(hall)?.putRightBy, found(hall)?.limit, go(hall, 'put-right', who)]).toEqual(['ok', who.actor, null, 'INSPECTION_ILLEGAL'])
    }
  })

  it('is re-checked by a supervisor who neither put it right nor answers for it', () => {
    const hall = brought(toFinding)
    expect([go(hall, 'recheck'), go(hall, 'put-right', chief)]).toEqual(['INSPECTION_ILLEGAL', 'ok'])
    const answers = [chief, clerk, { ...clerk, supervises: true }, second].map((who) => go(hall, 'recheck', who))
    expect(answers).toEqual(['INSPECTION_OWN', 'INSPECTION_ELSEWHERE', 'INSPECTION_OWN', 'ok'])
    expect([found(hall)?.state, go(hall, 'recheck', second)]).toEqual(['settled', 'INSPECTION_ILLEGAL'])
  })

  it('that is not right yet has as long again, counted from then', () => {
    const hall = brought([...toFinding, 'put-right'])
    hall.now += 7 * dayMs
    expect(go(hall, 'recheck', chief, { outcome: 'again' })).toBe('ok')
    expect(found(hall)).toMatchObject({ state: 'found', again: 1, reminded: false, limit: { due: '2026-12-15' } })
    expect([go(hall, 'put-right', clerk), go(hall, 'recheck', chief, { outcome: 'again' }), found(hall)?.again]).toEqual(['ok', 'ok', 2])
  })

  it('is reminded of and escalated, each once for a limit, and no more once it is put right', () => {
    const hall = brought(['check'])
    go(hall, 'find', chief, { severity: 'serious' })
    const on = (date: string) => {
      hall.now = Date.parse(`${date}T09:00:00+08:00`)
      const before = hall.events.length
      for (let nth = 0; nth < 2; nth++) hall.try({ type: 'look-at-inspections' })
      return hall.types(before).join()
    }
    const days = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-30'].map(on)
    expect(days).toEqual(['', 'day-closed,day-opened,finding-reminded', '', 'day-closed,day-opened,finding-escalated', ''])
    expect(hall.last()).toMatchObject({ actor: 'system', data: { inspection: no, line } })
    go(hall, 'put-right', clerk)
    go(hall, 'recheck', chief, { outcome: 'again' })
    expect([found(hall)?.escalated, on('2026-12-01')]).toEqual([false, 'day-closed,day-opened,finding-reminded'])
    go(hall, 'put-right', clerk)
    expect(on('2026-12-20')).toBe('')
  })
})

describe('Kept and seen', () => {
  it('over a restart: from a snapshot and from the facts', () => {
    const hall = brought([...toFinding, 'put-right'])
    hall.try({ type: 'open-inspection', kind: 'announced', actor: 'supervisor' })
    const anew = emptyState()
    for (const event of hall.events) fold(anew, event)
    expect(freezeState(anew).inspection).toEqual(freezeState(hall.state).inspection)
    expect(readState(writeState(hall.state))?.inspection).toEqual(hall.state.inspection)
  })

  it('by supervisors: no other page is shown them or hears of them', () => {
    const hall = brought([...toFinding, 'put-right'])
    expect(shown(hall.state, { role: 'supervisor' }).inspection.inspections).toHaveLength(1)
    for (const role of ['clerk', 'kiosk', 'board', 'technician'] as const) {
      expect(shown(hall.state, { role, window: 1 }).inspection).toEqual({ inspections: [], opened: 0 })
      for (const event of hall.events.filter(({ type }) => type.includes('inspection') || type.includes('finding'))) expect(maySee({ role, window: 1 }, event)).toBeNull()
    }
  })
})
