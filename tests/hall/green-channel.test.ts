/** Priority goes first, and starves nobody: by hand, by every order of five, and over a million steps. */
import { describe, expect, it } from 'vitest'
import type { Ticket } from '../../device-daemon/hall/parts/ticket/facts.ts'
import type { Plan } from '../../device-daemon/hall/plan.ts'
import { Chance } from '../kit/chance.ts'
import { HallBench, idOf, itemOf, plan } from './bench.ts'

const minute = 60_000

function called(hall: HallBench, window = 1): string {
  hall.at(window, 'sign-in')
  expect(hall.at(window, 'call-next')).toBe('ok')
  const number = hall.last()?.ticket?.split('-')[1] ?? ''
  hall.at(window, 'start')
  hall.finish(window)
  return number
}

const others = (count: number, hall: HallBench) => Array.from({ length: count }, () => hall.take({ queue: 'A' }))
const elderly = (count: number, hall: HallBench) =>
  Array.from({ length: count }, () => hall.take({ queue: 'A' }, null, 'elderly'))

describe('The green channel', () => {
  it('calls who has priority before those who came earlier', () => {
    const hall = new HallBench()
    others(2, hall)
    elderly(1, hall)
    expect([called(hall), called(hall), called(hall)]).toEqual(['A003', 'A001', 'A002'])
  })

  it('lets an ordinary person through after two in a row, the third included', () => {
    const hall = new HallBench()
    others(2, hall)
    elderly(5, hall)
    expect(Array.from({ length: 7 }, () => called(hall))).toEqual([
      'A003',
      'A004',
      'A001',
      'A005',
      'A006',
      'A002',
      'A007',
    ])
  })

  it('counts the row over all windows that serve the queue', () => {
    const hall = new HallBench()
    others(1, hall)
    elderly(3, hall)
    expect([called(hall, 1), called(hall, 2), called(hall, 1)]).toEqual(['A002', 'A003', 'A001'])
  })

  it('counts those who were passed over in each queue, whichever queue the call was from', () => {
    const hall = new HallBench()
    hall.take({ queue: 'A' })
    for (let count = 0; count < 3; count++) hall.take({ queue: 'C' }, null, 'veteran')
    hall.take({ queue: 'C' }, null, 'veteran')
    expect([called(hall), called(hall), called(hall)]).toEqual(['C001', 'C002', 'A001'])
  })

  it('passes over nobody who has waited half an hour for somebody who came later', () => {
    const hall = new HallBench()
    others(1, hall)
    hall.now += 30 * minute - 1
    elderly(2, hall)
    expect(called(hall)).toBe('A002')
    hall.now += 1
    expect(called(hall)).toBe('A001')
  })

  it('nor does somebody with an appointment, who was let in before them, hide how long they have waited', () => {
    const hall = new HallBench({ items: [itemOf('YY-01', 'A')], priority: { inRow: 20, minutes: 30 } })
    hall.try({ type: 'book-appointments', rows: ['YY-1', 'YY-2'].map((appointment, nth) => ({ row: nth + 1, appointment, item: 'YY-01', date: '2026-11-24', from: null, to: null, holder: null, cancelled: false })), source: 'api', actor: 'supervisor' })
    for (let count = 0; count < 3; count++) hall.take({ item: 'YY-01' })
    hall.now += 30 * minute
    expect(hall.try({ type: 'check-in', appointment: 'YY-1', actor: 'kiosk:1' })).toBe('ok')
    elderly(1, hall)
    // A001 and A002 are called; the appointment, A004, stands before A003, who has waited longest.
    expect([called(hall), called(hall)]).toEqual(['A001', 'A002'])
    expect([called(hall), called(hall), called(hall)]).toEqual(['A004', 'A003', 'A005'])
  })

  it('nor does somebody who is back and stands behind them', () => {
    const hall = new HallBench({ items: [itemOf('YY-01', 'A')], priority: { inRow: 20, minutes: 30 }, returning: { numbers: 10, minutes: 60 } })
    hall.take({ item: 'YY-01' })
    hall.at(2, 'sign-in')
    expect([hall.at(2, 'call-next'), hall.at(2, 'no-show')]).toEqual(['ok', 'ok'])
    hall.now += 10 * minute
    others(1, hall)
    elderly(1, hall)
    hall.now += 30 * minute
    expect(hall.try({ type: 'return-ticket', ticket: idOf('A001'), actor: 'kiosk:1' })).toBe('ok')
    // A001 has waited longest of all, behind A003; A002, who came before A003, has waited half an hour.
    expect(called(hall)).toBe('A002')
  })

  it('is no worse than none: who came first with priority is called first, however long the others have waited', () => {
    const hall = new HallBench()
    elderly(1, hall)
    others(1, hall)
    hall.now += 90 * minute
    expect([called(hall), called(hall)]).toEqual(['A001', 'A002'])
  })

  it('is given by the item, by the clerk, and taken back', () => {
    const items = [itemOf('MZ-02', 'A', { priority: true })]
    const hall = new HallBench({ items })
    others(2, hall)
    hall.take({ item: 'MZ-02' })
    expect(hall.ticket('A003')?.priority).toBe('item')
    const prioritise = (priority: 'disabled' | null) =>
      hall.try({ type: 'prioritise', ticket: idOf('A002'), priority, actor: 'clerk:1001' })
    expect(prioritise('disabled')).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'ticket-prioritised', data: { priority: 'disabled' } })
    prioritise(null)
    prioritise('disabled')
    const before = hall.events.length
    expect(prioritise('disabled')).toBe('ok')
    expect(hall.events).toHaveLength(before)
    expect([called(hall), called(hall), called(hall)]).toEqual(['A002', 'A003', 'A001'])
    expect(prioritise('disabled')).toBe('STEP_ILLEGAL')
    expect(hall.try({ type: 'prioritise', ticket: idOf('A009'), priority: null, actor: 'clerk:1001' })).toBe(
      'TICKET_UNKNOWN',
    )
  })

  it('counts a call before the turn as one of the row', () => {
    const hall = new HallBench()
    others(2, hall)
    elderly(3, hall)
    hall.at(1, 'sign-in')
    hall.step(1, { type: 'call-chosen', ticket: idOf('A005'), reason: 'needs-help' })
    hall.at(1, 'start')
    hall.finish(1)
    expect([called(hall), called(hall), called(hall)]).toEqual(['A003', 'A001', 'A004'])
  })

  it('counts a call that was undone no more, in either direction', () => {
    const hall = new HallBench()
    others(2, hall)
    elderly(4, hall)
    hall.at(1, 'sign-in')
    hall.at(1, 'call-next')
    hall.at(1, 'undo')
    expect([called(hall), called(hall)]).toEqual(['A003', 'A004'])
    hall.at(1, 'call-next')
    expect(hall.stateOf('A001')).toBe('called')
    // While the ordinary call was still standing, the other window has called two with priority.
    expect([called(hall, 2)]).toEqual(['A005'])
    hall.at(1, 'undo')
    expect(called(hall)).toBe('A001')
  })
})

/** What has been promised, checked from the outside: whom each call passed over. */
class Watch {
  readonly #hall: HallBench
  /** Priority calls in a row, of windows that serve the queue, while ordinary people waited in it. */
  readonly #row = new Map<string, number>()
  #date: string | null = null

  constructor(hall: HallBench) {
    this.#hall = hall
  }

  /** A call of the next at a window, with those who waited before it. */
  see(window: number, ticket: Ticket, waited: readonly Ticket[]): void {
    const { plan, now, state } = this.#hall
    // Everybody goes home at midnight.
    if (state.day.date !== this.#date) this.#row.clear()
    this.#date = state.day.date
    const queues = plan.windows.find(({ number }) => number === window)?.queues ?? []
    for (const queue of queues) {
      const ordinary = waited.filter((one) => one.queue === queue && one.priority === null && one.id !== ticket.id)
      if (ordinary.length === 0) this.#row.delete(queue)
      else this.#row.set(queue, ticket.priority === null ? 0 : (this.#row.get(queue) ?? 0) + 1)
      expect(this.#row.get(queue) ?? 0).toBeLessThanOrEqual(plan.priority.inRow)
      for (const one of ticket.priority === null ? [] : ordinary) {
        const isPassedOver = one.place < ticket.place
        expect(
          isPassedOver && now - Date.parse(one.since) >= plan.priority.minutes * minute,
          `${one.number} was passed over by ${ticket.number}`,
        ).toBe(false)
      }
    }
    // Of equals, the one who stands before the other.
    const equals = waited.filter(
      (one) => queues.includes(one.queue) && (one.priority === null) === (ticket.priority === null),
    )
    expect(equals.some((one) => one.place < ticket.place)).toBe(false)
  }
}

const waitingIn = (hall: HallBench): Ticket[] => [...hall.state.ticket.lines.values()].flatMap(({ tickets }) => tickets)

function watchedCall(hall: HallBench, watch: Watch, window: number): boolean {
  const waited = waitingIn(hall)
  if (hall.at(window, 'call-next') !== 'ok') return false
  const ticket = hall.state.ticket.tickets.get(hall.last()?.ticket ?? '')
  if (ticket !== undefined) watch.see(window, ticket, waited)
  return true
}

describe('Every order of five tickets', () => {
  it.each([
    [1, 600],
    [2, 600],
    [2, 15],
    [3, 1],
  ])('with a cap of %i in a row and %i minutes keeps its promise, and calls everybody', (inRow, minutes) => {
    let orders = 0
    const go = (steps: readonly ('ordinary' | 'priority' | 'call')[], came: number, gone: number): void => {
      if (gone === 5) {
        orders += 1
        return live(steps)
      }
      if (came < 5) for (const one of ['ordinary', 'priority'] as const) go([...steps, one], came + 1, gone)
      if (gone < came) go([...steps, 'call'], came, gone + 1)
    }
    const live = (steps: readonly string[]) => {
      const hall = new HallBench({ priority: { inRow, minutes } })
      const watch = new Watch(hall)
      hall.at(1, 'sign-in')
      for (const step of steps) {
        hall.now += 5 * minute
        if (step !== 'call') hall.take({ queue: 'A' }, null, step === 'priority' ? 'elderly' : null)
        else {
          expect(watchedCall(hall, watch, 1)).toBe(true)
          hall.at(1, 'start')
          hall.finish(1)
        }
      }
      expect(waitingIn(hall)).toEqual([])
    }
    go([], 0, 0)
    // 42 ways for five to come and go, 32 for who they are.
    expect(orders).toBe(42 * 32)
  })
})

const steps = 1_000_000

/** A hall of four windows with overlapping queues, for as long as it takes. */
const busy: Partial<Plan> = {
  queues: ['A', 'B', 'C'].map((prefix) => ({ prefix, hours: [], dailyQuota: null, perPerson: null })),
  windows: [
    { number: 1, queues: ['A', 'B', 'C'], helps: [], pad: null, screen: false },
    { number: 2, queues: ['A'], helps: [], pad: null, screen: false },
    { number: 3, queues: ['B', 'C'], helps: [], pad: null, screen: false },
    { number: 4, queues: ['C', 'A'], helps: [], pad: null, screen: false },
  ],
  clerks: new Map(plan.windows.map(({ number }) => [`100${number}`, []])),
}

it(`A million random steps (${steps}) keep the promise`, { timeout: 240_000 }, () => {
  const chance = new Chance(20261126)
  const hall = new HallBench(busy)
  const watch = new Watch(hall)
  const windows = [1, 2, 3, 4]
  for (const window of windows) hall.at(window, 'sign-in')
  let calls = 0
  for (let step = 0; step < steps; step++) {
    hall.now += chance.below(20_000)
    const window = windows[chance.below(4)] ?? 1
    const dice = chance.below(100)
    if (dice < 24) hall.take({ queue: 'ABC'[chance.below(3)] ?? 'A' }, null, chance.below(3) === 0 ? 'elderly' : null)
    else if (dice < 54) calls += watchedCall(hall, watch, window) ? 1 : 0
    else if (dice < 72) hall.at(window, 'start')
    else if (dice < 94) hall.finish(window)
    else if (dice < 96) hall.at(window, 'hold')
    else if (dice < 98) {
      const [held] = [...hall.state.ticket.aside]
      if (held !== undefined) hall.step(window, { type: 'resume', ticket: held })
    } else hall.at(window, 'no-show')
    if (hall.events.length > 10_000) hall.events.length = 0
    // Nobody keeps more waiting than a hall could hold: the day ends.
    if (waitingIn(hall).length > 200) {
      hall.now += 24 * 60 * minute
      hall.try({ type: 'open-day' })
    }
  }
  expect(calls).toBeGreaterThan(50_000)
})
