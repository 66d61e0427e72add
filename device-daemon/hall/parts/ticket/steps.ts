/** A clerk's steps with the person at one window, and with those the window keeps. */
import type { CancelReason, TransferReason } from '../../../wire/choices.ts'
import type { Fact, HallState } from '../../../wire/fold.ts'
import type { TicketStep } from '../../../wire/views.ts'
import { dateFor } from '../day/rules.ts'
import { agree, type Decision, type Moment, type Refusal, refuse } from '../part.ts'
import { offeredRating, withdrawnForNext } from '../rating/rules.ts'
import { staffed } from '../staff/rules.ts'
import { type AtWindow, free } from './call.ts'
import type { Ticket } from './facts.ts'
import { ticketAt } from './fold.ts'
import { placeFor } from './issue.ts'
import { ticketMachine } from './machine.ts'

/** Whether a step is for the person at the window, or for one who is aside. */
type With<T extends string> = AtWindow<T> & { readonly ticket: string | null }
export type Finish = AtWindow<'finish'> & { readonly session: string }
export type Transfer = AtWindow<'transfer'> & {
  readonly to:
    | { readonly queue: string }
    | { readonly item: string }
    | { readonly window: number }
    | { readonly clerk: string }
  readonly reason: TransferReason
}
export type Cancel = With<'cancel'> & { readonly reason: CancelReason }

/** One call and three recalls; after that the person is not there. */
const callsMax = 4
/** Things to do in one visit, the first among them. */
const itemsMax = 10

export function recall(hall: HallState, command: AtWindow<'recall'>, moment: Moment): Decision {
  return step(hall, command, moment, 'recall', (ticket, at) => {
    if (ticket.calls >= callsMax)
      return refuse('STEP_ILLEGAL', `${ticket.number} has been called ${ticket.calls} times.`)
    return [{ type: 'ticket-called', ...at, data: { nth: ticket.calls + 1, how: 'recalled', reason: null, among: [] } }]
  })
}

export function start(hall: HallState, command: AtWindow<'start'>, moment: Moment): Decision {
  return step(hall, command, moment, 'start', (_ticket, at) => [{ type: 'serving-started', ...at, data: {} }])
}

/** Ends the service act and asks for its rating, where the window has a pad to ask with. */
export function finish(hall: HallState, command: Finish, moment: Moment): Decision {
  const { window, clerk, session } = command
  return step(hall, command, moment, 'finish', ({ id: ticket }, at) => [
    { type: 'ticket-finished', ...at, data: {} },
    ...offeredRating({ ticket, window, clerk, session }, moment),
  ])
}

export function noShow(hall: HallState, command: AtWindow<'no-show'>, moment: Moment): Decision {
  return step(hall, command, moment, 'no-show', (_ticket, at) => [{ type: 'ticket-no-show', ...at, data: {} }])
}

export function hold(hall: HallState, command: AtWindow<'hold'>, moment: Moment): Decision {
  return step(hall, command, moment, 'hold', (_ticket, at) => [{ type: 'ticket-held', ...at, data: {} }])
}

export function park(hall: HallState, command: With<'park'>, moment: Moment): Decision {
  return step(hall, command, moment, 'park', (_ticket, at) => [{ type: 'ticket-parked', ...at, data: {} }])
}

/** Called anew, so that board and display say it: the person may sit at the other end of the hall. */
export function resume(
  hall: HallState,
  command: AtWindow<'resume'> & { readonly ticket: string },
  moment: Moment,
): Decision {
  const refusal = free(hall, command, moment)
  if (refusal !== null) return refusal
  return step(hall, command, moment, 'resume', (_ticket, at) => [
    ...withdrawnForNext(hall.rating, command.window, at.actor),
    { type: 'ticket-called', ...at, data: { nth: 1, how: 'resumed', reason: null, among: [] } },
  ])
}

export function cancel(hall: HallState, command: Cancel, moment: Moment): Decision {
  return step(hall, command, moment, 'cancel', (_ticket, at) => [
    { type: 'ticket-cancelled', ...at, data: { reason: command.reason } },
  ])
}

/** To another queue, window or clerk; the waiting that has been is kept. */
export function transfer(hall: HallState, command: Transfer, moment: Moment): Decision {
  const { reason, to } = command
  return step(hall, command, moment, 'transfer', (ticket, at) => {
    const place = whereTo(command, ticket, moment, dateFor(hall, moment))
    if ('ok' in place) return place
    if ('window' in to && to.window === command.window)
      return refuse('STEP_ILLEGAL', `${ticket.number} is at window ${to.window} already.`)
    return [{ type: 'ticket-transferred', ...at, data: { ...place, reason } }]
  })
}

type Placed = Pick<Ticket, 'queue' | 'item' | 'keptFor'> & { readonly moreItems?: string[] }

function whereTo({ to }: Transfer, { queue, item }: Ticket, { plan }: Moment, today: string): Placed | Refusal {
  if ('window' in to) {
    const isThere = plan.windows.some((one) => one.number === to.window)
    return isThere ? { queue, item, keptFor: to } : refuse('WINDOW_UNKNOWN', `There is no window ${to.window}.`)
  }
  if ('clerk' in to)
    return plan.clerks.has(to.clerk)
      ? { queue, item, keptFor: to }
      : refuse('CLERK_UNKNOWN', `There is no clerk ${to.clerk}.`)
  const place = placeFor(to, plan, today)
  return 'ok' in place ? place : { ...place, keptFor: null }
}

/** One thing more to do for the person at the window; with its parts, where it is a bundle. */
export function addItem(
  hall: HallState,
  command: AtWindow<'add-item'> & { readonly item: string },
  moment: Moment,
): Decision {
  const refusal = staffed(hall, command.window, command.clerk, moment)
  if (refusal !== null) return refusal
  const ticket = ticketAt(hall.ticket, command.window)
  if (ticket === null) return refuse('WINDOW_EMPTY', `Nobody has been called to window ${command.window}.`)
  if (ticket.state !== 'serving')
    return refuse('STEP_ILLEGAL', `${ticket.number} is ${ticket.state}; nothing can be added.`)
  const { window, clerk, item } = command
  const place = placeFor({ item }, moment.plan, dateFor(hall, moment))
  if ('ok' in place) return place
  if (ticket.item === item || ticket.moreItems.includes(item))
    return refuse('STEP_ILLEGAL', `${item} is done for ${ticket.number} already.`)
  const done = new Set([ticket.item, ...ticket.moreItems])
  const added = [item, ...(place.moreItems ?? [])].filter((one) => !done.has(one))
  if (ticket.moreItems.length + added.length >= itemsMax)
    return refuse('STEP_ILLEGAL', `${ticket.number} would have more than ${itemsMax} items: that is another visit.`)
  const at = { ticket: ticket.id, window, actor: `clerk:${clerk}` }
  return agree(...added.map((one) => ({ type: 'item-added', ...at, data: { item: one } }) as const))
}

interface Stamped {
  readonly ticket: string
  readonly window: number
  readonly actor: string
}

function step(
  hall: HallState,
  command: AtWindow<string> & { readonly ticket?: string | null },
  moment: Moment,
  name: TicketStep,
  facts: (ticket: Ticket, at: Stamped) => readonly Fact[] | Refusal,
): Decision {
  const { window, clerk } = command
  const refusal = staffed(hall, window, clerk, moment)
  if (refusal !== null) return refusal
  const ticket = subject(hall, command, moment)
  if ('ok' in ticket) return ticket
  if (ticketMachine[ticket.state][name] === undefined) {
    return refuse('STEP_ILLEGAL', `${ticket.number} is ${ticket.state}; ${name} is not possible.`)
  }
  const result = facts(ticket, { ticket: ticket.id, window, actor: `clerk:${clerk}` })
  return 'ok' in result ? result : agree(...result)
}

/** The person at the window; or one named who is not with another window. */
function subject(
  hall: HallState,
  { window, ticket: id = null }: { readonly window: number; readonly ticket?: string | null },
  moment: Moment,
): Ticket | Refusal {
  if (id === null)
    return ticketAt(hall.ticket, window) ?? refuse('WINDOW_EMPTY', `Nobody has been called to window ${window}.`)
  const ticket = hall.ticket.tickets.get(id)
  const isOver = ticket !== undefined && ticket.window === null && hall.day.date !== dateFor(hall, moment)
  if (ticket === undefined || isOver) return refuse('TICKET_UNKNOWN', `There is no ticket ${id} today.`)
  if (ticket.window !== null && ticket.window !== window)
    return refuse('STEP_ILLEGAL', `${ticket.number} is ${ticket.state} at window ${ticket.window}.`)
  return ticket
}
