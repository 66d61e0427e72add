/** Views and receipts of this hall: the pure ones of hall/, with the configuration's names. */
import type { Hall } from '../config/load.ts'
import type { Claims } from './access/tokens.ts'
import type { Audience } from './hall/sight.ts'
import { hallView, type Labels, peopleAhead, printView, ratingView, ticketView, todaysTickets } from './hall/views.ts'
import type { HallService } from './hall-service.ts'
import { businessDateOf } from './hall/business-date.ts'
import { ProblemError } from './problem-error.ts'
import { ticketCode } from './wire/codes.ts'
import type { TicketReceipt } from './wire/commands.ts'
import type { HallEvent } from './wire/events.ts'
import type { HallView, PrintView, QueueView, RatingView, TicketView } from './wire/views.ts'

export function audienceOf(claims: Claims): Audience {
  return claims.window === undefined ? { role: claims.role } : { role: claims.role, window: claims.window }
}

export function hallViewFor(hall: Hall, service: HallService, audience: Audience): HallView {
  const options = { plan: service.plan, labels: labelsOf(hall), audience, seq: service.seq, now: service.now() }
  return hallView(service.state, options)
}

function labelsOf({ config }: Hall): Labels {
  const { code, name, nameEn, timeZone } = config.site
  return {
    site: { code, name, nameEn, timeZone },
    emulated: config.emulated,
    queues: config.queues.map(({ prefix, name, nameEn }) => ({ prefix, name, nameEn })),
    windowNames: new Map(config.windows.map((window) => [window.number, window.name])),
  }
}

export function queueViewFor(hall: Hall, service: HallService): QueueView {
  const { plan, state } = service
  const now = service.now()
  const live = todaysTickets(state, plan, now).filter((one) => one.state === 'waiting' || one.state === 'called' || one.state === 'serving')
  return {
    businessDate: businessDateOf(now, plan.timeZone),
    queues: labelsOf(hall).queues.map((queue) => ({
      ...queue,
      waiting: live.filter((one) => one.queue === queue.prefix && one.state === 'waiting').length,
    })),
    tickets: live.map(ticketView),
  }
}

export function ticketViewOf(service: HallService, id: string): TicketView | null {
  const ticket = service.state.tickets.get(id)
  return ticket === undefined ? null : ticketView(ticket)
}

export function ratingViewOf(service: HallService, session: string): RatingView | null {
  const rating = service.state.ratings.get(session)
  return rating === undefined ? null : ratingView(rating)
}

export function printViewOf(service: HallService, job: string): PrintView | null {
  const print = service.state.prints.get(job)
  return print === undefined ? null : printView(print)
}

export function peopleBefore(service: HallService, id: string): number {
  return peopleAhead(service.state, service.plan, id, service.now())
}

/** What a person is told of their ticket: by its id, or from the events that made or found it. */
export function receiptFor(hall: Hall, service: HallService, of: string | readonly HallEvent[]): TicketReceipt {
  const id = typeof of === 'string' ? of : of.find((event) => event.ticket !== undefined)?.ticket
  const ticket = id === undefined ? null : ticketViewOf(service, id)
  if (id === undefined || ticket === null) throw new ProblemError('TICKET_UNKNOWN', `There is no ticket ${id ?? ''} today.`)
  const print = [...service.state.prints.values()].find((one) => one.ticket === id)
  return {
    ...ticket,
    ahead: peopleBefore(service, id),
    job: print?.job ?? null,
    qr: ticketCode(hall.config.site.code, id),
  }
}
