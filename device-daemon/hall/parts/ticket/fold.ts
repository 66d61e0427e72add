import type { Stamp } from '../../../wire/stamp.ts'
import type { TicketStep } from '../../../wire/views.ts'
import type { PartFold } from '../part-fold.ts'
import type { Ticket, TicketFact } from './facts.ts'
import { type Lines, leave, stand } from './lines.ts'

/** The last step at a window: what may be undone, and to what. */
export interface LastStep {
  readonly step: TicketStep
  readonly at: string
  readonly seq: number
  /** As it was. */
  readonly before: Ticket
  /** Of a call: what the fairness cap had counted, by queue. */
  readonly passed: readonly (readonly [queue: string, count: number])[]
}

export interface TicketState {
  /** Numbers given today, by prefix, and by prefix and hour. */
  readonly counters: Map<string, number>
  /** Today's, and older ones that are still at a window. */
  readonly tickets: Map<string, Ticket>
  readonly lines: Lines
  /** The ticket called to or served at a window. */
  readonly windows: Map<number, string>
  /** Held, parked and missed, as they left. */
  readonly aside: Set<string>
  /** Appointments checked in today, and their tickets. */
  readonly appointments: Map<string, string>
  /** The last few that have ended, as they ended. */
  readonly ended: string[]
  /** Priority calls in a row while ordinary people of the queue waited, by prefix. */
  readonly passed: Map<string, number>
  /** First calls today, by prefix. */
  readonly calls: Map<string, number>
  readonly steps: Map<number, LastStep>
  /** Numbers that a person has taken today, by prefix and holder. */
  readonly persons: Map<string, number>
  /** Tickets given today, by the item they were taken for: what a catalogue has at most. */
  readonly asked: Map<string, number>
  /** How long people took their windows of late, by item; more than a day's. */
  readonly pace: Map<string, readonly number[]>
}

/** How many tickets that have ended a page is shown. */
export const endedKept = 10

type Counts = readonly (readonly [prefix: string, count: number])[]

/** What is not here follows from the tickets. */
export interface FrozenTickets {
  readonly counters: Counts
  readonly tickets: readonly Ticket[]
  readonly appointments: readonly (readonly [appointment: string, ticket: string])[]
  readonly passed: Counts
  readonly calls: Counts
  readonly steps: readonly (readonly [window: number, step: LastStep])[]
  readonly persons: Counts
  readonly asked: Counts
  readonly pace: readonly (readonly [key: string, ms: readonly number[]])[]
}

type EventOf<T extends TicketFact['type']> = Extract<TicketFact, { type: T }> & Stamp
type Moved = Pick<EventOf<'ticket-finished'>, 'ticket' | 'window' | 'seq' | 'at'>

export const ticketFold: PartFold<TicketState, FrozenTickets, TicketFact> = {
  empty: () => thaw({ counters: [], tickets: [], appointments: [], passed: [], calls: [], steps: [], persons: [], asked: [], pace: [] }),
  steps: {
    'ticket-issued': issue,
    'ticket-called': call,
    'serving-started': (state, event) => move(state, event, 'start', { state: 'serving' }),
    'ticket-finished': (state, event) => move(state, event, 'finish', { state: 'finished' }),
    'ticket-no-show': (state, event) =>
      move(state, event, 'no-show', ({ queue }) => ({
        state: 'no-show',
        missed: { at: event.at, calls: state.calls.get(queue) ?? 0 },
      })),
    'ticket-held': (state, event) => move(state, event, 'hold', { state: 'held' }),
    'ticket-parked': (state, event) => move(state, event, 'park', { state: 'parked', window: null }),
    'ticket-returned': (state, event) =>
      move(state, event, 'return', {
        state: 'waiting',
        window: null,
        place: event.data.place ?? event.seq,
        stood: event.seq,
        missed: null,
      }),
    'ticket-transferred': (state, event) =>
      move(state, event, 'transfer', ({ moreItems }) => ({
        state: 'waiting',
        window: null,
        queue: event.data.queue,
        item: event.data.item,
        keptFor: event.data.keptFor,
        moreItems: further(moreItems, event.data),
      })),
    'ticket-cancelled': (state, event) => move(state, event, 'cancel', { state: 'cancelled' }),
    'ticket-prioritised': (state, event) => replace(state, event, () => ({ priority: event.data.priority })),
    'item-added': (state, event) =>
      replace(state, event, ({ moreItems }) => ({ moreItems: [...moreItems, event.data.item] })),
    'step-undone': undo,
  },
  /** Yesterday is in the journal. Only who is at a window comes along. */
  turnDay(state) {
    const { counters, appointments, lines, aside, passed, calls, steps, persons, asked } = state
    for (const one of [counters, appointments, lines, aside, passed, calls, steps, persons, asked]) one.clear()
    state.ended.length = 0
    for (const [id, { state: step }] of state.tickets) if (!isAtWindow(step)) state.tickets.delete(id)
  },
  freeze: ({ counters, tickets, appointments, passed, calls, steps, persons, asked, pace }) => ({
    counters: [...counters],
    tickets: [...tickets.values()],
    appointments: [...appointments],
    passed: [...passed],
    calls: [...calls],
    steps: [...steps],
    persons: [...persons],
    asked: [...asked],
    pace: [...pace],
  }),
  thaw,
}

function thaw({ counters, tickets, appointments, passed, calls, steps, persons, asked, pace }: FrozenTickets): TicketState {
  const state: TicketState = {
    counters: new Map(counters),
    tickets: new Map(tickets.map((ticket) => [ticket.id, ticket])),
    lines: new Map(),
    windows: new Map(),
    aside: new Set(),
    appointments: new Map(appointments),
    ended: [],
    passed: new Map(passed),
    calls: new Map(calls),
    steps: new Map(steps),
    persons: new Map(persons),
    asked: new Map(asked),
    pace: new Map(pace),
  }
  for (const ticket of [...tickets].sort((one, other) => one.changed - other.changed)) put(state, ticket)
  return state
}

function issue(state: TicketState, { ticket: id, at, seq, data }: EventOf<'ticket-issued'>): void {
  if (id === undefined) return
  const { appointment, slot, place, holder, moreItems = [], ...rest } = data
  for (const key of new Set([data.queue, slotKey(data.queue, slot)]))
    state.counters.set(key, (state.counters.get(key) ?? 0) + 1)
  const standing = { state: 'waiting', since: at, place: place ?? seq, stood: seq, changed: seq, keptFor: null } as const
  put(state, { id, ...rest, ...standing, moreItems, window: null, calls: 0, calledAt: null, missed: null, occupiedSince: null })
  if (data.item !== null) state.asked.set(data.item, (state.asked.get(data.item) ?? 0) + 1)
  if (appointment !== null) state.appointments.set(appointment, id)
  if (holder !== null) state.persons.set(personKey(data.queue, holder), (state.persons.get(personKey(data.queue, holder)) ?? 0) + 1)
}

/** What else is done, where a visit goes on with a bundle: its parts come to it. */
function further(done: readonly string[], { item, moreItems: parts }: EventOf<'ticket-transferred'>['data']): string[] {
  return parts === undefined ? [...done] : [...new Set([...done, ...parts])].filter((code) => code !== item)
}

/** Under what the numbers of one of a queue's hours are counted. */
export const slotKey = (queue: string, slot: string | null): string => (slot === null ? queue : `${queue} ${slot}`)

/** Under what a person's numbers are counted. */
export const personKey = (queue: string, holder: string): string => `${queue} ${holder}`

const stepOfCall = { next: 'call', chosen: 'call-chosen', recalled: 'recall', resumed: 'resume' } as const

function call(state: TicketState, event: EventOf<'ticket-called'>): void {
  const { window, at, data } = event
  const ticket = event.ticket === undefined ? undefined : state.tickets.get(event.ticket)
  if (ticket === undefined || window === undefined) return
  const passed = data.among.map((queue) => [queue, state.passed.get(queue) ?? 0] as const)
  if (data.how === 'next' || data.how === 'chosen') {
    state.calls.set(ticket.queue, (state.calls.get(ticket.queue) ?? 0) + 1)
    for (const [queue, count] of passed) state.passed.set(queue, ticket.priority === null ? 0 : count + 1)
  }
  move(
    state,
    event,
    stepOfCall[data.how],
    { state: 'called', window, calls: data.nth, calledAt: at, missed: null },
    passed,
  )
}

/** A step of a ticket: out of where it was, into where it is now. */
function move(
  state: TicketState,
  event: Moved,
  step: TicketStep,
  next: Partial<Ticket> | ((ticket: Ticket) => Partial<Ticket>),
  passed: LastStep['passed'] = [],
): void {
  const before = event.ticket === undefined ? undefined : state.tickets.get(event.ticket)
  if (before === undefined) return
  take(state, before)
  const after = { ...before, ...(typeof next === 'function' ? next(before) : next), changed: event.seq }
  const [was, is] = [isAtWindow(before.state), isAtWindow(after.state)]
  put(state, { ...after, occupiedSince: is ? (was ? before.occupiedSince : event.at) : null })
  if (was && !is) measure(state, before, event.at)
  if (event.window !== undefined) state.steps.set(event.window, { step, at: event.at, seq: event.seq, before, passed })
}

/** Something else about a ticket: it stays where it is, and no step is undone past it. */
function replace(state: TicketState, { ticket: id, seq }: Moved, change: (ticket: Ticket) => Partial<Ticket>): void {
  const ticket = id === undefined ? undefined : state.tickets.get(id)
  if (ticket === undefined) return
  take(state, ticket)
  put(state, { ...ticket, ...change(ticket), changed: seq })
}

function undo(state: TicketState, { window, seq }: EventOf<'step-undone'>): void {
  const last = window === undefined ? undefined : state.steps.get(window)
  const ticket = last === undefined ? undefined : state.tickets.get(last.before.id)
  if (window === undefined || last === undefined || ticket === undefined) return
  take(state, ticket)
  put(state, { ...last.before, changed: seq })
  if (isAtWindow(last.before.state) && !isAtWindow(ticket.state)) unmeasure(state, ticket)
  const { queue, priority } = last.before
  for (const [one, count] of last.passed) {
    // Other windows have called meanwhile: what they did counts on.
    const now = state.passed.get(one) ?? 0
    state.passed.set(one, priority === null ? count + now : Math.max(0, now - 1))
  }
  if (last.step === 'call' || last.step === 'call-chosen') state.calls.set(queue, (state.calls.get(queue) ?? 1) - 1)
}

/** Under what is kept how long people like this one take. */
export const paceKey = ({ item, queue }: Pick<Ticket, 'item' | 'queue'>): string => item ?? `queue ${queue}`

/** Measured times that are kept of a kind. */
const measuredMax = 20
/** Longer than anybody is served: the clock was set, or a clerk went home without a word. */
const measuredMsMax = 4 * 3600_000

function measure({ pace }: TicketState, ticket: Ticket, until: string): void {
  if (ticket.occupiedSince === null) return
  const ms = Date.parse(until) - Date.parse(ticket.occupiedSince)
  if (ms < 0 || ms > measuredMsMax) return
  pace.set(paceKey(ticket), [...(pace.get(paceKey(ticket)) ?? []), ms].slice(-measuredMax))
}

function unmeasure({ pace }: TicketState, ticket: Ticket): void {
  const key = paceKey(ticket)
  const measured = pace.get(key)
  if (measured !== undefined) pace.set(key, measured.slice(0, -1))
}

function put(state: TicketState, ticket: Ticket): void {
  state.tickets.set(ticket.id, ticket)
  switch (ticket.state) {
    case 'waiting':
      return stand(state.lines, ticket)
    case 'called':
    case 'serving':
      if (ticket.window !== null) state.windows.set(ticket.window, ticket.id)
      return
    case 'held':
    case 'parked':
    case 'no-show':
      return void state.aside.add(ticket.id)
    case 'finished':
    case 'cancelled':
      state.ended.push(ticket.id)
      if (state.ended.length > endedKept) state.ended.shift()
  }
}

function take(state: TicketState, ticket: Ticket): void {
  leave(state.lines, ticket)
  state.aside.delete(ticket.id)
  if (isAtWindow(ticket.state) && ticket.window !== null) state.windows.delete(ticket.window)
  const place = state.ended.indexOf(ticket.id)
  if (place >= 0) state.ended.splice(place, 1)
}

/** Who is not served to the end yet and at no window, as they came. */
export function leftOver({
  tickets,
}: TicketState): { readonly number: string; readonly state: 'waiting' | 'held' | 'parked' }[] {
  return [...tickets.values()].flatMap(({ number, state }) =>
    state === 'waiting' || state === 'held' || state === 'parked' ? [{ number, state }] : [],
  )
}

const isAtWindow = (step: Ticket['state']): boolean => step === 'called' || step === 'serving'

/** The person called to or served at a window. */
export function ticketAt({ tickets, windows }: TicketState, window: number): Ticket | null {
  const id = windows.get(window)
  return id === undefined ? null : (tickets.get(id) ?? null)
}
