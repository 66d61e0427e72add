/** Views and receipts of this hall: the pure ones of hall/, with the configuration's names. */
import type { Hall } from '../config/load.ts'
import { padGaps } from '../config/pad-levels.ts'
import type { Claims } from './access/tokens.ts'
import { shown } from './hall/hall.ts'
import type { Audience } from './hall/parts/part.ts'
import { printOf } from './hall/parts/print/fold.ts'
import { printView } from './hall/parts/print/view.ts'
import { ratingView } from './hall/parts/rating/view.ts'
import { waitingIn } from './hall/parts/ticket/lines.ts'
import { waitOf } from './hall/parts/ticket/wait.ts'
import { currentTickets, peopleAhead, ticketView } from './hall/parts/ticket/view.ts'
import type { HallService } from './hall-service.ts'
import { placesOf } from './places.ts'
import { ProblemError } from './problem-error.ts'
import { ticketCode } from './wire/codes.ts'
import type { TicketReceipt } from './wire/commands.ts'
import { emptyState, fold, type HallEvent, type HallState } from './wire/fold.ts'
import type { PageView } from './wire/page-view.ts'
import type { HallLabels, PrintView, QueueView, RatingView, TicketView } from './wire/views.ts'

export function audienceOf({ role, window, kiosk }: Claims): Audience {
  return { role, ...(window === undefined ? {} : { window }), ...(kiosk === undefined ? {} : { kiosk }) }
}

export function pageViewFor(hall: Hall, service: HallService, audience: Audience): PageView {
  return { seq: service.seq, labels: labelsOf(hall), hall: shown(service.state, audience) }
}

/** Made once: every page that connects is shown them, and a pad's keys are asked of its emulator. */
const labelsMade = new WeakMap<Hall, HallLabels>()

function labelsOf(hall: Hall): HallLabels {
  const made = labelsMade.get(hall) ?? makeLabels(hall)
  labelsMade.set(hall, made)
  return made
}

function makeLabels({ config }: Hall): HallLabels {
  const gaps = new Map(padGaps(config).map(({ device, missing }) => [device, missing]))
  const { code, name, nameEn, timeZone } = config.site
  const { placeOf } = placesOf(config)
  return {
    site: { code, name, nameEn, timeZone },
    emulated: config.emulated,
    queues: config.queues.map(({ prefix, name, nameEn, hint = null, hintEn = null, output }) => ({ prefix, name, nameEn, hint, hintEn, output })),
    board: { english: config.board.english, marquee: config.board.marquee ?? null },
    places: config.help.places,
    stands: Object.fromEntries(config.devices.map(({ id }) => [id, placeOf(id)])),
    windows: config.windows.map(({ number, name, nameEn = null, queues, helpsWith, pad }) => ({ number, name, nameEn, queues, helps: helpsWith, padGaps: gaps.get(pad ?? '') ?? [] })),
  }
}

export function queueViewFor(hall: Hall, { state }: HallService): QueueView {
  return {
    businessDate: state.day.date ?? '',
    queues: labelsOf(hall).queues.map((queue) => ({ ...queue, waiting: waitingIn(state.ticket.lines, queue.prefix) })),
    tickets: currentTickets(state.ticket)
      .filter(({ state }) => state === 'waiting' || state === 'called' || state === 'serving')
      .map(ticketView),
  }
}

export function ticketViewOf({ state }: HallService, id: string): TicketView | null {
  const ticket = state.ticket.tickets.get(id)
  return ticket === undefined ? null : ticketView(ticket)
}

export function ratingViewOf({ state }: HallService, session: string): RatingView | null {
  const rating = state.rating.sessions.get(session)
  return rating === undefined ? null : ratingView(rating)
}

export function printViewOf({ state }: HallService, job: string): PrintView | null {
  const print = state.print.jobs.get(job)
  return print === undefined ? null : printView(print)
}

/** What a person is told of their ticket. */
export function receiptOf(hall: Hall, service: HallService, id: string): TicketReceipt {
  return receiptIn(hall, service.state, id, service) ?? ticketUnknown(id)
}

/**
 * The same, of the command that made or found the ticket. Repeated after midnight, when the hall has let
 * the ticket go, the answer is made from what the command led to.
 */
export function receiptOfEvents(hall: Hall, service: HallService, events: readonly HallEvent[]): TicketReceipt {
  const id = events.find((event) => event.ticket !== undefined)?.ticket ?? ''
  return receiptIn(hall, service.state, id, service) ?? receiptIn(hall, stateAfter(events), id, null) ?? ticketUnknown(id)
}

/** `service` is null for a state of before, where nobody waits. */
function receiptIn(hall: Hall, state: HallState, id: string, service: Pick<HallService, 'plan' | 'now'> | null): TicketReceipt | null {
  const ticket = state.ticket.tickets.get(id)
  if (ticket === undefined) return null
  return {
    ...ticketView(ticket),
    ahead: peopleAhead(state.ticket, id),
    wait: service === null ? null : waitOf(state, id, { plan: service.plan, now: service.now() }),
    job: printOf(state.print, id)?.job ?? null,
    qr: ticketCode(hall.config.site.code, id),
  }
}

/** What these events alone lead to. */
export function stateAfter(events: readonly HallEvent[]): HallState {
  const state = emptyState()
  for (const event of events) fold(state, event)
  return state
}

function ticketUnknown(id: string): never {
  throw new ProblemError('TICKET_UNKNOWN', `There is no ticket ${id} today.`)
}
