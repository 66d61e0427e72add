/** How the hall stands now, of what the page is told. */
import { describe, expect, it } from 'vitest'
import { type Deadlines, dueNow, queuesNow, ratedNow, windowsNow } from '../../kiosk-ui/screens/office/today-facts.ts'

const ticket = (id: string, more: object = {}) => ({ id, number: id, queue: 'A', state: 'waiting', since: `2026-11-26T0${id.slice(-1)}:00:00Z`, ...more })
const window = (number: number, more: object = {}) => ({ number, clerk: '1001', ticket: null, paused: null, ...more })
// biome-ignore lint/suspicious/noExplicitAny: a view as far as it is looked at
const as = (part: object): any => part

describe('The hall now', () => {
  it('has of each queue who waits and since when, and no queue for what was made', () => {
    const view = as({ queues: [{ prefix: 'A', output: false }, { prefix: 'B', output: false }, { prefix: 'Q', output: true }], tickets: [ticket('A2'), ticket('A1'), ticket('A0', { state: 'called' }), ticket('Q3', { queue: 'Q' })] })
    expect(queuesNow(view)).toEqual([{ prefix: 'A', waiting: 2, since: '2026-11-26T01:00:00Z' }, { prefix: 'B', waiting: 0, since: null }])
  })

  it('has of each window one state: whoever stands there goes before a pause, a pause before an empty chair', () => {
    const tickets = [ticket('A1', { state: 'serving' }), ticket('A2', { state: 'called' }), ticket('A3', { state: 'serving' })]
    const windows = [window(1, { ticket: 'A1' }), window(2, { ticket: 'A2' }), window(3, { ticket: 'A3', paused: 'break' }), window(4, { paused: 'meeting' }), window(5), window(6, { clerk: null })]
    expect(windowsNow(as({ windows, tickets })).map(({ state }) => state)).toEqual(['serving', 'called', 'serving', 'paused', 'free', 'nobody'])
  })

  it('counts ratings that were given, by level, and no other', () => {
    const ratings = [['rated', 'satisfied'], ['rated', 'satisfied'], ['rated', 'dissatisfied'], ['timed-out', null], ['offered', null]].map(([state, level]) => ({ state, level }))
    const { rated, levels } = ratedNow(as({ ratings }))
    expect([rated, ...levels.map(({ count }) => count)]).toEqual([3, 0, 2, 0, 1, 0])
  })
})

describe('What is due', () => {
  const businessDate = '2026-11-26'
  const limit = (due: string) => ({ due, remind: due, escalate: due })
  const all = (more: Partial<Record<keyof Deadlines, unknown>> & { cases?: object[]; handOvers?: object[] }): Deadlines =>
    as({ rectifications: [], complaints: [], inspections: [], now: Date.parse('2026-11-26T08:00:00Z'), ...more, view: { businessDate, cases: more.cases ?? [], handOvers: more.handOvers ?? [] } })
  const found = (one: Deadlines) => dueNow(one).map(({ kind, no, isOver }) => `${kind} ${no} ${isOver ? 'over' : 'today'}`)

  it('is of all kinds, the oldest limit first, and nothing that has time', () => {
    expect(
      found(
        all({
          cases: [{ case: 'C1', state: 'accepted', stoodStill: null, officer: null, due: { promised: '2026-11-20', statutory: null } }, { case: 'C2', state: 'accepted', stoodStill: null, officer: null, due: { promised: '2026-11-27', statutory: null } }],
          handOvers: [{ handOver: 'H1', state: 'taken', dueAt: '2026-11-26T07:59:00Z', by: '1002', first: '1001' }, { handOver: 'H2', state: 'closed', dueAt: '2026-11-20T07:59:00Z', by: null, first: '1001' }],
          rectifications: [{ rectification: 'R1', limit: limit('2026-11-26'), assigned: null }, { rectification: 'R2', limit: limit('2026-11-27'), assigned: null }],
          complaints: [{ complaint: 'T1', limit: limit('2026-11-25'), handler: '1002' }, { complaint: 'T2', limit: null, handler: null }],
          inspections: [{ inspection: 'D1', findings: [{ line: 'clean', limit: limit('2026-11-24'), clerk: null }, { line: 'signs', limit: null, clerk: null }] }],
        }),
      ),
    ).toEqual(['case C1 over', 'finding D1 clean over', 'complaint T1 over', 'rectification R1 today', 'handOver H1 over'])
  })

  it('is with whoever has it: a hand-over that nobody took with the clerk who was asked first', () => {
    const [first] = dueNow(all({ handOvers: [{ handOver: 'H1', state: 'offered', dueAt: '2026-11-26T09:00:00Z', by: null, first: '1001' }] }))
    expect(first).toMatchObject({ who: '1001', isOver: false })
    const [due] = dueNow(all({ cases: [{ case: 'C1', state: 'reviewing', stoodStill: null, officer: 'clerk:1002', due: { promised: businessDate, statutory: null } }] }))
    expect(due).toMatchObject({ who: '1002', isOver: false })
  })
})
