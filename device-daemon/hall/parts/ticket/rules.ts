/** A clerk's steps at one window: whom they call, serve and finish. */
import type { Fact, HallState } from '../../../wire/fold.ts'
import { dateFor } from '../day/rules.ts'
import { agree, type Decision, type Moment, type Refusal, refuse } from '../part.ts'
import { offeredRating, withdrawnForNext } from '../rating/rules.ts'
import { staffed } from '../staff/rules.ts'
import { lineOf, type Ticket, ticketAt } from './fold.ts'
import type { TakeTicket } from './issue.ts'
import { ticketMachine, type TicketStep } from './machine.ts'

interface AtWindow<T extends string> {
  readonly type: T
  readonly window: number
  readonly clerk: string
}

export type TicketCommand =
  | TakeTicket
  | AtWindow<'call-next'>
  | AtWindow<'recall'>
  | AtWindow<'start'>
  /** `session` is the random id of the rating session to offer. */
  | (AtWindow<'finish'> & { readonly session: string })
  | AtWindow<'no-show'>

/** One call and three recalls; after that the person is not there. */
const callsMax = 4

/**
 * The longest waiting of the queues that this window serves. The one before has gone: a rating still
 * open here is withdrawn, so that no key of the next person can be taken for theirs.
 */
export function callNext(hall: HallState, { window, clerk }: AtWindow<'call-next'>, moment: Moment): Decision {
  const refusal = staffed(hall, window, clerk, moment)
  if (refusal !== null) return refusal
  const present = ticketAt(hall.ticket, window)
  if (present !== null) return refuse('WINDOW_OCCUPIED', `${present.number} is ${present.state} at window ${window}.`)
  const next = firstFor(hall, window, moment)
  if (next === null) return refuse('NOBODY_WAITING', `Nobody is waiting for window ${window}.`)
  const actor = `clerk:${clerk}`
  return agree(...withdrawnForNext(hall.rating, window, actor), { type: 'ticket-called', ticket: next.id, window, actor, data: { nth: 1 } })
}

function firstFor(hall: HallState, window: number, moment: Moment): Ticket | null {
  // Before the day has been opened anew nobody of yesterday is called.
  if (hall.day.date !== dateFor(hall, moment)) return null
  const queues = moment.plan.windows.find((one) => one.number === window)?.queues ?? []
  let first: Ticket | null = null
  for (const prefix of queues) {
    const [ticket] = lineOf(hall.ticket, prefix)
    if (ticket !== undefined && (first === null || ticket.seq < first.seq)) first = ticket
  }
  return first
}

export function recall(hall: HallState, { window, clerk }: AtWindow<'recall'>, moment: Moment): Decision {
  return step(hall, { window, clerk }, moment, 'recall', (ticket) => {
    if (ticket.calls >= callsMax) return refuse('STEP_ILLEGAL', `${ticket.number} has been called ${ticket.calls} times.`)
    return [{ type: 'ticket-called', ticket: ticket.id, window, actor: `clerk:${clerk}`, data: { nth: ticket.calls + 1 } }]
  })
}

export function start(hall: HallState, { window, clerk }: AtWindow<'start'>, moment: Moment): Decision {
  return step(hall, { window, clerk }, moment, 'start', (ticket) => [
    { type: 'serving-started', ticket: ticket.id, window, actor: `clerk:${clerk}`, data: {} },
  ])
}

/** Ends the service act and asks for its rating, where the window has a pad to ask with. */
export function finish(hall: HallState, { window, clerk, session }: AtWindow<'finish'> & { readonly session: string }, moment: Moment): Decision {
  return step(hall, { window, clerk }, moment, 'finish', ({ id: ticket }) => [
    { type: 'ticket-finished', ticket, window, actor: `clerk:${clerk}`, data: {} },
    ...offeredRating({ ticket, window, clerk, session }, moment),
  ])
}

export function noShow(hall: HallState, { window, clerk }: AtWindow<'no-show'>, moment: Moment): Decision {
  return step(hall, { window, clerk }, moment, 'no-show', (ticket) => [
    { type: 'ticket-no-show', ticket: ticket.id, window, actor: `clerk:${clerk}`, data: {} },
  ])
}

function step(
  hall: HallState,
  { window, clerk }: { readonly window: number; readonly clerk: string },
  moment: Moment,
  name: TicketStep,
  facts: (ticket: Ticket) => readonly Fact[] | Refusal,
): Decision {
  const refusal = staffed(hall, window, clerk, moment)
  if (refusal !== null) return refusal
  const ticket = ticketAt(hall.ticket, window)
  if (ticket === null) return refuse('WINDOW_EMPTY', `Nobody has been called to window ${window}.`)
  if (ticketMachine[ticket.state][name] === undefined) {
    return refuse('STEP_ILLEGAL', `${ticket.number} is ${ticket.state}; ${name} is not possible.`)
  }
  const result = facts(ticket)
  return 'ok' in result ? result : agree(...result)
}
