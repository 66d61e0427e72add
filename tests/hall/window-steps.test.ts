/** What else a clerk can do: hold, park, transfer, choose, cancel, undo, pause; and who comes back. */
import { describe, expect, it } from 'vitest'
import { headsOf } from '../../device-daemon/hall/parts/ticket/lines.ts'
import { canBeUndone, ticketMachine } from '../../device-daemon/hall/parts/ticket/machine.ts'
import { ticketSteps } from '../../device-daemon/wire/views.ts'
import { HallBench, idOf, itemOf, nine, pad } from './bench.ts'

const second = 1000
const minute = 60 * second

/** Window 1 staffed, so many wait in queue A. */
function waiting(count: number): HallBench {
  const hall = new HallBench()
  hall.at(1, 'sign-in')
  hall.at(2, 'sign-in')
  for (let nth = 0; nth < count; nth++) hall.take({ queue: 'A' })
  return hall
}

/** The same, and A001 is served at window 1. */
function serving(count: number): HallBench {
  const hall = waiting(count)
  hall.at(1, 'call-next')
  hall.at(1, 'start')
  return hall
}

const order = (hall: HallBench, queue = 'A') => headsOf(hall.state.ticket.lines, queue, 99).map(({ number }) => number)
const goBack = (hall: HallBench, number: string) =>
  hall.try({ type: 'return-ticket', ticket: idOf(number), actor: 'kiosk:1' })

describe('Held', () => {
  it('somebody is kept by the window, which is free for the next; and called anew', () => {
    const hall = serving(2)
    expect(hall.at(1, 'hold')).toBe('ok')
    expect(hall.ticket('A001')).toMatchObject({ state: 'held', window: 1 })
    expect(hall.at(1, 'call-next')).toBe('ok')
    expect(hall.step(1, { type: 'resume', ticket: idOf('A001') })).toBe('WINDOW_OCCUPIED')
    hall.at(1, 'start')
    hall.finish(1)
    expect(hall.step(1, { type: 'resume', ticket: idOf('A001') })).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'ticket-called', ticket: idOf('A001'), data: { nth: 1, how: 'resumed' } })
    expect(hall.stateOf('A001')).toBe('called')
    expect(hall.state.ticket.aside.size).toBe(0)
  })

  it('by one window is no business of another', () => {
    const hall = serving(1)
    hall.at(1, 'hold')
    expect(hall.step(2, { type: 'resume', ticket: idOf('A001') })).toBe('STEP_ILLEGAL')
    expect(hall.step(2, { type: 'cancel', ticket: idOf('A001'), reason: 'left' })).toBe('STEP_ILLEGAL')
    expect(hall.step(1, { type: 'cancel', ticket: idOf('A001'), reason: 'left' })).toBe('ok')
    expect(hall.stateOf('A001')).toBe('cancelled')
  })

  it('ends an open rating of the one before when they are called anew: no key is taken for theirs', () => {
    const hall = serving(2)
    hall.at(1, 'hold')
    hall.at(1, 'call-next')
    hall.at(1, 'start')
    hall.finish(1, 'theirs')
    hall.step(1, { type: 'resume', ticket: idOf('A001') })
    expect(hall.state.rating.sessions.get('theirs')?.state).toBe('withdrawn')
  })
})

describe('Parked', () => {
  it('somebody has their old place when they are back', () => {
    const hall = serving(3)
    expect(hall.step(1, { type: 'park', ticket: null })).toBe('ok')
    expect(hall.ticket('A001')).toMatchObject({ state: 'parked', window: null })
    hall.take({ queue: 'A' })
    hall.now += 5 * 60 * minute
    expect(goBack(hall, 'A001')).toBe('ok')
    expect(order(hall)).toEqual(['A001', 'A002', 'A003', 'A004'])
  })

  it('may be called by any window without waiting in line again', () => {
    const hall = serving(1)
    hall.step(1, { type: 'park', ticket: null })
    expect(hall.step(2, { type: 'call-chosen', ticket: idOf('A001'), reason: 'was-here' })).toBe('ok')
    expect(hall.ticket('A001')).toMatchObject({ state: 'called', window: 2 })
  })

  it('who was only called cannot be: nobody has seen them', () => {
    const hall = waiting(1)
    hall.at(1, 'call-next')
    expect(hall.step(1, { type: 'park', ticket: null })).toBe('STEP_ILLEGAL')
  })

  it('out of being held, by name', () => {
    const hall = serving(1)
    hall.at(1, 'hold')
    expect(hall.step(1, { type: 'park', ticket: idOf('A001') })).toBe('ok')
    expect(hall.stateOf('A001')).toBe('parked')
  })
})

describe('Missed', () => {
  const missed = (others: number) => {
    const hall = waiting(1 + others)
    hall.at(1, 'call-next')
    hall.at(1, 'no-show')
    return hall
  }
  const callAndFinish = (hall: HallBench) => {
    hall.at(1, 'call-next')
    hall.at(1, 'start')
    hall.finish(1)
  }

  it('somebody stands behind the next two', () => {
    const hall = missed(4)
    expect(goBack(hall, 'A001')).toBe('ok')
    expect(order(hall)).toEqual(['A002', 'A003', 'A001', 'A004', 'A005'])
    expect(goBack(hall, 'A001')).toBe('STEP_ILLEGAL')
  })

  it('two who were missed stand behind the same two, in the order they came back', () => {
    const hall = missed(4)
    hall.at(1, 'call-next')
    hall.at(1, 'no-show')
    goBack(hall, 'A001')
    goBack(hall, 'A002')
    expect(order(hall)).toEqual(['A003', 'A004', 'A001', 'A002', 'A005'])
  })

  it.each([0, 1])('with %i waiting stands at the end', (others) => {
    const hall = missed(others)
    goBack(hall, 'A001')
    expect(order(hall).at(-1)).toBe('A001')
  })

  it('may come back after ten numbers within the half hour, and after the half hour within ten numbers', () => {
    const soon = missed(12)
    for (let count = 0; count < 11; count++) callAndFinish(soon)
    soon.now += 30 * minute
    expect(goBack(soon, 'A001')).toBe('ok')
    const quiet = missed(12)
    for (let count = 0; count < 10; count++) callAndFinish(quiet)
    quiet.now += 5 * 60 * minute
    expect(goBack(quiet, 'A001')).toBe('ok')
  })

  it('later than both is too late, and the ticket is as it was', () => {
    const hall = missed(12)
    for (let count = 0; count < 11; count++) callAndFinish(hall)
    hall.now += 30 * minute + 1
    expect(goBack(hall, 'A001')).toBe('RETURN_LATE')
    expect(hall.stateOf('A001')).toBe('no-show')
  })

  it('is not made late by a clock that was put back', () => {
    const hall = missed(12)
    for (let count = 0; count < 11; count++) callAndFinish(hall)
    hall.now -= 60 * minute
    expect(goBack(hall, 'A001')).toBe('ok')
  })

  it('yesterday is not missed today', () => {
    const hall = missed(1)
    hall.now += 24 * 60 * minute
    expect(goBack(hall, 'A001')).toBe('TICKET_UNKNOWN')
    hall.try({ type: 'open-day' })
    expect(goBack(hall, 'A001')).toBe('TICKET_UNKNOWN')
  })
})

describe('Transferred', () => {
  it('to another queue, somebody waits there with the time they have waited', () => {
    const hall = serving(1)
    hall.take({ queue: 'C' })
    expect(hall.step(1, { type: 'transfer', to: { queue: 'C' }, reason: 'wrong-window' })).toBe('ok')
    expect(hall.ticket('A001')).toMatchObject({
      state: 'waiting',
      queue: 'C',
      window: null,
      since: new Date(nine).toISOString(),
    })
    expect(order(hall, 'C')).toEqual(['A001', 'C001'])
    expect(hall.at(2, 'call-next')).toBe('NOBODY_WAITING')
  })

  it('to a service item goes to the item’s queue', () => {
    const hall = serving(1)
    hall.step(1, { type: 'transfer', to: { item: 'RS-01' }, reason: 'next-step' })
    expect(hall.ticket('A001')).toMatchObject({ queue: 'B', item: 'RS-01' })
  })

  it('to a window, is called there and nowhere else, whatever that window serves', () => {
    const hall = waiting(1)
    hall.at(3, 'sign-in')
    hall.at(1, 'call-next')
    hall.step(1, { type: 'transfer', to: { window: 3 }, reason: 'other-skill' })
    expect([hall.at(1, 'call-next'), hall.at(2, 'call-next')]).toEqual(['NOBODY_WAITING', 'NOBODY_WAITING'])
    expect(hall.at(3, 'call-next')).toBe('ok')
    expect(hall.ticket('A001')).toMatchObject({ state: 'called', window: 3 })
  })

  it('to a window, does not stand in the way of the others of their queue, nor they in theirs', () => {
    const hall = serving(1)
    hall.at(3, 'sign-in')
    hall.step(1, { type: 'transfer', to: { window: 3 }, reason: 'other-skill' })
    hall.take({ queue: 'A' })
    expect([hall.at(2, 'call-next'), hall.at(3, 'call-next')]).toEqual(['ok', 'ok'])
    expect([hall.ticket('A002')?.window, hall.ticket('A001')?.window]).toEqual([2, 3])
    hall.at(3, 'no-show')
    hall.take({ queue: 'A' })
    expect(hall.at(3, 'call-next')).toBe('NOBODY_WAITING')
  })

  it('to a clerk, is called at the window where that clerk is', () => {
    const hall = waiting(1)
    hall.at(1, 'call-next')
    hall.step(1, { type: 'transfer', to: { clerk: '1002' }, reason: 'other' })
    expect(hall.at(1, 'call-next')).toBe('NOBODY_WAITING')
    expect(hall.at(2, 'call-next')).toBe('ok')
  })

  it('to somebody who is not there, waits for nobody in vain: the queue’s windows may call', () => {
    const hall = waiting(1)
    hall.at(1, 'call-next')
    hall.step(1, { type: 'transfer', to: { window: 3 }, reason: 'load' })
    expect(hall.at(2, 'call-next')).toBe('ok')
    const other = waiting(1)
    other.at(1, 'call-next')
    other.step(1, { type: 'transfer', to: { clerk: '1003' }, reason: 'load' })
    expect(other.at(2, 'call-next')).toBe('ok')
  })

  it.each([
    [{ queue: 'Z' }, 'QUEUE_UNKNOWN'],
    [{ item: 'NO-01' }, 'ITEM_UNKNOWN'],
    [{ item: 'ZZ-99' }, 'ITEM_CLOSED'],
    [{ window: 9 }, 'WINDOW_UNKNOWN'],
    [{ window: 1 }, 'STEP_ILLEGAL'],
    [{ clerk: '9999' }, 'CLERK_UNKNOWN'],
  ] as const)('to %j is refused: %s', (to, code) => {
    const hall = serving(1)
    expect(hall.step(1, { type: 'transfer', to, reason: 'other' })).toBe(code)
    expect(hall.stateOf('A001')).toBe('serving')
  })
})

describe('Chosen', () => {
  it('somebody is called before their turn, with the reason', () => {
    const hall = waiting(3)
    expect(hall.step(1, { type: 'call-chosen', ticket: idOf('A003'), reason: 'needs-help' })).toBe('ok')
    expect(hall.last()).toMatchObject({
      type: 'ticket-called',
      ticket: idOf('A003'),
      data: { nth: 1, how: 'chosen', reason: 'needs-help', among: ['A'] },
    })
    expect(order(hall)).toEqual(['A001', 'A002'])
  })

  it.each([
    ['A001', 'STEP_ILLEGAL'],
    ['A009', 'TICKET_UNKNOWN'],
  ])('%s, who does not wait, is refused: %s', (number, code) => {
    const hall = serving(2)
    expect(hall.step(2, { type: 'call-chosen', ticket: idOf(number), reason: 'other' })).toBe(code)
  })

  it('by two windows at once, somebody goes to the first', () => {
    const hall = waiting(2)
    expect(hall.step(1, { type: 'call-chosen', ticket: idOf('A002'), reason: 'quick' })).toBe('ok')
    expect(hall.step(2, { type: 'call-chosen', ticket: idOf('A002'), reason: 'quick' })).toBe('STEP_ILLEGAL')
  })

  it('while the window has somebody, or of yesterday, is refused', () => {
    const hall = serving(2)
    expect(hall.step(1, { type: 'call-chosen', ticket: idOf('A002'), reason: 'other' })).toBe('WINDOW_OCCUPIED')
    hall.finish(1)
    hall.now += 24 * 60 * minute
    expect(hall.step(1, { type: 'call-chosen', ticket: idOf('A002'), reason: 'other' })).toBe('TICKET_UNKNOWN')
  })
})

describe('Paused', () => {
  it('a window calls nobody, serves who is there, and is open again by hand', () => {
    const hall = serving(3)
    expect(hall.step(1, { type: 'pause', reason: 'break' })).toBe('ok')
    expect(hall.finish(1)).toBe('ok')
    hall.at(1, 'hold')
    expect(hall.at(1, 'call-next')).toBe('WINDOW_PAUSED')
    expect(hall.step(1, { type: 'call-chosen', ticket: idOf('A002'), reason: 'other' })).toBe('WINDOW_PAUSED')
    expect(hall.at(2, 'call-next')).toBe('ok')
    expect(hall.at(1, 'reopen')).toBe('ok')
    expect(hall.at(1, 'call-next')).toBe('ok')
  })

  it('twice for the same reason is once, for another reason says so; open already is no news', () => {
    const hall = waiting(0)
    for (const reason of ['break', 'break', 'meeting'] as const) hall.step(1, { type: 'pause', reason })
    hall.at(1, 'reopen')
    hall.at(1, 'reopen')
    expect(hall.types(2)).toEqual(['window-paused', 'window-paused', 'window-reopened'])
  })

  it('ends with its clerk', () => {
    const hall = waiting(1)
    hall.step(1, { type: 'pause', reason: 'handover' })
    hall.at(1, 'sign-out')
    hall.at(1, 'sign-in', '1003')
    expect(hall.try({ type: 'call-next', window: 1, clerk: '1003' })).toBe('ok')
  })

  it('by somebody else is refused', () => {
    const hall = waiting(0)
    expect(hall.step(1, { type: 'pause', reason: 'break', clerk: '1002' })).toBe('WINDOW_STAFFED')
    expect(hall.step(1, { type: 'reopen', clerk: '1002' })).toBe('WINDOW_STAFFED')
  })
})

describe('Several things in one visit', () => {
  it('are noted with the ticket, each once', () => {
    const hall = waiting(0)
    hall.take({ item: 'ZZ-01' })
    hall.at(1, 'call-next')
    expect(hall.step(1, { type: 'add-item', item: 'RS-01' })).toBe('STEP_ILLEGAL')
    hall.at(1, 'start')
    expect(
      ['RS-01', 'RS-01', 'ZZ-01', 'ZZ-99', 'NO-01'].map((item) => hall.step(1, { type: 'add-item', item })),
    ).toEqual(['ok', 'STEP_ILLEGAL', 'STEP_ILLEGAL', 'ITEM_CLOSED', 'ITEM_UNKNOWN'])
    expect(hall.ticket('A001')).toMatchObject({ item: 'ZZ-01', moreItems: ['RS-01'] })
  })

  it('are ten at most', () => {
    const items = Array.from({ length: 12 }, (_, nth) => itemOf(`IT-${nth}`, 'A'))
    const hall = new HallBench({ items })
    hall.at(1, 'sign-in')
    hall.take({ item: 'IT-0' })
    hall.at(1, 'call-next')
    hall.at(1, 'start')
    const outcomes = items.slice(1).map(({ code }) => hall.step(1, { type: 'add-item', item: code }))
    expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(9)
    expect(outcomes.at(-1)).toBe('STEP_ILLEGAL')
  })
})

describe('Undone', () => {
  it.each([
    ['call', (hall: HallBench) => hall.at(1, 'call-next'), 'waiting'],
    ['start', (hall: HallBench) => (hall.at(1, 'call-next'), hall.at(1, 'start')), 'called'],
    ['no-show', (hall: HallBench) => (hall.at(1, 'call-next'), hall.at(1, 'no-show')), 'called'],
    ['hold', (hall: HallBench) => (hall.at(1, 'call-next'), hall.at(1, 'start'), hall.at(1, 'hold')), 'serving'],
    [
      'park',
      (hall: HallBench) => (hall.at(1, 'call-next'), hall.at(1, 'start'), hall.step(1, { type: 'park', ticket: null })),
      'serving',
    ],
    [
      'transfer',
      (hall: HallBench) => (
        hall.at(1, 'call-next'), hall.step(1, { type: 'transfer', to: { queue: 'C' }, reason: 'other' })
      ),
      'called',
    ],
    [
      'cancel',
      (hall: HallBench) => (hall.at(1, 'call-next'), hall.step(1, { type: 'cancel', ticket: null, reason: 'left' })),
      'called',
    ],
    ['finish', (hall: HallBench) => (hall.at(1, 'call-next'), hall.at(1, 'start'), hall.finish(1)), 'serving'],
    [
      'call-chosen',
      (hall: HallBench) => hall.step(1, { type: 'call-chosen', ticket: idOf('A001'), reason: 'other' }),
      'waiting',
    ],
    [
      'resume',
      (hall: HallBench) => (
        hall.at(1, 'call-next'), hall.at(1, 'hold'), hall.step(1, { type: 'resume', ticket: idOf('A001') })
      ),
      'held',
    ],
  ] as const)('a %s is as if it had not been', (step, deed, state) => {
    const hall = waiting(2)
    deed(hall)
    hall.now += 10 * second
    expect(hall.at(1, 'undo')).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'step-undone', ticket: idOf('A001'), data: { step } })
    expect(hall.stateOf('A001')).toBe(state)
    expect(hall.state.ticket.windows.get(1)).toBe(state === 'waiting' || state === 'held' ? undefined : idOf('A001'))
    expect(order(hall)).toEqual(state === 'waiting' ? ['A001', 'A002'] : ['A002'])
    expect(hall.state.ticket.calls.get('A') ?? 0).toBe(state === 'waiting' ? 0 : 1)
    expect(hall.state.ticket.ended).toEqual([])
    expect(hall.at(1, 'undo')).toBe('UNDO_ILLEGAL')
  })

  it('is every step but those that people have heard of', () => {
    expect(ticketSteps.filter((step) => !canBeUndone[step])).toEqual(['recall', 'return'])
    const hall = waiting(1)
    hall.at(1, 'call-next')
    hall.at(1, 'recall')
    expect(hall.at(1, 'undo')).toBe('UNDO_ILLEGAL')
  })

  it.each([
    [10 * second + 1, 'UNDO_ILLEGAL'],
    [-1, 'UNDO_ILLEGAL'],
    [10 * second, 'ok'],
  ])('after %i ms: %s', (ms, outcome) => {
    const hall = waiting(1)
    hall.at(1, 'call-next')
    hall.now += ms
    expect(hall.at(1, 'undo')).toBe(outcome)
  })

  it('a finish takes its question back from the pad, but not once it has been answered', () => {
    const hall = serving(1)
    hall.finish(1, 'one')
    hall.try({ type: 'rating-shown', session: 'one' })
    expect(hall.at(1, 'undo')).toBe('ok')
    expect(hall.types(-2)).toEqual(['rating-withdrawn', 'step-undone'])
    expect(hall.state.rating.sessions.get('one')?.state).toBe('withdrawn')
    hall.finish(1, 'two')
    expect(hall.key('satisfied', pad)).toBe('ok')
    expect(hall.at(1, 'undo')).toBe('UNDO_ILLEGAL')
    expect(hall.stateOf('A001')).toBe('finished')
  })

  it('leaves alone who has gone on: a transfer that another window has called', () => {
    const hall = serving(1)
    hall.step(1, { type: 'transfer', to: { window: 2 }, reason: 'other' })
    hall.at(2, 'call-next')
    expect(hall.at(1, 'undo')).toBe('UNDO_ILLEGAL')
    expect(hall.ticket('A001')).toMatchObject({ state: 'called', window: 2 })
  })

  it('is the last step only: what came before it stays', () => {
    const hall = serving(2)
    hall.at(1, 'hold')
    hall.at(1, 'call-next')
    expect(hall.at(1, 'undo')).toBe('ok')
    expect(hall.stateOf('A001')).toBe('held')
    expect(hall.at(1, 'undo')).toBe('UNDO_ILLEGAL')
  })

  it('of a waiting person’s cancellation does not touch who is at the window', () => {
    const hall = serving(2)
    hall.step(1, { type: 'cancel', ticket: idOf('A002'), reason: 'duplicate' })
    expect(hall.at(1, 'undo')).toBe('ok')
    expect([hall.stateOf('A001'), hall.stateOf('A002')]).toEqual(['serving', 'waiting'])
  })

  it('by another clerk, at another window, or of yesterday is refused', () => {
    const hall = waiting(1)
    hall.at(1, 'call-next')
    expect(hall.at(1, 'undo', '1002')).toBe('WINDOW_STAFFED')
    expect(hall.at(2, 'undo')).toBe('UNDO_ILLEGAL')
    hall.at(1, 'no-show')
    hall.try({ type: 'open-day' })
    hall.now = Date.UTC(2026, 10, 24, 16)
    hall.try({ type: 'open-day' })
    expect(hall.at(1, 'undo')).toBe('UNDO_ILLEGAL')
  })
})

describe('Whom a window calls', () => {
  it('is of its own queues first, and of those it helps with when nobody waits in them', () => {
    const hall = new HallBench({ windows: [{ number: 1, queues: ['A'], helps: ['C'], pad: null, screen: false }] })
    hall.at(1, 'sign-in')
    hall.take({ queue: 'C' })
    hall.take({ queue: 'C' }, null, 'elderly')
    hall.take({ queue: 'A' })
    const numbers = [1, 2, 3].map(() => {
      hall.at(1, 'call-next')
      const number = hall.last()?.ticket
      hall.at(1, 'start')
      hall.finish(1)
      return number
    })
    expect(numbers).toEqual(['A001', 'C002', 'C001'].map(idOf))
  })

  it('is nobody whose item asks for what the clerk cannot do', () => {
    const clerks = new Map([
      ['1001', []],
      ['1002', ['notary']],
    ])
    const hall = new HallBench({ clerks, skills: new Map([['ZZ-01', 'notary']]) })
    hall.at(1, 'sign-in')
    hall.at(2, 'sign-in')
    hall.take({ item: 'ZZ-01' })
    hall.take({ queue: 'A' })
    hall.at(1, 'call-next')
    expect(hall.last()?.ticket).toBe(idOf('A002'))
    hall.at(2, 'call-next')
    expect(hall.last()?.ticket).toBe(idOf('A001'))
  })
})

describe('The ticket’s table', () => {
  it('lets every state but the ends be left', () => {
    const dead = Object.entries(ticketMachine).filter(([, steps]) => Object.keys(steps).length === 0)
    expect(dead.map(([state]) => state)).toEqual(['finished', 'cancelled'])
  })
})
