/** Whom a window calls. */
import type { CallReason } from '../../../wire/choices.ts'
import type { HallState } from '../../../wire/fold.ts'
import { dateFor } from '../day/rules.ts'
import { agree, type Decision, type Moment, refuse } from '../part.ts'
import { withdrawnForNext } from '../rating/rules.ts'
import { pausedAt } from '../staff/fold.ts'
import { staffed } from '../staff/rules.ts'
import { ticketAt } from './fold.ts'
import { linesFor, nextOf, waitingQueues } from './choose.ts'
import { ticketMachine } from './machine.ts'

export interface AtWindow<T extends string> {
  readonly type: T
  readonly window: number
  readonly clerk: string
}
export type CallChosen = AtWindow<'call-chosen'> & { readonly ticket: string; readonly reason: CallReason }

/**
 * The next of the queues that this window serves. The one before has gone: a rating still open here is
 * withdrawn, so that no key of the next person can be taken for theirs.
 */
export function callNext(hall: HallState, { window, clerk }: AtWindow<'call-next'>, moment: Moment): Decision {
  const refusal = free(hall, { window, clerk }, moment)
  if (refusal !== null) return refusal
  // Before the day has been opened anew nobody of yesterday is called.
  const isToday = hall.day.date === dateFor(hall, moment)
  const next = isToday ? nextOf(linesFor(hall, window, hall.ticket.lines.values(), moment.plan), { ...moment, passed: hall.ticket.passed }) : null
  if (next === null) return refuse('NOBODY_WAITING', `Nobody is waiting for window ${window}.`)
  const actor = `clerk:${clerk}`
  const data = { nth: 1, how: 'next', reason: null, among: next.among } as const
  return agree(...withdrawnForNext(hall.rating, window, actor), {
    type: 'ticket-called',
    ticket: next.ticket.id,
    window,
    actor,
    data,
  })
}

/** Somebody who waits or is parked, before their turn: on record with the reason. */
export function callChosen(
  hall: HallState,
  { window, clerk, ticket: id, reason }: CallChosen,
  moment: Moment,
): Decision {
  const refusal = free(hall, { window, clerk }, moment)
  if (refusal !== null) return refusal
  const ticket = hall.ticket.tickets.get(id)
  if (ticket === undefined || hall.day.date !== dateFor(hall, moment))
    return refuse('TICKET_UNKNOWN', `There is no ticket ${id} today.`)
  if (ticketMachine[ticket.state]['call-chosen'] === undefined)
    return refuse('STEP_ILLEGAL', `${ticket.number} is ${ticket.state}; it cannot be called.`)
  const lines = linesFor(hall, window, hall.ticket.lines.values(), moment.plan).flat()
  const among = waitingQueues(
    lines.filter(({ isPriority, tickets }) => !isPriority && tickets.some((other) => other.id !== id)),
  )
  const actor = `clerk:${clerk}`
  return agree(...withdrawnForNext(hall.rating, window, actor), {
    type: 'ticket-called',
    ticket: id,
    window,
    actor,
    data: { nth: 1, how: 'chosen', reason, among },
  })
}

/** Null where this clerk could call somebody to this window. */
export function free(hall: HallState, { window, clerk }: Pick<AtWindow<string>, 'window' | 'clerk'>, moment: Moment) {
  const refusal = staffed(hall, window, clerk, moment)
  if (refusal !== null) return refusal
  const present = ticketAt(hall.ticket, window)
  if (present !== null) return refuse('WINDOW_OCCUPIED', `${present.number} is ${present.state} at window ${window}.`)
  const paused = pausedAt(hall.staff, window)
  return paused === null ? null : refuse('WINDOW_PAUSED', `Window ${window} is paused (${paused}).`)
}
