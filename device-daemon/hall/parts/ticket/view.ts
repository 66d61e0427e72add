/** Tickets as people see them. */
import type { TicketView } from '../../../wire/views.ts'
import { type FrozenTickets, lineOf, type Ticket, type TicketState } from './fold.ts'

export function ticketView({ id, number, queue, item, state, since, channel, window, calls, calledAt }: Ticket): TicketView {
  return { id, number, queue, item, state, since, channel, window, calls, calledAt }
}

/** Those waiting, at a window, and the last few that have ended, in the order of arrival. */
export function currentTickets(state: TicketState): Ticket[] {
  const waiting = [...state.waiting.keys()].flatMap((prefix) => [...lineOf(state, prefix)])
  const others = [...state.windows.values(), ...state.ended].flatMap((id) => state.tickets.get(id) ?? [])
  return [...waiting, ...others].sort((one, other) => one.seq - other.seq)
}

/** People before this one in the same queue; 0 for whoever waits no more. */
export function peopleAhead(state: TicketState, id: string): number {
  const queue = state.tickets.get(id)?.queue
  const line = queue === undefined ? undefined : state.waiting.get(queue)
  if (line === undefined || !line.has(id)) return 0
  // Whoever has just come is the last: the line is not walked for them.
  const own = state.tickets.get(id)
  if (own !== undefined && own.seq === state.newest) return line.size - 1
  let ahead = 0
  for (const other of line) {
    if (other === id) break
    ahead += 1
  }
  return ahead
}

/** What a page needs of it. An appointment's number is also what its QR code says: no page has a use for it. */
export function shownTickets(state: TicketState): FrozenTickets {
  return { counters: [], tickets: currentTickets(state), windows: [...state.windows], appointments: [], ended: [...state.ended] }
}
