/** The page's own fold: a view and what happened after it give the view of now. */
import type { HallEvent } from '../../device-daemon/wire/events.ts'
import type { HallView, PrintView, RatingView, TicketView, WindowView } from '../../device-daemon/wire/views.ts'

/** As many ended tickets as the daemon's view keeps. */
const endedKept = 10

export function fold(view: HallView, event: HallEvent): HallView {
  return { ...step(view, event), seq: event.seq }
}

function step(view: HallView, event: HallEvent): HallView {
  switch (event.type) {
    case 'ticket-issued':
      return issue(view, event)
    case 'ticket-called':
      return atWindow(ticket(view, event, { state: 'called', window: event.window ?? null, calls: event.data.nth, calledAt: event.at }), event, {
        ticket: event.ticket ?? null,
      })
    case 'serving-started':
      return ticket(view, event, { state: 'serving' })
    case 'ticket-finished':
      return atWindow(ticket(view, event, { state: 'finished' }), event, { ticket: null })
    case 'ticket-no-show':
      return atWindow(ticket(view, event, { state: 'no-show' }), event, { ticket: null })
    case 'clerk-signed-in':
      return atWindow(view, event, { clerk: event.data.workNo })
    case 'clerk-signed-out':
      return atWindow(view, event, { clerk: null })
    case 'rating-offered':
      return offer(view, event)
    case 'rating-shown':
      return rating(view, event.data.session, { state: 'shown' })
    case 'rated':
      return rating(view, event.data.session, { state: 'rated', level: event.data.level })
    case 'rating-timed-out':
      return rating(view, event.data.session, { state: 'timed-out' })
    case 'rating-declined':
      return rating(view, event.data.session, { state: 'declined' })
    case 'rating-device-lost':
      return rating(view, event.data.session, { state: 'device-lost' })
    case 'rating-withdrawn':
      return rating(view, event.data.session, { state: 'withdrawn' })
    case 'print-queued':
      return queuePrint(view, event)
    case 'print-started':
      return print(view, event.data.job, { state: 'sending' })
    case 'printed':
      return print(view, event.data.job, { state: 'printed' })
    case 'print-unconfirmed':
      return print(view, event.data.job, { state: 'unconfirmed', reason: event.data.reason })
    case 'print-failed':
      return print(view, event.data.job, { state: 'failed', reason: event.data.reason })
    case 'check-in-repeated':
    case 'pad-key-ignored':
      return view
  }
}

type EventOf<T extends HallEvent['type']> = Extract<HallEvent, { type: T }>

function issue(view: HallView, event: EventOf<'ticket-issued'>): HallView {
  const { number, queue, item, channel, businessDate } = event.data
  if (event.ticket === undefined) return view
  const issued: TicketView = {
    id: event.ticket,
    number,
    queue,
    item,
    channel,
    state: 'waiting',
    since: event.at,
    window: null,
    calls: 0,
    calledAt: null,
  }
  const base = businessDate === view.businessDate ? view : turnDay(view, businessDate)
  return { ...base, tickets: [...base.tickets, issued] }
}

/** Yesterday's people have gone home; whoever is at a window, and what is under way, stays. */
function turnDay(view: HallView, businessDate: string): HallView {
  return {
    ...view,
    businessDate,
    tickets: view.tickets.filter(({ state }) => state === 'called' || state === 'serving'),
    ratings: view.ratings.filter(({ state }) => state === 'offered' || state === 'shown'),
    prints: view.prints.filter(({ state }) => state === 'queued' || state === 'sending'),
  }
}

function ticket(view: HallView, event: HallEvent, part: Partial<TicketView>): HallView {
  const changed = view.tickets.map((one) => (one.id === event.ticket ? { ...one, ...part } : one))
  const ended = changed.filter(({ state }) => state === 'finished' || state === 'no-show')
  const gone = new Set(ended.slice(0, Math.max(0, ended.length - endedKept)))
  return { ...view, tickets: changed.filter((one) => !gone.has(one)) }
}

function atWindow(view: HallView, event: HallEvent, part: Partial<WindowView>): HallView {
  return { ...view, windows: view.windows.map((one) => (one.number === event.window ? { ...one, ...part } : one)) }
}

function offer(view: HallView, event: EventOf<'rating-offered'>): HallView {
  const { ticket, window, at } = event
  if (ticket === undefined || window === undefined) return view
  const { session, clerk, expiresAt } = event.data
  const offered: RatingView = { session, ticket, window, clerk, state: 'offered', level: null, offeredAt: at, expiresAt }
  return { ...view, ratings: [...view.ratings, offered] }
}

function rating(view: HallView, session: string, part: Partial<RatingView>): HallView {
  return { ...view, ratings: view.ratings.map((one) => (one.session === session ? { ...one, ...part } : one)) }
}

function queuePrint(view: HallView, event: EventOf<'print-queued'>): HallView {
  if (event.ticket === undefined) return view
  const { job, printer, copy } = event.data
  const queued: PrintView = { job, ticket: event.ticket, printer, copy, state: 'queued', reason: null }
  return { ...view, prints: [...view.prints, queued] }
}

function print(view: HallView, job: string, part: Partial<PrintView>): HallView {
  return { ...view, prints: view.prints.map((one) => (one.job === job ? { ...one, ...part } : one)) }
}
