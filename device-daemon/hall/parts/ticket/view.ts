/** Tickets as people see them. */
import type { TicketView } from '../../../wire/views.ts'
import { type FrozenTickets, lineOf, placeIn, type Ticket, type TicketState } from './fold.ts'

export function ticketView({ id, number, queue, item, state, since, channel, window, calls, calledAt }: Ticket): TicketView {
  return { id, number, queue, item, state, since, channel, window, calls, calledAt }
}

/** Those waiting, at a window, and the last few that have ended, in the order of arrival. */
export function currentTickets(state: TicketState): Ticket[] {
  const waiting = [...state.waiting.values()].flat()
  const others = [...state.windows.values(), ...state.ended].flatMap((id) => state.tickets.get(id) ?? [])
  return [...waiting, ...others].sort((one, other) => one.seq - other.seq)
}

/** People before this one in the same queue; 0 for whoever waits no more. */
export function peopleAhead(state: TicketState, id: string): number {
  const ticket = state.tickets.get(id)
  return ticket === undefined ? 0 : Math.max(0, placeIn(lineOf(state, ticket.queue), ticket))
}

/** What a page needs of it. An appointment's number is also what its QR code says: no page has a use for it. */
export function shownTickets(state: TicketState): FrozenTickets {
  return { counters: [], tickets: currentTickets(state), windows: [...state.windows], appointments: [], ended: [...state.ended] }
}
