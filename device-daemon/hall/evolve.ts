/**
 * The fold: what has happened becomes what is. No rule is asked here; an event is a fact.
 *
 * The state is changed in place, by this function alone. A day has tens of thousands of tickets, and
 * copying a map at each event would make replaying a journal quadratic.
 */
import type { FactOf, HallEvent, Stamp } from '../wire/events.ts'
import { type HallState, type Place, placeAt, type Rating } from './state.ts'

export function evolve(state: HallState, event: HallEvent): HallState {
  switch (event.type) {
    case 'ticket-issued':
      issue(state, event)
      break
    case 'ticket-called':
      change(state.tickets, event.ticket, { state: 'called', window: event.window ?? null, calls: event.data.nth, calledAt: event.at })
      place(state, event.window, { ticket: event.ticket ?? null })
      break
    case 'serving-started':
      change(state.tickets, event.ticket, { state: 'serving' })
      break
    case 'ticket-finished':
      change(state.tickets, event.ticket, { state: 'finished' })
      place(state, event.window, { ticket: null })
      break
    case 'ticket-no-show':
      change(state.tickets, event.ticket, { state: 'no-show' })
      place(state, event.window, { ticket: null })
      break
    case 'clerk-signed-in':
      place(state, event.window, { clerk: event.data.workNo })
      break
    case 'clerk-signed-out':
      place(state, event.window, { clerk: null })
      break
    case 'rating-offered':
      offer(state, event)
      break
    case 'rating-shown':
      change(state.ratings, event.data.session, { state: 'shown' })
      break
    case 'rated':
      change(state.ratings, event.data.session, { state: 'rated', level: event.data.level })
      break
    case 'rating-timed-out':
      change(state.ratings, event.data.session, { state: 'timed-out' })
      break
    case 'rating-declined':
      change(state.ratings, event.data.session, { state: 'declined' })
      break
    case 'rating-device-lost':
      change(state.ratings, event.data.session, { state: 'device-lost' })
      break
    case 'rating-withdrawn':
      change(state.ratings, event.data.session, { state: 'withdrawn' })
      break
    case 'print-queued':
      queuePrint(state, event)
      break
    case 'print-started':
      change(state.prints, event.data.job, { state: 'sending' })
      break
    case 'printed':
      change(state.prints, event.data.job, { state: 'printed' })
      break
    case 'print-unconfirmed':
      change(state.prints, event.data.job, { state: 'unconfirmed', reason: event.data.reason })
      break
    case 'print-failed':
      change(state.prints, event.data.job, { state: 'failed', reason: event.data.reason })
      break
    case 'check-in-repeated':
    case 'pad-key-ignored':
      break
  }
  return state
}

type EventOf<T extends HallEvent['type']> = FactOf<T> & Stamp

function issue(state: HallState, event: EventOf<'ticket-issued'>): void {
  const { ticket: id, at, seq, data } = event
  if (id === undefined) return
  if (state.businessDate !== data.businessDate) turnDay(state, data.businessDate)
  const { number, queue, item, channel, businessDate, appointment } = data
  state.counters.set(queue, (state.counters.get(queue) ?? 0) + 1)
  state.tickets.set(id, {
    id,
    number,
    queue,
    item,
    channel,
    businessDate,
    seq,
    state: 'waiting',
    since: at,
    window: null,
    calls: 0,
    calledAt: null,
  })
  if (appointment !== null) state.checkIns.set(appointment, id)
}

/** Yesterday is in the journal. Only who is at a window, and what is still under way, comes along. */
function turnDay(state: HallState, businessDate: string): void {
  state.businessDate = businessDate
  state.counters.clear()
  state.checkIns.clear()
  for (const [id, ticket] of state.tickets) {
    if (ticket.state !== 'called' && ticket.state !== 'serving') state.tickets.delete(id)
  }
  for (const [session, rating] of state.ratings) {
    if (rating.state !== 'offered' && rating.state !== 'shown') state.ratings.delete(session)
  }
  for (const [job, print] of state.prints) {
    if (print.state !== 'queued' && print.state !== 'sending') state.prints.delete(job)
  }
}

function offer(state: HallState, event: EventOf<'rating-offered'>): void {
  const { ticket, window, at, data } = event
  if (ticket === undefined || window === undefined) return
  const { session, clerk, pad, expiresAt } = data
  const rating: Rating = { session, ticket, window, clerk, pad, state: 'offered', level: null, offeredAt: at, expiresAt }
  state.ratings.set(session, rating)
}

function queuePrint(state: HallState, event: EventOf<'print-queued'>): void {
  if (event.ticket === undefined) return
  const { job, printer, copy } = event.data
  state.prints.set(job, { job, ticket: event.ticket, printer, copy, state: 'queued', reason: null, queuedAt: event.at })
}

function change<K, V extends object>(map: Map<K, V>, key: K | undefined, part: Partial<V>): void {
  if (key === undefined) return
  const old = map.get(key)
  if (old !== undefined) map.set(key, { ...old, ...part })
}

function place(state: HallState, window: number | undefined, part: Partial<Place>): void {
  if (window !== undefined) state.windows.set(window, { ...placeAt(state, window), ...part })
}
