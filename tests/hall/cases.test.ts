/** A case from the window that takes it in to the one that hands out what was made. */
import { describe, expect, it } from 'vitest'
import { caseByCode } from '../../device-daemon/hall/parts/case/fold.ts'
import { maySee, readState, shown, writeState } from '../../device-daemon/hall/hall.ts'
import { caseMachine } from '../../device-daemon/hall/parts/case/machine.ts'
import { latenessOf } from '../../device-daemon/wire/case-late.ts'
import { collectionIn } from '../../device-daemon/wire/codes.ts'
import { HallBench, idOf } from './bench.ts'

const dayMs = 24 * 3600_000
const [code, otherCode] = ['K7M2QX', 'P3R8TW']
const no = '20261124-0001'
const officer = 'clerk:1003'

/** A person is served at window 1, the output window is staffed. */
function serving(): HallBench {
  const hall = new HallBench({ calendar: { weekdays: [1, 2, 3, 4, 5], holidays: new Set(), workdays: new Set(), years: new Set([2026]) } })
  hall.at(1, 'sign-in')
  hall.at(2, 'sign-in')
  hall.take({ queue: 'A' })
  hall.at(1, 'call-next')
  hall.at(1, 'start')
  return hall
}

const accept = (hall: HallBench, said: { waits?: boolean; item?: string; codes?: string[]; printer?: string | null } = {}) =>
  hall.step(1, { type: 'accept-case', item: 'RS-01', waits: false, codes: [code], printer: null, job: 'slip', ...said })
const step = (hall: HallBench, type: 'take-case' | 'ask-papers' | 'papers-in', one = no, actor = officer) => hall.try({ type, case: one, actor })
const decide = (hall: HallBench, one = no) => hall.try({ type: 'decide-case', case: one, outcome: 'granted', actor: officer })
const come = (hall: HallBench, shownCode = code) => hall.try({ type: 'come-for-case', code: shownCode, actor: 'kiosk:1' })
const caseOf = (hall: HallBench, one = no) => hall.state.case.cases.get(one)

describe('Taken in', () => {
  it('a case has a number, a code, and the last days of its limits', () => {
    const hall = serving()
    expect(accept(hall)).toBe('ok')
    // Tuesday and five working days; the twentieth day is a Monday.
    expect(caseOf(hall)).toMatchObject({ state: 'accepted', number: 'A001', code, ticket: idOf('A001'), due: { promised: '2026-12-01', statutory: '2026-12-14' }, acceptedBy: 'clerk:1001', officer: null })
    expect(hall.stateOf('A001')).toBe('serving')
  })

  it('two of one visit are counted on, and have codes that are not taken', () => {
    const hall = serving()
    accept(hall)
    expect(accept(hall, { codes: [code, otherCode] })).toBe('ok')
    expect([...hall.state.case.cases.values()].map((one) => [one.case, one.code])).toEqual([
      [no, code],
      ['20261124-0002', otherCode],
    ])
    expect(accept(hall, { codes: [code, otherCode] })).toBe('QUOTA_FULL')
  })

  it('counts from one again the next day, and keeps what is open', () => {
    const hall = serving()
    accept(hall)
    hall.finish(1)
    hall.now += dayMs
    hall.take({ queue: 'A' })
    hall.at(1, 'call-next')
    hall.at(1, 'start')
    accept(hall, { codes: [otherCode] })
    expect([...hall.state.case.cases.keys()]).toEqual([no, '20261125-0001'])
  })

  it('two of one person after midnight, before anybody opened the day, have numbers of the new one', () => {
    const hall = serving()
    accept(hall)
    hall.now += dayMs
    accept(hall, { codes: [otherCode] })
    accept(hall, { codes: ['Z9Z9Z9'] })
    expect([...hall.state.case.cases.keys()]).toEqual([no, '20261125-0001', '20261125-0002'])
    expect(hall.stateOf('A001')).toBe('serving')
  })

  it('has its slip queued in the same decision where the window has a printer', () => {
    const hall = serving()
    const before = hall.events.length
    accept(hall, { printer: 'window-1/printer' })
    expect(hall.types(before)).toEqual(['case-accepted', 'print-queued'])
    expect(hall.last()).toMatchObject({ data: { printer: 'window-1/printer', paper: { of: 'collection', case: no } } })
  })

  it('an item without limits has none', () => {
    const hall = serving()
    accept(hall, { item: 'ZZ-01' })
    expect(caseOf(hall)?.due).toEqual({ promised: null, statutory: null })
  })

  it.each([
    ['of no item', (hall: HallBench) => accept(hall, { item: 'NO-01' }), 'ITEM_UNKNOWN'],
    ['with nobody there', (hall: HallBench) => (hall.finish(1), accept(hall)), 'WINDOW_EMPTY'],
    ['with somebody who has only been called', (hall: HallBench) => (hall.at(1, 'undo'), accept(hall)), 'STEP_ILLEGAL'],
    ['by another clerk', (hall: HallBench) => hall.step(1, { type: 'accept-case', clerk: '1002', item: 'RS-01', waits: false, codes: [code], printer: null, job: 'j' }), 'WINDOW_STAFFED'],
  ] as const)('%s is refused', (_what, deed, outcome) => {
    const hall = serving()
    expect(deed(hall)).toBe(outcome)
    expect(hall.state.case.cases.size).toBe(0)
  })
})

describe('Behind the windows', () => {
  it('is taken by one, taken over by another, and not twice by the same', () => {
    const hall = serving()
    accept(hall)
    step(hall, 'take-case')
    const before = hall.events.length
    step(hall, 'take-case')
    expect(hall.events).toHaveLength(before)
    step(hall, 'take-case', no, 'clerk:1002')
    expect(caseOf(hall)).toMatchObject({ state: 'reviewing', officer: 'clerk:1002' })
  })

  it('the clock stands still while papers are missing, in working days and in calendar days', () => {
    const hall = serving()
    accept(hall)
    hall.now += dayMs
    expect(step(hall, 'ask-papers')).toBe('ok')
    expect(caseOf(hall)).toMatchObject({ state: 'waiting-papers', stoodStill: '2026-11-25' })
    expect(decide(hall)).toBe('CASE_ILLEGAL')
    // Over a weekend: three working days, five days.
    hall.now += 5 * dayMs
    expect(step(hall, 'papers-in')).toBe('ok')
    expect(caseOf(hall)).toMatchObject({ state: 'reviewing', stoodStill: null, due: { promised: '2026-12-04', statutory: '2026-12-21' } })
  })

  it('is said to be late on its own day, later, and by law', () => {
    const hall = serving()
    accept(hall)
    const one = caseOf(hall)
    const late = (today: string, change = {}) => (one === undefined ? null : latenessOf({ ...one, ...change }, today))
    expect(['2026-11-30', '2026-12-01', '2026-12-02', '2026-12-14', '2026-12-15'].map((today) => late(today))).toEqual(['in-time', 'due-today', 'past-promised', 'past-promised', 'past-statutory'])
    expect(late('2026-12-20', { state: 'waiting-papers', stoodStill: '2026-11-25' })).toBe('in-time')
    expect(late('2026-12-20', { state: 'ready' })).toBe('in-time')
  })

  it('withdrawn, it is closed: its code opens nothing', () => {
    const hall = serving()
    accept(hall)
    expect(hall.try({ type: 'withdraw-case', case: no, reason: 'by-person', actor: officer })).toBe('ok')
    expect(come(hall)).toBe('CASE_UNKNOWN')
    expect(step(hall, 'take-case')).toBe('CASE_ILLEGAL')
    expect(accept(hall)).toBe('ok')
  })

  it.each(['take-case', 'ask-papers', 'papers-in'] as const)('%s of no case is refused', (type) => {
    expect(step(serving(), type)).toBe('CASE_UNKNOWN')
  })
})

describe('Handed out', () => {
  it('to one who waits: parked, called at the output window by the same number, and gone', () => {
    const hall = serving()
    accept(hall, { waits: true })
    expect(hall.stateOf('A001')).toBe('parked')
    expect(hall.at(2, 'call-next')).toBe('NOBODY_WAITING')
    decide(hall)
    expect(hall.ticket('A001')).toMatchObject({ state: 'waiting', queue: 'O', number: 'A001' })
    expect(hall.at(2, 'call-next')).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'ticket-called', ticket: idOf('A001'), window: 2 })
    expect(hall.step(2, { type: 'hand-out', case: no })).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'case-collected', window: 2, ticket: idOf('A001') })
    expect(hall.step(2, { type: 'hand-out', case: no })).toBe('CASE_ILLEGAL')
  })

  it('of two that one waits for, is called when both are decided', () => {
    const hall = serving()
    accept(hall)
    const second = '20261124-0002'
    hall.step(1, { type: 'accept-case', item: 'ZZ-01', waits: true, codes: [otherCode], printer: null, job: 'j' })
    hall.at(1, 'call-next')
    decide(hall, second)
    expect(hall.ticket('A001')?.queue).toBe('O')
    const both = serving()
    both.step(1, { type: 'accept-case', item: 'RS-01', waits: true, codes: [code], printer: null, job: 'j' })
    both.step(1, { type: 'call-chosen', ticket: idOf('A001'), reason: 'was-here' })
    both.at(1, 'start')
    both.step(1, { type: 'accept-case', item: 'ZZ-01', waits: true, codes: [otherCode], printer: null, job: 'j' })
    decide(both, second)
    expect(both.stateOf('A001')).toBe('parked')
    decide(both)
    expect(both.ticket('A001')).toMatchObject({ state: 'waiting', queue: 'O' })
  })

  it('to one who comes days later with the code: a number of the output queue, one a day', () => {
    const hall = serving()
    accept(hall)
    hall.finish(1)
    expect(come(hall)).toBe('CASE_NOT_READY')
    hall.now += 3 * dayMs
    decide(hall)
    expect(come(hall)).toBe('ok')
    expect(hall.types(-2)).toEqual(['ticket-issued', 'case-awaited'])
    expect(caseOf(hall)?.ticket).toBe('20261127-O001')
    const before = hall.events.length
    expect(come(hall)).toBe('ok')
    expect(hall.events).toHaveLength(before)
    expect(hall.at(2, 'call-next')).toBe('ok')
    expect(hall.state.ticket.tickets.get('20261127-O001')).toMatchObject({ channel: 'collection', item: 'RS-01', state: 'called' })
    // Missed, and back with the code an hour later.
    hall.at(2, 'no-show')
    expect(come(hall)).toBe('ok')
    expect(caseOf(hall)?.ticket).toBe('20261127-O002')
  })

  it('is not called for one who is at a window again: the taking in was parked by mistake', () => {
    const hall = serving()
    accept(hall, { waits: true })
    hall.at(1, 'undo')
    expect(hall.stateOf('A001')).toBe('serving')
    expect(decide(hall)).toBe('ok')
    expect(hall.ticket('A001')).toMatchObject({ state: 'serving', queue: 'A', window: 1 })
  })

  it('is found by its code also after a restart from a snapshot', () => {
    const hall = serving()
    accept(hall)
    const again = readState(writeState(hall.state))
    expect(again === null ? null : caseByCode(again.case, code)?.case).toBe(no)
  })

  it('is not called for one who went home at midnight', () => {
    const hall = serving()
    accept(hall, { waits: true })
    hall.now += dayMs
    hall.try({ type: 'open-day' })
    expect(decide(hall)).toBe('ok')
    expect(hall.types(-1)).toEqual(['case-decided'])
    expect(come(hall)).toBe('ok')
  })

  it('takes nobody’s number: the output queue is for those who come for something', () => {
    expect(serving().take({ queue: 'O' })).toBe('QUEUE_CLOSED')
  })

  it('in a hall without an output queue stays where it is, and any window hands it out', () => {
    const hall = new HallBench({ outputQueue: null })
    hall.at(1, 'sign-in')
    hall.take({ queue: 'A' })
    hall.at(1, 'call-next')
    hall.at(1, 'start')
    accept(hall, { waits: true })
    decide(hall)
    expect(hall.stateOf('A001')).toBe('parked')
    expect(come(hall)).toBe('QUEUE_UNKNOWN')
    expect(hall.step(1, { type: 'hand-out', case: no })).toBe('ok')
  })

  it('is forgotten the day after, not before', () => {
    const hall = serving()
    accept(hall)
    decide(hall)
    hall.step(1, { type: 'hand-out', case: no })
    expect(caseOf(hall)?.state).toBe('collected')
    hall.now += dayMs
    hall.try({ type: 'open-day' })
    expect(caseOf(hall)).toBeUndefined()
  })
})

describe('A code', () => {
  it.each([
    ['GUITAI:C:test:K7M2QX', 'K7M2QX'],
    [' K7M2QX ', 'K7M2QX'],
    ['GUITAI:C:other:K7M2QX', null],
    ['K7M2QO', null],
    ['K7M2Q1', null],
    ['K7M2QXX', null],
    ['GUITAI:T:test:20261124-A001', null],
  ])('%s is %s', (text, found) => {
    expect(collectionIn(text, 'test')).toBe(found)
  })

  it('and all of a case is for clerks and supervisors', () => {
    const hall = serving()
    accept(hall)
    for (const role of ['clerk', 'supervisor'] as const) expect(shown(hall.state, { role }).case.cases).toHaveLength(1)
    for (const role of ['kiosk', 'board', 'technician'] as const) {
      expect(shown(hall.state, { role }).case).toEqual({ cases: [], accepted: 0 })
      for (const event of hall.events) expect(JSON.stringify(maySee({ role }, event) ?? {})).not.toContain(code)
    }
  })
})

it('The table lets every state but the ends be left', () => {
  const dead = Object.entries(caseMachine).filter(([, steps]) => Object.keys(steps).length === 0)
  expect(dead.map(([state]) => state)).toEqual(['collected', 'withdrawn'])
})
