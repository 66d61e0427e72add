/** Whoever was asked first answers for it: taken, closed, given back, or back by itself. */
import { describe, expect, it } from 'vitest'
import { readState, writeState } from '../../device-daemon/hall/hall.ts'
import { handOverMachine, type HandOverStep } from '../../device-daemon/hall/parts/hand-over/machine.ts'
import { emptyState, fold, freezeState, type HallState } from '../../device-daemon/wire/fold.ts'
import { handOverStates } from '../../device-daemon/wire/choices.ts'
import { clerkHere, type ClerkHere, concerns, holderOf, isHeldBy, isOverdue, mayTake } from '../../device-daemon/wire/hand-over-list.ts'
import type { HandOverTo, HandOverView } from '../../device-daemon/wire/hand-over-view.ts'
import { Chance } from '../kit/chance.ts'
import { HallBench, idOf, plan } from './bench.ts'

const minute = 60_000
const dayMs = 24 * 60 * minute
const no = '20261124-H0001'

/** Clerks 1001, 1002 and 1003 are at windows 1, 2 and 3. */
function staffedHall(): HallBench {
  const hall = new HallBench()
  for (const window of [1, 2, 3]) hall.at(window, 'sign-in')
  return hall
}
const open = (hall: HallBench, to: HandOverTo = { window: 2 }, more: { ticket?: string | null; item?: string | null; window?: number } = {}) => {
  const { window = 1, ...said } = more
  return hall.step(window, { type: 'open-hand-over', to, word: 'not-our-item', ticket: null, item: null, ...said })
}
const take = (hall: HallBench, window = 2, handOver = no, clerk = `100${window}`) => hall.step(window, { type: 'take-hand-over', handOver, clerk })
const giveBack = (hall: HallBench, window = 2, handOver = no) => hall.step(window, { type: 'give-back-hand-over', handOver, reason: 'not-mine' })
const pass = (hall: HallBench, to: HandOverTo = { queue: 'B' }, window = 1, handOver = no) => hall.step(window, { type: 'pass-hand-over', handOver, to, word: 'needs-help' })
const close = (hall: HallBench, window = 2, handOver = no) => hall.step(window, { type: 'close-hand-over', handOver, outcome: 'settled' })
const reassign = (hall: HallBench, to: HandOverTo = { queue: 'B' }, handOver = no) => hall.try({ type: 'reassign-hand-over', handOver, to, actor: 'supervisor' })
const look = (hall: HallBench) => hall.try({ type: 'return-hand-overs' })
const handOver = (hall: HallBench, one = no) => hall.state.handOver.handOvers.get(one)

function opened(to?: HandOverTo, more?: Parameters<typeof open>[2]): HallBench {
  const hall = staffedHall()
  expect(open(hall, to, more)).toBe('ok')
  return hall
}
/** One that was given back to the first. */
function returned(): HallBench {
  const hall = opened()
  take(hall)
  giveBack(hall)
  return hall
}

describe('Opened', () => {
  it('says who was asked first, whom it goes to with what word, and until when', () => {
    const hall = staffedHall()
    hall.take({ queue: 'A' })
    expect(open(hall, { clerk: '1003' }, { ticket: idOf('A001'), item: 'RS-01' })).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'hand-over-opened', ticket: idOf('A001'), window: 1, actor: 'clerk:1001' })
    expect(handOver(hall)).toEqual({
      handOver: no,
      ticket: idOf('A001'),
      item: 'RS-01',
      first: '1001',
      window: 1,
      to: { clerk: '1003' },
      word: 'not-our-item',
      state: 'offered',
      openedAt: '2026-11-24T01:00:00.000Z',
      returnsAt: '2026-11-24T01:15:00.000Z',
      dueAt: '2026-11-24T02:00:00.000Z',
      by: null,
      why: null,
      outcome: null,
      closedAt: null,
    })
  })

  it.each([
    ['to no window', { window: 9 }, {}, 'WINDOW_UNKNOWN'],
    ['to no clerk', { clerk: '9999' }, {}, 'CLERK_UNKNOWN'],
    ['to no queue', { queue: 'Z' }, {}, 'QUEUE_UNKNOWN'],
    ['to the own window', { window: 1 }, {}, 'HAND_OVER_ILLEGAL'],
    ['to oneself', { clerk: '1001' }, {}, 'HAND_OVER_ILLEGAL'],
    ['for no ticket', { window: 2 }, { ticket: idOf('A009') }, 'TICKET_UNKNOWN'],
    ['for no item', { window: 2 }, { item: 'NO-01' }, 'ITEM_UNKNOWN'],
  ] as const)('%s is refused', (_what, to, more, code) => {
    const hall = staffedHall()
    const before = hall.events.length
    expect(open(hall, to, more)).toBe(code)
    expect(hall.events).toHaveLength(before)
  })

  it('by nobody who is there, or by another, is refused', () => {
    const hall = new HallBench()
    expect(open(hall)).toBe('WINDOW_UNSTAFFED')
    hall.at(1, 'sign-in', '1002')
    expect(open(hall)).toBe('WINDOW_STAFFED')
  })

  it('has numbers of its day, also where it opens the day', () => {
    const hall = opened()
    open(hall)
    hall.now += dayMs
    open(hall)
    open(hall)
    hall.now += dayMs
    hall.try({ type: 'open-day' })
    open(hall)
    expect([...hall.state.handOver.handOvers.keys()]).toEqual([no, '20261124-H0002', '20261125-H0001', '20261125-H0002', '20261126-H0001'])
  })

  it('no more than the number has room for', () => {
    const hall = staffedHall()
    for (let nth = 0; nth < 9999; nth++) if (open(hall) !== 'ok') throw new Error(`refused at ${nth}`)
    expect(open(hall)).toBe('QUOTA_FULL')
    expect([...hall.state.handOver.handOvers.keys()].at(-1)).toBe('20261124-H9999')
  })
})

describe('Taken by whom it is meant for', () => {
  it.each([
    [{ clerk: '1003' }, [3]],
    [{ window: 2 }, [2]],
    [{ queue: 'B' }, [3]],
    [{ queue: 'A' }, [2]],
    [{ queue: 'O' }, [2]],
  ] as const)('to %j: at windows %j, and never by the first', (to, windows) => {
    for (const window of [1, 2, 3]) {
      const isFor = windows.some((one) => one === window)
      expect([window, take(opened(to), window)]).toEqual([window, isFor ? 'ok' : 'HAND_OVER_ELSEWHERE'])
    }
  })

  it('to a queue: at a window that helps with it as well, and as such it is told', () => {
    const helping = plan.windows.map((one) => (one.number === 2 ? { ...one, helps: ['B'] } : one))
    const hall = new HallBench({ windows: helping })
    for (const window of [1, 2, 3]) hall.at(window, 'sign-in')
    open(hall, { queue: 'B' })
    const [offered] = hall.state.handOver.handOvers.values()
    const told = helping.filter(({ number, ...at }) => concerns(offered as HandOverView, clerkHere(`100${number}`, { number, ...at })))
    expect(told.map(({ number }) => number)).toEqual([1, 2, 3])
    expect(mayTake(offered as HandOverView, clerkHere('1002', undefined))).toBe(false)
    expect(take(hall, 2)).toBe('ok')
  })

  it('to a clerk who has moved: the clerk counts, not the window', () => {
    const hall = opened({ clerk: '1003' })
    hall.at(3, 'sign-out')
    hall.at(2, 'sign-out')
    hall.at(2, 'sign-in', '1003')
    expect(take(hall, 2, no, '1003')).toBe('ok')
    expect(handOver(hall)).toMatchObject({ state: 'taken', by: '1003', returnsAt: null })
    // And back at the old window it is still theirs.
    hall.at(3, 'sign-in', '1003')
    expect(close(hall, 3)).toBe('ok')
  })

  it('two at once: one has it', () => {
    const hall = opened({ queue: 'B' })
    hall.at(2, 'sign-out')
    expect(take(hall, 3)).toBe('ok')
    expect(take(hall, 3)).toBe('HAND_OVER_ILLEGAL')
  })

  it('is closed with an outcome, by who took it and nobody else', () => {
    const hall = opened()
    take(hall)
    expect([close(hall, 1), close(hall, 3)]).toEqual(['HAND_OVER_ELSEWHERE', 'HAND_OVER_ELSEWHERE'])
    hall.now += minute
    expect(close(hall)).toBe('ok')
    expect(handOver(hall)).toMatchObject({ state: 'closed', by: '1002', outcome: 'settled', closedAt: '2026-11-24T01:01:00.000Z' })
  })

  it('is given back to the first, who closes it or hands it on', () => {
    const hall = returned()
    expect(handOver(hall)).toMatchObject({ state: 'returned', by: null, why: 'not-mine' })
    expect([close(hall, 2), pass(hall, { queue: 'B' }, 2)]).toEqual(['HAND_OVER_ELSEWHERE', 'HAND_OVER_ELSEWHERE'])
    expect([pass(hall, { clerk: '1001' }), pass(hall, { window: 9 })]).toEqual(['HAND_OVER_ILLEGAL', 'WINDOW_UNKNOWN'])
    hall.now += minute
    expect(pass(hall)).toBe('ok')
    expect(handOver(hall)).toMatchObject({ state: 'offered', to: { queue: 'B' }, word: 'needs-help', why: null, returnsAt: '2026-11-24T01:16:00.000Z', dueAt: '2026-11-24T02:00:00.000Z' })
    expect(take(hall, 3)).toBe('ok')
    const own = returned()
    expect(close(own, 1)).toBe('ok')
  })

  it('giving back what one has not is refused', () => {
    const hall = opened()
    take(hall)
    expect(giveBack(hall, 3)).toBe('HAND_OVER_ELSEWHERE')
  })

  it.each(['take-hand-over', 'give-back-hand-over', 'pass-hand-over', 'close-hand-over'] as const)('%s by another clerk, or of none, is refused', (type) => {
    const said = { handOver: '20261124-H0009', reason: 'other', outcome: 'other', word: 'other', to: { queue: 'A' } } as const
    const hall = opened()
    expect(hall.step(1, { type, ...said } as never)).toBe('HAND_OVER_UNKNOWN')
    expect(hall.step(1, { type, clerk: '1002', ...said } as never)).toBe('WINDOW_STAFFED')
  })
})

describe('Not taken', () => {
  it('it is the first clerk’s again when its time is over, not before', () => {
    const hall = opened({ clerk: '1003' })
    hall.now += 15 * minute - 1
    const before = hall.events.length
    look(hall)
    expect(hall.events).toHaveLength(before)
    hall.now += 1
    look(hall)
    expect(hall.last()).toMatchObject({ type: 'hand-over-returned', actor: 'system', data: { handOver: no, why: 'not-taken' } })
    expect(take(hall, 3)).toBe('HAND_OVER_ILLEGAL')
    look(hall)
    expect(hall.events).toHaveLength(before + 1)
    expect(close(hall, 1)).toBe('ok')
  })

  it('goes back of several those alone whose time is over; what is taken stays', () => {
    const hall = opened()
    hall.take({ queue: 'A' })
    open(hall, { queue: 'B' }, { ticket: idOf('A001') })
    open(hall)
    take(hall, 2, '20261124-H0003')
    hall.now += 14 * minute
    open(hall)
    hall.now += minute
    look(hall)
    expect([...hall.state.handOver.handOvers.values()].map(({ state }) => state)).toEqual(['returned', 'returned', 'taken', 'offered'])
    expect(hall.last()?.ticket).toBe(idOf('A001'))
  })

  it('a clock that goes back returns nothing; one that jumps ahead returns it at once', () => {
    const hall = opened()
    hall.now -= 60 * minute
    look(hall)
    expect(handOver(hall)?.state).toBe('offered')
    hall.now += 10 * dayMs
    look(hall)
    expect(handOver(hall)?.state).toBe('returned')
  })
})

describe('Reassigned by a supervisor', () => {
  it('it is anew for somebody else, and no longer with who had it; the first stays the first, and it is due when it was', () => {
    const hall = staffedHall()
    hall.take({ queue: 'A' })
    open(hall, { window: 2 }, { ticket: idOf('A001') })
    take(hall)
    hall.now += 40 * minute
    const before = handOver(hall) as HandOverView
    expect(reassign(hall)).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'hand-over-reassigned', ticket: idOf('A001'), actor: 'supervisor', data: { handOver: no, to: { queue: 'B' } } })
    expect(handOver(hall)).toEqual({ ...before, state: 'offered', by: null, to: { queue: 'B' }, returnsAt: '2026-11-24T01:55:00.000Z' })
    expect([close(hall), giveBack(hall), take(hall), take(hall, 1)]).toEqual(['HAND_OVER_ILLEGAL', 'HAND_OVER_ILLEGAL', 'HAND_OVER_ELSEWHERE', 'HAND_OVER_ELSEWHERE'])
    expect([take(hall, 3), close(hall, 3)]).toEqual(['ok', 'ok'])
  })

  it('what nobody takes then is the first clerk’s again', () => {
    const hall = opened()
    take(hall)
    reassign(hall, { clerk: '1003' })
    hall.now += 15 * minute
    look(hall)
    expect(handOver(hall)).toMatchObject({ state: 'returned', why: 'not-taken', by: null })
    expect(reassign(hall)).toBe('ok')
    expect(handOver(hall)).toMatchObject({ state: 'offered', why: null })
  })

  it.each([
    ['to no window', { window: 9 }, 'WINDOW_UNKNOWN'],
    ['to no clerk', { clerk: '9999' }, 'CLERK_UNKNOWN'],
    ['to no queue', { queue: 'Z' }, 'QUEUE_UNKNOWN'],
    ['to who was asked first', { clerk: '1001' }, 'HAND_OVER_ILLEGAL'],
    ['to who has it', { clerk: '1002' }, 'HAND_OVER_ILLEGAL'],
    // Somebody else may be there by now.
    ['to the window where it began', { window: 1 }, 'ok'],
    ['to the window where it is', { window: 2 }, 'ok'],
  ] as const)('%s: %s', (_what, to, code) => {
    const hall = opened()
    take(hall)
    const before = hall.events.length
    expect(reassign(hall, to)).toBe(code)
    expect(hall.events).toHaveLength(before + (code === 'ok' ? 1 : 0))
    expect(reassign(hall, { queue: 'B' }, '20261124-H0009')).toBe('HAND_OVER_UNKNOWN')
  })
})

describe('Over midnight', () => {
  it('what is open stays with whoever had it, what is closed is let go', () => {
    const hall = opened()
    open(hall)
    take(hall)
    take(hall, 2, '20261124-H0002')
    close(hall)
    hall.now += dayMs
    hall.try({ type: 'open-day' })
    expect([...hall.state.handOver.handOvers.keys()]).toEqual(['20261124-H0002'])
    expect(isHeldBy(handOver(hall, '20261124-H0002') as HandOverView, '1002')).toBe(true)
    expect(close(hall, 2, '20261124-H0002')).toBe('ok')
  })
})

it('Overdue is what is open for longer than the hall allows', () => {
  const hall = opened()
  const one = handOver(hall) as HandOverView
  const due = Date.parse(one.dueAt)
  expect([isOverdue(one, due), isOverdue(one, due + 1)]).toEqual([false, true])
  take(hall)
  close(hall)
  expect(isOverdue(handOver(hall) as HandOverView, due + 1)).toBe(false)
})

it('A clerk’s list has what is theirs, what they may take, and what they were asked first', () => {
  const one = handOver(opened({ queue: 'B' })) as HandOverView
  const here = (clerk: string, window: number, queues: string[]): ClerkHere => ({ clerk, window, queues })
  expect(concerns(one, here('1001', 1, ['A']))).toBe(true)
  expect(concerns(one, here('1003', 3, ['B']))).toBe(true)
  expect(concerns(one, here('1002', 2, ['A']))).toBe(false)
  expect(concerns({ ...one, state: 'taken', by: '1002' }, here('1002', 2, ['A']))).toBe(true)
  expect(concerns({ ...one, state: 'taken', by: '1002' }, here('1003', 3, ['B']))).toBe(false)
  expect(concerns({ ...one, state: 'closed' }, here('1001', 1, ['A']))).toBe(false)
})

describe('The table of steps', () => {
  const lead: Record<(typeof handOverStates)[number], () => HallBench> = {
    offered: () => opened(),
    taken: () => {
      const hall = opened()
      take(hall)
      return hall
    },
    returned,
    closed: () => {
      const hall = opened()
      take(hall)
      close(hall)
      return hall
    },
  }
  /** By whoever may in the state before. */
  const deeds: Record<HandOverStep, (hall: HallBench) => string> = {
    'take': take,
    'return': (hall) => {
      hall.now += 15 * minute
      look(hall)
      return hall.last()?.type === 'hand-over-returned' && hall.last()?.actor === 'system' ? 'ok' : 'HAND_OVER_ILLEGAL'
    },
    'give-back': giveBack,
    'pass': pass,
    'reassign': reassign,
    'close': (hall) => close(hall, handOver(hall)?.state === 'returned' ? 1 : 2),
  }
  const cells = handOverStates.flatMap((state) => (Object.keys(deeds) as HandOverStep[]).map((step) => ({ state, step, next: handOverMachine[state][step] })))

  it('has these steps, and ends with closed alone', () => {
    expect(cells.filter(({ next }) => next !== undefined).map(({ state, step, next }) => `${state} ${step} ${next}`)).toEqual([
      'offered take taken',
      'offered return returned',
      'offered reassign offered',
      'taken give-back returned',
      'taken reassign offered',
      'taken close closed',
      'returned pass offered',
      'returned reassign offered',
      'returned close closed',
    ])
  })

  it.each(cells)('$state, $step: $next', ({ state, step, next }) => {
    const hall = lead[state]()
    expect(handOver(hall)?.state).toBe(state)
    expect(deeds[step](hall)).toBe(next === undefined ? 'HAND_OVER_ILLEGAL' : 'ok')
    expect(handOver(hall)?.state).toBe(next ?? state)
  })
})

/** Something somebody does; most of it is refused, as in life. */
function anyDeed(hall: HallBench, chance: Chance): void {
  const window = 1 + chance.below(3)
  const clerk = [...hall.state.staff.clerks].find(([at]) => at === window)?.[1] ?? `100${1 + chance.below(3)}`
  const known = [...hall.state.handOver.handOvers.keys()]
  const one = known.length === 0 ? no : chance.one(known)
  const to = chance.one<HandOverTo>([{ window: 1 + chance.below(4) }, { clerk: `100${1 + chance.below(4)}` }, { queue: chance.one(['A', 'B', 'O', 'Z']) }])
  const deeds: (() => unknown)[] = [
    () => hall.step(window, { type: 'open-hand-over', clerk, to, word: 'other', ticket: null, item: null }),
    () => take(hall, window, one, clerk),
    () => take(hall, window, one, clerk),
    () => hall.step(window, { type: 'give-back-hand-over', clerk, handOver: one, reason: 'other' }),
    () => hall.step(window, { type: 'pass-hand-over', clerk, handOver: one, to, word: 'other' }),
    () => reassign(hall, to, one),
    () => hall.step(window, { type: 'close-hand-over', clerk, handOver: one, outcome: 'other' }),
    () => hall.at(window, chance.one(['sign-in', 'sign-out'])),
    () => hall.at(window, 'sign-in', `100${1 + chance.below(3)}`),
    () => look(hall),
    () => (hall.now += (chance.below(40) - 4) * minute),
    () => (chance.below(8) === 0 ? (hall.now += dayMs) : undefined),
    () => hall.try({ type: 'open-day' }),
  ]
  chance.one(deeds)()
}

/** In how many places' lists it stands: a clerk's hand, or the tray of a clerk, a window or a queue. */
function places(one: HandOverView): number {
  const hands = [...plan.clerks.keys()].filter((clerk) => isHeldBy(one, clerk)).length
  const holder = holderOf(one)
  return hands + (one.state === 'offered' && holder !== null ? 1 : 0)
}

describe('Days at random', () => {
  const folded = (hall: HallBench, state: HallState, from: number): HallState => {
    for (const event of hall.events.slice(from)) fold(state, event)
    return state
  }

  it.each([1, 2, 3, 4, 5, 6])('by seed %i every hand-over is closed, or in exactly one place; none is lost', (seed) => {
    const chance = new Chance(seed)
    const hall = staffedHall()
    const states = new Set<string>()
    for (let nth = 0; nth < 400; nth++) {
      anyDeed(hall, chance)
      const closed = hall.events.flatMap((event) => (event.type === 'hand-over-closed' ? [event.data.handOver] : []))
      const all = hall.events.flatMap((event) => (event.type === 'hand-over-opened' ? [event.data.handOver] : []))
      expect(new Set(closed).size).toBe(closed.length)
      for (const no of all) {
        const one = handOver(hall, no)
        if (closed.includes(no)) expect(one?.state ?? 'closed').toBe('closed')
        else expect(one === undefined ? 0 : places(one), no).toBe(1)
        if (one === undefined) continue
        states.add(one.state)
        expect(one.returnsAt === null).toBe(one.state !== 'offered')
        const takers = [1, 2, 3].filter((window) => mayTake(one, { clerk: `100${window}`, window, queues: plan.windows.find(({ number }) => number === window)?.queues ?? [] }))
        if (one.state !== 'offered') expect(takers).toEqual([])
        expect(mayTake(one, { clerk: one.first, window: 2, queues: ['A', 'B', 'O'] })).toBe(false)
      }
    }
    // Chance has been everywhere.
    expect([...states].sort()).toEqual(['closed', 'offered', 'returned', 'taken'])
  })

  it.each([7, 8, 9])('by seed %i a snapshot at any point goes on as the journal does', (seed) => {
    const chance = new Chance(seed)
    const hall = staffedHall()
    for (let nth = 0; nth < 300; nth++) anyDeed(hall, chance)
    for (let cut = 0; cut < hall.events.length; cut += 7) {
      const half = emptyState()
      for (const event of hall.events.slice(0, cut)) fold(half, event)
      const read = readState(writeState(half))
      expect(read).not.toBeNull()
      if (read !== null) expect(freezeState(folded(hall, read, cut))).toEqual(freezeState(hall.state))
    }
  })
})
