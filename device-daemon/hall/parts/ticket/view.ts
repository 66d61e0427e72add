/** Tickets as people see them. */
import type { TicketView, WindowView } from '../../../wire/views.ts'
import type { Ticket } from './facts.ts'
import type { FrozenTickets, TicketState } from './fold.ts'
import { byPlace, countBefore, linesOf } from './lines.ts'

/** Those missed longest ago are not looked for any more; held and parked ones are all shown. */
const missedShown = 20

export function ticketView({
  businessDate: _date,
  place: _place,
  stood: _stood,
  changed: _changed,
  missed: _missed,
  occupiedSince: _since,
  ...view
}: Ticket): TicketView {
  return view
}

/** Those waiting, at a window, aside, and the last few that have ended, in the order of their places. */
export function currentTickets(state: TicketState): Ticket[] {
  const waiting = [...state.lines.values()].flatMap(({ tickets }) => tickets)
  const others = [...state.windows.values(), ...state.aside, ...state.ended].flatMap(
    (id) => state.tickets.get(id) ?? [],
  )
  const missed = others.filter((ticket) => ticket.state === 'no-show')
  const forgotten = new Set(missed.slice(0, -missedShown))
  return [...waiting, ...others.filter((ticket) => !forgotten.has(ticket))].sort(byPlace)
}

/** People who will be called before this one in the same queue, as things are; 0 for whoever waits no more. */
export function peopleAhead(state: TicketState, id: string): number {
  const ticket = state.tickets.get(id)
  if (ticket?.state !== 'waiting') return 0
  const before = linesOf(state.lines, ticket.queue).filter((line) => ticket.priority === null || line.isPriority)
  return before.reduce((sum, line) => sum + countBefore(line, ticket), 0)
}

/** What may still be undone at a window; the daemon decides until when. */
export function undoAt({ steps, tickets }: TicketState, window: number): WindowView['undo'] {
  const last = steps.get(window)
  if (last === undefined || tickets.get(last.before.id)?.changed !== last.seq) return null
  return { step: last.step, at: last.at }
}

/** What a page needs of it. An appointment's number is also what its QR code says: no page has a use for it. */
export function shownTickets(state: TicketState, mask: (ticket: Ticket) => Ticket): FrozenTickets {
  const steps = [...state.steps].map(
    ([window, last]) => [window, { ...last, before: mask(last.before), passed: [] }] as const,
  )
  return { counters: [], tickets: currentTickets(state).map(mask), appointments: [], passed: [], calls: [], steps, persons: [], asked: [...state.asked], pace: [] }
}
