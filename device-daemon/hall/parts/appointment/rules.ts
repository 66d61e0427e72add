import type { HallState } from '../../../wire/fold.ts'
import { dateFor } from '../day/rules.ts'
import { agree, type Decision, type Moment, refuse } from '../part.ts'
import { issue, placeFor } from '../ticket/issue.ts'

export interface AppointmentCommand {
  readonly type: 'check-in'
  readonly appointment: string
  readonly actor: string
}

/** The appointment is the number: shown twice, it keeps its place. */
export function checkIn(hall: HallState, { appointment: id, actor }: AppointmentCommand, moment: Moment): Decision {
  const appointment = moment.plan.appointments.find((one) => one.id === id)
  if (appointment === undefined) return refuse('APPOINTMENT_UNKNOWN', `There is no appointment ${id}.`)
  const earlier = hall.ticket.appointments.get(id)
  if (earlier !== undefined && hall.day.date === dateFor(hall, moment)) {
    return agree({ type: 'check-in-repeated', ticket: earlier, actor, data: { appointment: id } })
  }
  const place = placeFor({ item: appointment.item }, moment.plan, dateFor(hall, moment))
  if ('ok' in place) return place
  return issue(hall, place, { channel: 'appointment', appointment: id, actor, priority: null }, moment)
}
