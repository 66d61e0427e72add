/** A bad rating opens a case; others than whom it is about see to it, in time; that clerk may appeal. */
import { describe, expect, it } from 'vitest'
import { raise } from '../../device-daemon/hall/raise.ts'
import { maySee, readState, shown, writeState } from '../../device-daemon/hall/hall.ts'
import { limitFrom } from '../../device-daemon/hall/parts/limit.ts'
import { isPossible, rectificationMachine } from '../../device-daemon/hall/parts/rectification/machine.ts'
import type { Plan } from '../../device-daemon/hall/plan.ts'
import { findings, type RectificationStep, rectificationStates, rectificationSteps } from '../../device-daemon/wire/choices.ts'
import type { RectificationView } from '../../device-daemon/wire/rectification-view.ts'
import { ratingLevels } from '../../device-daemon/wire/rating-levels.ts'
import { emptyState, fold, freezeState, type HallEvent } from '../../device-daemon/wire/fold.ts'
import { Chance } from '../kit/chance.ts'
import { HallBench, idOf, pad } from './bench.ts'

const dayMs = 24 * 3600_000
const no = '20261124-Z0001'
const weekdays = { weekdays: [1, 2, 3, 4, 5], holidays: new Set(['2026-11-27']), workdays: new Set(['2026-11-28']), years: new Set([2026]) }
const chief = { actor: 'supervisor', supervises: true }
const sent = { actor: 'clerk:1002', supervises: false }
const rated = { actor: 'clerk:1001', supervises: false }
type Who = typeof chief
type Level = (typeof ratingLevels)[number]

/** Clerk 1001 has served somebody at window 1, who presses a key. */
function ratedHall(level: Level = 'dissatisfied', other: Partial<Plan> = { calendar: weekdays }): HallBench {
  const hall = new HallBench(other)
  hall.at(1, 'sign-in')
  serve(hall)
  expect(hall.try({ type: 'pad-key', window: 1, device: pad, key: 2, level, at: hall.now })).toBe('ok')
  return hall
}
function serve(hall: HallBench): void {
  hall.take({ queue: 'A' })
  hall.at(1, 'call-next')
  hall.at(1, 'start')
  hall.finish(1)
}

const caseOf = (hall: HallBench, one = no) => hall.state.rectification.rectifications.get(one)
/** What is said with each step, where nothing else is. */
const said = {
  'assign': { type: 'assign-rectification', to: '1002' },
  'contact': { type: 'contact-rater' },
  'verify': { type: 'verify-rectification', finding: 'justified' },
  'rectify': { type: 'rectify', kind: 'simple' },
  'answer': { type: 'answer-rectification', answer: 'put-right' },
  'visit-back': { type: 'visit-back', level: 'satisfied' },
  'close': { type: 'close-rectification', outcome: 'settled' },
  'appeal': { type: 'appeal-rating', reason: 'not-my-act' },
  'recheck': { type: 'recheck-rating', outcome: 'stands' },
} as const
function go(hall: HallBench, step: RectificationStep, who: Who = chief, more: object = {}, rectification = no): string {
  return hall.try({ ...said[step], rectification, ...who, ...more } as never)
}
/** The plain way, up to a state. */
const way = ['contact', 'verify', 'rectify', 'answer', 'visit-back', 'close'] as const
function brought(to: (typeof rectificationStates)[number], other?: Partial<Plan>): HallBench {
  const hall = ratedHall('dissatisfied', other ?? { calendar: weekdays })
  for (const step of way.slice(0, rectificationStates.indexOf(to))) expect(go(hall, step)).toBe('ok')
  expect(caseOf(hall)?.state).toBe(to)
  return hall
}
const look = (hall: HallBench) => hall.try({ type: 'look-at-rectifications' })

it('Where nobody was sent no clerk was, whatever the work number', () => {
  const hall = ratedHall()
  expect(hall.try({ type: 'contact-rater', rectification: no, actor: 'clerk:null', supervises: false })).toBe('RECTIFICATION_ELSEWHERE')
})

describe('Opened', () => {
  it.each([
    ['very_satisfied', false],
    ['satisfied', false],
    ['basically_satisfied', false],
    ['dissatisfied', true],
    ['very_dissatisfied', true],
  ] as const)('by %s: %s', (level, opens) => {
    const hall = ratedHall(level)
    expect(hall.types().slice(-2)).toEqual(opens ? ['rated', 'rectification-opened'] : ['rating-offered', 'rated'])
    expect(hall.state.rectification.rectifications.size).toBe(opens ? 1 : 0)
  })

  it('says whose act it was and until when the person is spoken to', () => {
    const hall = ratedHall()
    expect(hall.last()).toMatchObject({ ticket: idOf('A001'), window: 1, actor: 'system' })
    expect(caseOf(hall)).toMatchObject({ clerk: '1001', level: 'dissatisfied', state: 'opened', assigned: null, limit: { due: '2026-11-25', remind: '2026-11-25', escalate: '2026-11-26' } })
  })

  it('by the code on a ticket, too, first and second time, but once for an act', () => {
    const hall = ratedHall('satisfied')
    const rate = (ticket: string, level: Level) => hall.try({ type: 'rate-act', ticket: idOf(ticket), level, tags: [], channel: 'qr', session: `s-${hall.events.length}`, actor: 'citizen' })
    expect(rate('A001', 'dissatisfied')).toBe('ok')
    expect(hall.types().slice(-2)).toEqual(['rating-supplemented', 'rectification-opened'])
    serve(hall)
    expect([rate('A002', 'very_dissatisfied'), rate('A002', 'dissatisfied')]).toEqual(['ok', 'ok'])
    expect(hall.last()?.type).toBe('rating-supplemented')
    expect([...hall.state.rectification.rectifications.values()].map(({ ticket }) => ticket)).toEqual([idOf('A001'), idOf('A002')])
  })

  it('after midnight, before anybody opened the day, it has a number of the new one, and the rating counts', () => {
    const hall = new HallBench({ ratingSeconds: 60, calendar: weekdays })
    hall.now = Date.UTC(2026, 10, 24, 15, 59, 40)
    hall.at(1, 'sign-in')
    serve(hall)
    hall.key('very_dissatisfied')
    serve(hall)
    hall.now += 40_000
    const before = hall.events.length
    hall.key('very_dissatisfied')
    expect(hall.types(before)).toEqual(['day-closed', 'day-opened', 'rated', 'rectification-opened'])
    expect([...hall.state.rectification.rectifications.keys()]).toEqual([no, '20261125-Z0001'])
    expect([...hall.state.rating.sessions.values()].map(({ state }) => state)).toEqual(['rated'])
    expect(hall.state.rating.acts.get(idOf('A002'))?.rated).not.toBeNull()
  })

  it('has numbers of its day; what is closed is let go with it, what is open stays', () => {
    const hall = brought('closed')
    const rate = () => {
      serve(hall)
      hall.key('very_dissatisfied')
    }
    rate()
    hall.now += dayMs
    rate()
    rate()
    expect([...hall.state.rectification.rectifications.keys()]).toEqual(['20261124-Z0002', '20261125-Z0001', '20261125-Z0002'])
  })

  it('a rating is not refused where there is no number for its case', () => {
    const hall = ratedHall('satisfied')
    hall.state.rectification.opened = 9998
    serve(hall)
    hall.key('very_dissatisfied')
    serve(hall)
    expect(hall.key('very_dissatisfied')).toBe('ok')
    expect(hall.last()?.type).toBe('rated')
    expect([...hall.state.rectification.rectifications.keys()]).toEqual(['20261124-Z9999'])
  })
})

describe('Limits', () => {
  const limit = (today: string, days: number, escalateAfterDays = 1) => {
    const promising = { calendar: weekdays, escalateAfterDays }
    const found = limitFrom(today, days, promising)
    return found === null ? null : [found.remind, found.due, found.escalate].map((date) => date.slice(5))
  }

  // Friday the 27th is a holiday, Saturday the 28th is worked for it.
  it.each([
    ['2026-11-24', 1, 1, ['11-25', '11-25', '11-26']],
    ['2026-11-24', 2, 1, ['11-25', '11-26', '11-28']],
    ['2026-11-26', 1, 1, ['11-28', '11-28', '11-30']],
    ['2026-11-26', 2, 0, ['11-28', '11-30', '11-30']],
    ['2026-11-24', 5, 3, ['11-30', '12-01', '12-04']],
    ['2026-11-24', 15, 1, ['12-14', '12-15', '12-16']],
    ['2026-12-29', 1, 1, ['12-30', '12-30', '12-31']],
  ] as const)('from %s, %i days, escalated %i later: %j', (today, days, later, expected) => {
    expect(limit(today, days, later)).toEqual(expected)
  })

  it.each([
    ['2026-12-31', 1, 0],
    ['2026-12-30', 1, 1],
    ['2027-01-04', 1, 0],
    ['2025-12-31', 1, 1],
  ])('from %s, %i days and %i, nobody knows', (today, days, later) => {
    expect(limit(today, days, later)).toBeNull()
  })

  const unknown = { calendar: { ...weekdays, years: new Set<number>() } }

  it('in a year of which no holidays are known the rating counts, and no day is promised', () => {
    const hall = ratedHall('dissatisfied', unknown)
    expect(caseOf(hall)).toMatchObject({ state: 'opened', limit: null })
    hall.now += 100 * dayMs
    const before = hall.events.length
    look(hall)
    expect(hall.events).toHaveLength(before)
    expect([go(hall, 'contact'), go(hall, 'verify')]).toEqual(['ok', 'ok'])
  })

  it('nobody promises to put right by a day that nobody knows', () => {
    const hall = brought('verified', unknown)
    expect(go(hall, 'rectify')).toBe('CALENDAR_UNKNOWN')
    expect(caseOf(hall)?.state).toBe('verified')
  })

  it('each step has its own; a later setting changes no promise', () => {
    const hall = ratedHall()
    const due = () => caseOf(hall)?.limit?.due.slice(5)
    const seen = [due()]
    for (const step of ['contact', 'verify', 'rectify'] as const) {
      expect(go(hall, step, chief, step === 'rectify' ? { kind: 'complex' } : {})).toBe('ok')
      seen.push(due())
    }
    Object.assign(hall, { plan: { ...hall.plan, rectification: { contactDays: 2, simpleDays: 9, complexDays: 9, escalateAfterDays: 9 } } })
    seen.push(due())
    go(hall, 'answer')
    seen.push(due())
    go(hall, 'visit-back')
    expect([...seen, due()]).toEqual(['11-25', '12-01', '12-01', '12-15', '12-15', '11-26', '11-26'])
  })
})

describe('Who', () => {
  it.each(rectificationSteps.filter((step) => step !== 'appeal'))('the clerk it is about does not %s, be it as a supervisor or as one who was sent', (step) => {
    for (const supervises of [false, true]) {
      const hall = ratedHall()
      expect(go(hall, step, { ...rated, supervises })).toBe('RECTIFICATION_OWN')
    }
  })

  it.each(rectificationSteps)('a clerk whom nobody sent does not %s, and learns nothing of how it stands', (step) => {
    for (const state of ['opened', 'visited-back'] as const) expect(go(brought(state), step, { actor: 'clerk:1003', supervises: false })).toBe('RECTIFICATION_ELSEWHERE')
    expect(go(ratedHall(), step, { actor: 'clerk', supervises: false })).toBe('RECTIFICATION_ELSEWHERE')
  })

  it('whom a supervisor has sent does all of it but sending and appealing; sent is one at a time', () => {
    const hall = ratedHall()
    expect(go(hall, 'assign')).toBe('ok')
    for (const step of way) expect([step, go(hall, 'appeal', sent), go(hall, 'assign', sent, { to: '1003' }), go(hall, step, sent)]).toEqual([step, 'RECTIFICATION_ELSEWHERE', 'RECTIFICATION_ELSEWHERE', 'ok'])
    const other = ratedHall()
    go(other, 'assign')
    go(other, 'assign', chief, { to: '1003' })
    expect(go(other, 'contact', sent)).toBe('RECTIFICATION_ELSEWHERE')
  })

  it('nobody is sent who is not there, nor whom it is about; the same again says nothing', () => {
    const hall = ratedHall()
    expect([go(hall, 'assign', chief, { to: '9999' }), go(hall, 'assign', chief, { to: '1001' }), go(hall, 'assign')]).toEqual(['CLERK_UNKNOWN', 'RECTIFICATION_OWN', 'ok'])
    const before = hall.events.length
    expect([go(hall, 'assign'), hall.events.length]).toEqual(['ok', before])
  })

  it('of no case there is nothing to do', () => {
    expect(go(ratedHall(), 'contact', chief, {}, '20261124-Z0002')).toBe('RECTIFICATION_UNKNOWN')
  })
})

describe('Appeal and re-check', () => {
  it('once, by the clerk it is about or a supervisor; re-checked by another than who appealed', () => {
    const hall = ratedHall()
    expect([go(hall, 'recheck'), go(hall, 'appeal', rated), go(hall, 'appeal', rated), go(hall, 'appeal')]).toEqual(['RECTIFICATION_ILLEGAL', 'ok', 'RECTIFICATION_ILLEGAL', 'RECTIFICATION_ILLEGAL'])
    expect(caseOf(hall)?.appeal).toEqual({ by: 'clerk:1001', reason: 'not-my-act', outcome: null })
    expect([go(hall, 'recheck', rated), go(hall, 'recheck'), go(hall, 'recheck'), go(hall, 'appeal', rated)]).toEqual(['RECTIFICATION_OWN', 'ok', 'RECTIFICATION_ILLEGAL', 'RECTIFICATION_ILLEGAL'])
    const byChief = ratedHall()
    go(byChief, 'appeal')
    go(byChief, 'assign')
    expect([go(byChief, 'recheck'), go(byChief, 'recheck', sent)]).toEqual(['RECTIFICATION_OWN', 'ok'])
    const named = { actor: 'clerk:1003', supervises: true }
    const byNamed = ratedHall()
    expect([go(byNamed, 'appeal', named), go(byNamed, 'recheck', named), go(byNamed, 'recheck')]).toEqual(['ok', 'RECTIFICATION_OWN', 'ok'])
  })

  it('goes beside the rest, but nothing is closed before it is re-checked', () => {
    const hall = brought('visited-back')
    go(hall, 'appeal', rated)
    expect([go(hall, 'close'), go(hall, 'recheck'), go(hall, 'close')]).toEqual(['RECTIFICATION_ILLEGAL', 'ok', 'ok'])
  })

  it.each(['mistaken', 'malicious'] as const)('a rating that is %s ends its case, wherever it is', (outcome) => {
    for (const state of rectificationStates.filter((one) => one !== 'closed')) {
      const hall = brought(state)
      go(hall, 'appeal', rated)
      expect(go(hall, 'recheck', chief, { outcome })).toBe('ok')
      expect(caseOf(hall)).toMatchObject({ state: 'closed', end: 'set-aside', limit: null, appeal: { outcome } })
    }
  })
})

describe('Found', () => {
  it.each(findings)('%s', (finding) => {
    const hall = brought('contacted')
    go(hall, 'verify', chief, { finding })
    const [toRectify, toAnswer] = finding === 'justified' ? ['ok', 'ok'] : ['RECTIFICATION_ILLEGAL', 'ok']
    if (finding === 'justified') expect(go(hall, 'answer')).toBe('RECTIFICATION_ILLEGAL')
    expect([go(hall, 'rectify'), go(hall, 'answer', chief, { answer: 'explained' })]).toEqual([toRectify, toAnswer])
  })

  it('who is still not content has it put right once more', () => {
    const hall = brought('answered')
    go(hall, 'visit-back', chief, { level: 'dissatisfied' })
    expect([go(hall, 'rectify', chief, { kind: 'complex' }), caseOf(hall)?.limit?.due]).toEqual(['ok', '2026-12-15'])
    expect([go(hall, 'answer'), go(hall, 'visit-back', chief, { level: 'not-reached' }), go(hall, 'close', chief, { outcome: 'not-settled' })]).toEqual(['ok', 'ok', 'ok'])
    expect(caseOf(hall)).toMatchObject({ visitedBack: 'not-reached', end: 'not-settled', kind: 'complex', closedAt: '2026-11-24T01:00:00.000Z' })
  })
})

describe('Reminded and escalated', () => {
  const on = (hall: HallBench, date: string) => {
    hall.now = Date.parse(`${date}T09:00:00+08:00`)
    const before = hall.events.length
    look(hall)
    look(hall)
    return hall.types(before).filter((type) => type.startsWith('rectification-')).map((type) => type.slice(14))
  }
  const days = ['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30', '2026-12-01', '2026-12-02', '2026-12-03', '2026-12-04']

  it('each once, on its day and on no other', () => {
    const hall = ratedHall()
    // Due on Wednesday, and Thursday is the working day after.
    expect(days.map((date) => on(hall, date).join())).toEqual(['', 'reminded', '', 'escalated', '', '', '', '', '', '', ''])
    expect(hall.last()).toMatchObject({ actor: 'system', ticket: idOf('A001'), window: 1 })
    const put = brought('rectifying')
    expect(days.map((date) => on(put, date).join())).toEqual(['', '', '', '', '', '', 'reminded', '', '', 'escalated', ''])
  })

  it('anew for each limit', () => {
    const hall = ratedHall()
    on(hall, '2026-11-25')
    on(hall, '2026-11-28')
    expect(caseOf(hall)).toMatchObject({ reminded: true, escalated: true })
    go(hall, 'contact')
    expect(caseOf(hall)).toMatchObject({ reminded: false, escalated: false })
    go(hall, 'verify')
    expect(on(hall, '2026-12-03')).toEqual(['reminded'])
    expect(on(hall, '2026-12-08')).toEqual(['escalated'])
    go(hall, 'rectify')
    expect(caseOf(hall)).toMatchObject({ reminded: false, escalated: false })
  })

  it('a clock that jumps over both escalates and reminds nobody too late; one that goes back says nothing', () => {
    const hall = ratedHall()
    expect(on(hall, '2027-03-01')).toEqual(['escalated'])
    const back = ratedHall()
    expect(on(back, '2026-11-23')).toEqual([])
    expect(on(back, '2026-11-25')).toEqual(['reminded'])
    expect(on(back, '2026-11-24')).toEqual([])
  })

  it('of what is closed nobody is reminded', () => expect(on(brought('closed'), '2026-12-20')).toEqual([]))

  it('what is visited back has a day to be ended on: nobody’s case rests there for ever', () => {
    const hall = brought('visited-back')
    expect(caseOf(hall)?.limit?.due).toBe('2026-11-25')
    expect(on(hall, '2026-11-25')).toEqual(['reminded'])
    expect(on(hall, '2026-12-20')).toEqual(['escalated'])
  })

  it('of a journal that is older had no such day', () => {
    const data = { rectification: no, level: 'satisfied' }
    expect(raise({ type: 'rectification-visited-back', ticket: idOf('A001'), window: 1, actor: 'supervisor', data })).toMatchObject({ data: { ...data, limit: null } })
  })

  it('opens the day where it is the first to see it', () => {
    const hall = ratedHall()
    hall.now += dayMs
    const before = hall.events.length
    look(hall)
    expect(hall.types(before)).toEqual(['day-closed', 'day-opened', 'rectification-reminded'])
  })
})

describe('The table of steps', () => {
  const cells = rectificationStates.flatMap((state) => rectificationSteps.map((step) => ({ state, step, next: rectificationMachine[state][step] })))

  it('has these steps beside sending, appeal and re-check, and ends with closed alone', () => {
    const forward = cells.filter(({ step, next }) => next !== undefined && !['assign', 'appeal', 'recheck'].includes(step))
    expect(forward.map(({ state, step, next }) => `${state} ${step} ${next}`)).toEqual([
      'opened contact contacted',
      'contacted verify verified',
      'verified rectify rectifying',
      'verified answer answered',
      'rectifying answer answered',
      'answered visit-back visited-back',
      'visited-back rectify rectifying',
      'visited-back close closed',
    ])
    for (const state of rectificationStates) for (const step of ['assign', 'appeal', 'recheck'] as const) expect(rectificationMachine[state][step]).toBe(state === 'closed' ? undefined : state)
  })

  it.each(cells)('$state, $step: $next', ({ state, step, next }) => {
    const hall = brought(state)
    if (step === 'recheck' && state !== 'closed') go(hall, 'appeal', rated)
    // An answer to what is justified comes after it was put right; elsewhere it is asked above.
    const isHeldUp = state === 'verified' && step === 'answer'
    expect(go(hall, step)).toBe(next === undefined || isHeldUp ? 'RECTIFICATION_ILLEGAL' : 'ok')
    expect(caseOf(hall)?.state).toBe(isHeldUp ? state : (next ?? state))
  })
})

describe('Seen', () => {
  it('by supervisors, and on no clerk’s page', () => {
    const hall = brought('closed')
    for (const role of ['clerk', 'kiosk', 'board', 'technician'] as const) {
      expect(shown(hall.state, { role, window: 1 }).rectification).toEqual({ rectifications: [], opened: 0 })
      expect(hall.events.filter(({ type }) => type.startsWith('rectification-')).map((event) => maySee({ role, window: 1 }, event))).toEqual([null, null, null, null, null, null, null])
    }
    expect(shown(hall.state, { role: 'supervisor' }).rectification.rectifications).toHaveLength(1)
  })
})

/** Something somebody does; most of it is refused, as in life. */
function anyDeed(hall: HallBench, chance: Chance): void {
  const known = [...hall.state.rectification.rectifications.keys()]
  // Of the oldest, so that some come to their end.
  const one = known.length === 0 ? no : chance.one(known.slice(0, 3))
  const who = chance.one<Who>([chief, chief, sent, rated, { actor: 'clerk:1003', supervises: true }, { actor: 'clerk:1003', supervises: false }])
  const more = { finding: chance.one(['justified', 'justified', ...findings]), kind: chance.one(['simple', 'complex']), level: chance.one([...ratingLevels, 'not-reached']), to: chance.one(['1001', '1002', '1003']) }
  const dice = chance.below(20)
  if (dice < 2) {
    serve(hall)
    hall.key('very_dissatisfied')
  } else if (dice === 3) {
    hall.now += chance.below(3) * dayMs
    hall.try({ type: 'open-day' })
    look(hall)
  } else if (dice === 4) go(hall, 'recheck', who, { outcome: chance.one(['stands', 'mistaken', 'malicious']) }, one)
  else go(hall, chance.one(rectificationSteps), who, more, one)
}

function checkOne(facts: readonly HallEvent[], one: RectificationView): void {
  for (const { actor, type } of facts) if (type !== 'rectification-appealed') expect(actor).not.toBe(`clerk:${one.clerk}`)
  const rechecked = facts.find(({ type }) => type === 'rectification-rechecked')
  if (rechecked !== undefined) expect(rechecked.actor).not.toBe(one.appeal?.by)
  const ends = facts.filter(({ type }) => type === 'rectification-closed').length
  expect([ends, one.end !== null, one.closedAt !== null]).toEqual(one.state === 'closed' ? [1, true, true] : [0, false, false])
  // No limit is told of twice.
  const told = facts.filter(({ type }) => type === 'rectification-escalated').length
  expect(told).toBeLessThanOrEqual(1 + facts.filter(({ data }) => 'limit' in data).length)
  expect(one.assigned).not.toBe(one.clerk)
  expect(rectificationSteps.some((step) => isPossible(one, step))).toBe(one.state !== 'closed')
}

it('After a restart the numbers go on', () => {
  const { state } = ratedHall()
  expect(readState(writeState(state))?.rectification.opened).toBe(1)
})

describe('Days at random', () => {
  it.each([1, 2, 3, 4, 5])('by seed %i each bad rating has one case, which nobody does who it is about, and which ends once', (seed) => {
    const chance = new Chance(seed)
    const hall = new HallBench({ calendar: weekdays })
    hall.at(1, 'sign-in')
    const states = new Set<string>()
    for (let nth = 0; nth < 800; nth++) {
      anyDeed(hall, chance)
      const facts = Map.groupBy(hall.events, ({ data }) => ('rectification' in data ? data.rectification : ''))
      for (const one of hall.state.rectification.rectifications.values()) {
        states.add(one.state)
        checkOne(facts.get(one.rectification) ?? [], one)
      }
    }
    const numbers = hall.events.flatMap((event) => (event.type === 'rectification-opened' ? [event.data.rectification] : []))
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(numbers).toHaveLength(hall.types().filter((type) => type === 'rated').length)
    expect([...states].sort()).toEqual([...rectificationStates].sort())
  })

  it.each([7, 8])('by seed %i a snapshot at any point goes on as the journal does', (seed) => {
    const chance = new Chance(seed)
    const hall = new HallBench({ calendar: weekdays })
    hall.at(1, 'sign-in')
    for (let nth = 0; nth < 250; nth++) anyDeed(hall, chance)
    for (let cut = 0; cut < hall.events.length; cut += 11) {
      const half = emptyState()
      for (const event of hall.events.slice(0, cut)) fold(half, event)
      const read = readState(writeState(half))
      expect(read).not.toBeNull()
      if (read === null) continue
      for (const event of hall.events.slice(cut)) fold(read, event)
      expect(freezeState(read)).toEqual(freezeState(hall.state))
    }
  })
})
