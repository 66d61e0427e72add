import type { TicketView } from '../../../wire/views.ts'
import type { Stamp } from '../../../wire/stamp.ts'
import { change, type PartFold } from '../part-fold.ts'
import type { TicketFact } from './facts.ts'

export interface Ticket extends TicketView {
  readonly businessDate: string
  /** The place in the line: a clock may go back, a sequence does not. */
  readonly seq: number
}

export interface TicketState {
  /** Numbers given today, by prefix. */
  readonly counters: Map<string, number>
  /** Today's, and older ones that are still at a window. */
  readonly tickets: Map<string, Ticket>
  /** Those waiting, by prefix, in the order of arrival. */
  readonly waiting: Map<string, Ticket[]>
  /** The ticket called to or served at a window. */
  readonly windows: Map<number, string>
  /** Appointments checked in today, and their tickets. */
  readonly appointments: Map<string, string>
  /** The last few that have ended, as they ended. */
  readonly ended: string[]
}

/** How many tickets that have ended a page is shown. */
export const endedKept = 10

export interface FrozenTickets {
  readonly counters: readonly (readonly [prefix: string, given: number])[]
  readonly tickets: readonly Ticket[]
  readonly windows: readonly (readonly [window: number, ticket: string])[]
  readonly appointments: readonly (readonly [appointment: string, ticket: string])[]
  readonly ended: readonly string[]
}

type EventOf<T extends TicketFact['type']> = Extract<TicketFact, { type: T }> & Stamp

export const ticketFold: PartFold<TicketState, FrozenTickets, TicketFact> = {
  empty: () => thaw({ counters: [], tickets: [], windows: [], appointments: [], ended: [] }),
  steps: {
    'ticket-issued': issue,
    'ticket-called'(state, { ticket: id, window, data, at }) {
      const ticket = id === undefined ? undefined : state.tickets.get(id)
      if (ticket === undefined || window === undefined) return
      leave(state, ticket)
      state.tickets.set(ticket.id, { ...ticket, state: 'called', window, calls: data.nth, calledAt: at })
      state.windows.set(window, ticket.id)
    },
    'serving-started': ({ tickets }, { ticket }) => change(tickets, ticket, { state: 'serving' }),
    'ticket-finished': (state, event) => end(state, event, 'finished'),
    'ticket-no-show': (state, event) => end(state, event, 'no-show'),
  },
  /** Yesterday is in the journal. Only who is at a window comes along. */
  turnDay(state) {
    state.counters.clear()
    state.appointments.clear()
    state.waiting.clear()
    state.ended.length = 0
    for (const [id, { state: step }] of state.tickets) if (step !== 'called' && step !== 'serving') state.tickets.delete(id)
  },
  freeze: ({ counters, tickets, windows, appointments, ended }) => ({
    counters: [...counters],
    tickets: [...tickets.values()],
    windows: [...windows],
    appointments: [...appointments],
    ended: [...ended],
  }),
  thaw,
}

function thaw({ counters, tickets, windows, appointments, ended }: FrozenTickets): TicketState {
  const state: TicketState = {
    counters: new Map(counters),
    tickets: new Map(tickets.map((ticket) => [ticket.id, ticket])),
    waiting: new Map(),
    windows: new Map(windows),
    appointments: new Map(appointments),
    ended: [...ended],
  }
  for (const ticket of tickets) if (ticket.state === 'waiting') stand(state, ticket)
  return state
}

function issue(state: TicketState, { ticket: id, at, seq, data }: EventOf<'ticket-issued'>): void {
  if (id === undefined) return
  const { number, queue, item, channel, businessDate, appointment } = data
  state.counters.set(queue, (state.counters.get(queue) ?? 0) + 1)
  const ticket: Ticket = { id, number, queue, item, channel, businessDate, seq, state: 'waiting', since: at, window: null, calls: 0, calledAt: null }
  state.tickets.set(id, ticket)
  stand(state, ticket)
  if (appointment !== null) state.appointments.set(appointment, id)
}

/** At the end of its queue's line: tickets come in the order of the journal. */
function stand({ waiting }: TicketState, ticket: Ticket): void {
  const line = waiting.get(ticket.queue)
  if (line === undefined) waiting.set(ticket.queue, [ticket])
  else line.push(ticket)
}

function leave({ waiting }: TicketState, ticket: Ticket): void {
  const line = waiting.get(ticket.queue) ?? []
  const place = placeIn(line, ticket)
  if (place >= 0) line.splice(place, 1)
}

/** How many stand before it; -1 where it does not stand. Lines are in order, and a busy day's are long. */
export function placeIn(line: readonly Ticket[], { id, seq }: Ticket): number {
  let [from, to] = [0, line.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((line[middle]?.seq ?? 0) < seq) from = middle + 1
    else to = middle
  }
  return line[from]?.id === id ? from : -1
}

function end(state: TicketState, { ticket, window }: Pick<EventOf<'ticket-finished'>, 'ticket' | 'window'>, how: 'finished' | 'no-show'): void {
  change(state.tickets, ticket, { state: how })
  if (window !== undefined) state.windows.delete(window)
  if (ticket === undefined) return
  state.ended.push(ticket)
  if (state.ended.length > endedKept) state.ended.shift()
}

/** The person called to or served at a window. */
export function ticketAt({ tickets, windows }: TicketState, window: number): Ticket | null {
  const id = windows.get(window)
  return id === undefined ? null : (tickets.get(id) ?? null)
}

/** Those waiting in a queue, the longest waiting first. */
export function lineOf({ waiting }: TicketState, prefix: string): readonly Ticket[] {
  return waiting.get(prefix) ?? []
}
