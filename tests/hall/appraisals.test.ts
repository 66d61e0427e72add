/** An appraisal that is frozen: never changed, objected to by whom it is about, and awards decided by somebody with a name. */
import { describe, expect, it } from 'vitest'
import { maySee, readState, shown, writeState, type CommandOf } from '../../device-daemon/hall/hall.ts'
import type { Appraised } from '../../device-daemon/wire/figures-view.ts'
import { emptyState, fold, freezeState } from '../../device-daemon/wire/fold.ts'
import { HallBench } from './bench.ts'

const line = (key: string, rank: number | null): Appraised => ({ key, acts: 40, meanWaitMs: null, meanServedMs: null, handOvers: 0, overdue: 0, parts: [{ part: 'good', of: 9, all: 10, weight: 30, points: 27 }], total: rank === null ? null : 90 - rank, rank })
type Freeze = CommandOf<'freeze-appraisal'>
const freeze = (more: Partial<Freeze> = {}): Freeze => ({ type: 'freeze-appraisal', from: '2026-01-01', to: '2026-10-31', seq: 9, root: 'a'.repeat(64), fewActs: 30, instead: null, list: [line('1001', 1), line('1002', 2), line('1003', null)], actor: 'clerk:1003', ...more })
const no = '20261124-K001'
const object = (actor = 'clerk:1002', more: Partial<CommandOf<'object-to-appraisal'>> = {}): CommandOf<'object-to-appraisal'> => ({ type: 'object-to-appraisal', appraisal: no, part: 'good', reason: 'rating-appealed', actor, ...more })
const answer = (more: Partial<CommandOf<'answer-objection'>> = {}): CommandOf<'answer-objection'> => ({ type: 'answer-objection', appraisal: no, clerk: '1002', part: 'good', outcome: 'stands', actor: 'clerk:1003', ...more })
const award = (more: Partial<CommandOf<'decide-award'>> = {}): CommandOf<'decide-award'> => ({ type: 'decide-award', appraisal: no, clerk: '1001', outcome: 'granted', actor: 'clerk:1003', ...more })

function frozenHall(): HallBench {
  const hall = new HallBench()
  expect(hall.try(freeze())).toBe('ok')
  return hall
}
const one = (hall: HallBench, which = no) => hall.state.appraisal.appraisals.get(which)

describe('An appraisal', () => {
  it('is frozen with what it was made from, and proposes the first for an award', () => {
    const hall = frozenHall()
    expect(hall.types()).toEqual(['day-opened', 'appraisal-frozen', 'award-proposed'])
    expect(one(hall)).toMatchObject({ seq: 9, root: 'a'.repeat(64), by: 'clerk:1003', objections: [], awards: [{ clerk: '1001', rank: 1, outcome: null }] })
  })

  it.each([
    ['by nobody with a name', { actor: 'supervisor' }, 'NAME_NEEDED'],
    ['of a time that is not over', { to: '2026-11-24' }, 'PERIOD_OPEN'],
    ['of a time that ends before it begins', { from: '2026-10-31', to: '2026-10-30' }, 'PERIOD_OPEN'],
    ['in the place of one that is not there', { instead: '20261124-K009' }, 'APPRAISAL_UNKNOWN'],
  ] as const)('%s is refused, and changes nothing', (_what, more, code) => {
    const hall = new HallBench()
    expect(hall.try(freeze(more))).toBe(code)
    expect(hall.events).toEqual([])
  })

  it('of the day before is over: that day may be its last', () => expect(new HallBench().try(freeze({ to: '2026-11-23' }))).toBe('ok'))

  it('has its own number, also on the day after', () => {
    const hall = frozenHall()
    expect(hall.try(freeze())).toBe('ok')
    hall.now += 24 * 3600_000
    expect(hall.try(freeze())).toBe('ok')
    expect([...hall.state.appraisal.appraisals.keys()]).toEqual([no, '20261124-K002', '20261125-K001'])
  })

  it('is at hand for the last two dozen', () => {
    const hall = new HallBench()
    for (let nth = 0; nth < 26; nth++) hall.do(freeze())
    expect([...hall.state.appraisal.appraisals.keys()].slice(0, 2)).toEqual(['20261124-K003', '20261124-K004'])
  })
})

describe('An objection', () => {
  it('is a record of the clerk’s, answered by somebody else', () => {
    const hall = frozenHall()
    expect(hall.try(object())).toBe('ok')
    expect(hall.try(object())).toBe('OBJECTION_THERE')
    expect(hall.try(object('clerk:1002', { part: 'acts' }))).toBe('ok')
    expect(hall.try(answer())).toBe('ok')
    expect(one(hall)?.objections.map(({ part, outcome, answeredBy }) => [part, outcome, answeredBy])).toEqual([['good', 'stands', 'clerk:1003'], ['acts', null, null]])
    // Answered, and there is something new to say: it may be said.
    expect(hall.try(object())).toBe('ok')
    expect(hall.try(answer({ outcome: 'granted' }))).toBe('ok')
    expect(one(hall)?.objections.map(({ part, outcome }) => [part, outcome])).toEqual([['good', 'stands'], ['acts', null], ['good', 'granted']])
  })

  it.each([
    ['to none', object('clerk:1002', { appraisal: '20261124-K009' }), 'APPRAISAL_UNKNOWN'],
    ['of somebody who has no line', object('clerk:1999'), 'APPRAISAL_ELSEWHERE'],
    ['of nobody with a name', object('supervisor'), 'APPRAISAL_ELSEWHERE'],
    ['answered by nobody with a name', answer({ actor: 'supervisor' }), 'NAME_NEEDED'],
    ['answered by whose it is', answer({ actor: 'clerk:1002' }), 'OBJECTION_OWN'],
    ['answered that is not there', answer({ part: 'told' }), 'OBJECTION_UNKNOWN'],
    ['answered of none', answer({ appraisal: '20261124-K009' }), 'APPRAISAL_UNKNOWN'],
  ] as const)('%s is refused', (_what, command, code) => {
    const hall = frozenHall()
    hall.do(object())
    const before = hall.events.length
    expect(hall.try(command)).toBe(code)
    expect(hall.events).toHaveLength(before)
  })

  it('is to the one that stands, not to the one that it has taken the place of', () => {
    const hall = frozenHall()
    expect(hall.try(freeze({ instead: no }))).toBe('ok')
    expect(hall.try(object())).toBe('APPRAISAL_REPLACED')
    expect(hall.try(award())).toBe('APPRAISAL_REPLACED')
    expect(hall.try(object('clerk:1002', { appraisal: '20261124-K002' }))).toBe('ok')
  })
})

describe('An award', () => {
  it('is decided once, by somebody with a name who is another, when all objections are answered', () => {
    const hall = frozenHall()
    hall.do(object())
    expect(hall.try(award())).toBe('OBJECTION_OPEN')
    hall.do(answer())
    expect(hall.try(award({ actor: 'supervisor' }))).toBe('NAME_NEEDED')
    expect(hall.try(award({ actor: 'clerk:1001' }))).toBe('AWARD_OWN')
    expect(hall.try(award({ clerk: '1002' }))).toBe('AWARD_UNKNOWN')
    expect(hall.try(award({ appraisal: '20261124-K009' }))).toBe('APPRAISAL_UNKNOWN')
    expect(hall.try(award({ outcome: 'not-granted' }))).toBe('ok')
    expect(hall.try(award())).toBe('AWARD_DECIDED')
    expect(one(hall)?.awards).toEqual([{ appraisal: no, clerk: '1001', rank: 1, outcome: 'not-granted', decidedBy: 'clerk:1003' }])
  })
})

it('Appraisals outlive a day, a snapshot and a replay', () => {
  const hall = frozenHall()
  for (const command of [object(), answer(), award()]) expect(hall.try(command)).toBe('ok')
  hall.now += 24 * 3600_000
  hall.do({ type: 'open-day' })
  const replayed = emptyState()
  for (const event of hall.events) fold(replayed, event)
  expect(freezeState(replayed).appraisal).toEqual(freezeState(hall.state).appraisal)
  expect(readState(writeState(hall.state))).toEqual(hall.state)
  expect(one(hall)?.awards[0]?.decidedBy).toBe('clerk:1003')
})

it('Only supervisors are told of them, and no page carries them', () => {
  const hall = frozenHall()
  const [, frozen] = hall.events
  if (frozen === undefined) throw new Error('nothing was frozen')
  expect(maySee({ role: 'clerk', window: 1 }, frozen)).toBeNull()
  expect(maySee({ role: 'supervisor' }, frozen)).not.toBeNull()
  for (const role of ['supervisor', 'clerk', 'technician'] as const) expect(shown(hall.state, { role }).appraisal).toEqual({ appraisals: [], made: 0 })
})
