/** People who come back, and people who should not have to wait as long. */
import type { HallState } from '../../../wire/fold.ts'
import type { Priority } from '../../../wire/words.ts'
import { dateFor } from '../day/rules.ts'
import { agree, type Decision, type Moment, refuse } from '../part.ts'
import type { Ticket } from './facts.ts'
import { headsOf } from './lines.ts'
import { ticketMachine } from './machine.ts'

export interface ReturnTicket {
  readonly type: 'return-ticket'
  readonly ticket: string
  readonly actor: string
}

export interface Prioritise {
  readonly type: 'prioritise'
  readonly ticket: string
  readonly priority: Priority | null
  readonly actor: string
}

/** Who was missed stands behind as many as this. */
const behind = 2

/** A parked person has their old place; a missed one stands behind the next two, if it is not too late. */
export function returnTicket(hall: HallState, { ticket: id, actor }: ReturnTicket, moment: Moment): Decision {
  const ticket = today(hall, id, moment)
  if (ticket === null) return refuse('TICKET_UNKNOWN', `There is no ticket ${id} today.`)
  if (ticketMachine[ticket.state].return === undefined)
    return refuse('STEP_ILLEGAL', `${ticket.number} is ${ticket.state}; it cannot come back into the line.`)
  if (isTooLate(hall, ticket, moment)) {
    const { numbers, minutes } = moment.plan.returning
    return refuse(
      'RETURN_LATE',
      `${ticket.number} was called more than ${numbers} numbers and ${minutes} minutes ago: a new number is needed.`,
    )
  }
  const place =
    ticket.missed === null
      ? ticket.place
      : (headsOf(hall.ticket.lines, ticket.queue, behind)[behind - 1]?.place ?? null)
  return agree({ type: 'ticket-returned', ticket: id, actor, data: { place } })
}

/** Neither few enough numbers nor few enough minutes have gone by. A clock that was put back makes nobody late. */
function isTooLate({ ticket: { calls } }: HallState, { missed, queue }: Ticket, { plan, now }: Moment): boolean {
  if (missed === null) return false
  const numbers = (calls.get(queue) ?? 0) - missed.calls
  return numbers > plan.returning.numbers && now - Date.parse(missed.at) > plan.returning.minutes * 60_000
}

/** Whoever sees that somebody is old, ill or with a child may say so; and may take it back. */
export function prioritise(hall: HallState, { ticket: id, priority, actor }: Prioritise, moment: Moment): Decision {
  const ticket = today(hall, id, moment)
  if (ticket === null) return refuse('TICKET_UNKNOWN', `There is no ticket ${id} today.`)
  if (ticket.state === 'finished' || ticket.state === 'cancelled')
    return refuse('STEP_ILLEGAL', `${ticket.number} is ${ticket.state}.`)
  if (ticket.priority === priority) return agree()
  return agree({ type: 'ticket-prioritised', ticket: id, actor, data: { priority } })
}

function today(hall: HallState, id: string, moment: Moment): Ticket | null {
  return hall.day.date === dateFor(hall, moment) ? (hall.ticket.tickets.get(id) ?? null) : null
}
