/** The hall as its pages see it. */
import type { HallView, PrintView, RatingView, TicketView, WindowView } from '../wire/views.ts'
import { businessDateOf } from './business-date.ts'
import type { Plan } from './plan.ts'
import { type Audience, maySeeClerks, maySeePrints, maySeeRatingsOf } from './sight.ts'
import { type HallState, placeAt, type Print, type Rating, type Ticket } from './state.ts'
import { comesBefore } from './windows.ts'

/** How many tickets that have ended a view keeps; the page's fold does the same. */
export const endedKept = 10

/** Names, which the rules do not need and people do. */
export interface Labels {
  readonly site: HallView['site']
  readonly emulated: boolean
  readonly queues: HallView['queues']
  readonly windowNames: ReadonlyMap<number, string>
}

export function ticketView(ticket: Ticket): TicketView {
  const { id, number, queue, item, state, since, channel, window, calls, calledAt } = ticket
  return { id, number, queue, item, state, since, channel, window, calls, calledAt }
}

export function ratingView(rating: Rating): RatingView {
  const { session, ticket, window, clerk, state, level, offeredAt, expiresAt } = rating
  return { session, ticket, window, clerk, state, level, offeredAt, expiresAt }
}

export function printView(print: Print): PrintView {
  const { job, ticket, printer, copy, state, reason } = print
  return { job, ticket, printer, copy, state, reason }
}

/** Today's tickets in call order; of those that have ended, the last few by arrival. */
export function todaysTickets(state: HallState, plan: Plan, now: number): Ticket[] {
  const today = businessDateOf(now, plan.timeZone)
  const isLive = ({ state: now }: Ticket) => now === 'waiting' || now === 'called' || now === 'serving'
  const all = [...state.tickets.values()]
    .filter((ticket) => ticket.businessDate === today || (isLive(ticket) && ticket.state !== 'waiting'))
    .sort((one, other) => (comesBefore(one, other) ? -1 : 1))
  const ended = new Set(all.filter((ticket) => !isLive(ticket)).slice(-endedKept))
  return all.filter((ticket) => isLive(ticket) || ended.has(ticket))
}

export function peopleAhead(state: HallState, plan: Plan, id: string, now: number): number {
  const ticket = state.tickets.get(id)
  if (ticket === undefined || ticket.state !== 'waiting') return 0
  return todaysTickets(state, plan, now).filter(
    (other) => other.state === 'waiting' && other.queue === ticket.queue && comesBefore(other, ticket),
  ).length
}

export interface ViewOptions {
  readonly plan: Plan
  readonly labels: Labels
  readonly audience: Audience
  readonly seq: number
  readonly now: number
}

export function hallView(state: HallState, { plan, labels, audience, seq, now }: ViewOptions): HallView {
  return {
    seq,
    site: labels.site,
    emulated: labels.emulated,
    businessDate: businessDateOf(now, plan.timeZone),
    queues: labels.queues,
    windows: plan.windows.map((window) => windowView(state, window, labels, audience)),
    tickets: todaysTickets(state, plan, now).map(ticketView),
    ratings: [...state.ratings.values()].filter((rating) => maySeeRatingsOf(audience, rating.window)).map(ratingView),
    prints: maySeePrints(audience.role) ? [...state.prints.values()].map(printView) : [],
  }
}

function windowView(state: HallState, window: Plan['windows'][number], labels: Labels, audience: Audience): WindowView {
  const { clerk, ticket } = placeAt(state, window.number)
  const isShown = clerk !== null && maySeeClerks(audience.role)
  return {
    number: window.number,
    name: labels.windowNames.get(window.number) ?? '',
    queues: [...window.queues],
    clerk: isShown ? clerk : null,
    ticket,
  }
}
