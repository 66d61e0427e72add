/** Who did not come in time is not waited for: the place is free, and the list says so. */
import type { Fact, HallState } from '../../../wire/fold.ts'
import { dateFor, turnedDay } from '../day/rules.ts'
import { agree, type Decision, type Moment } from '../part.ts'
import { visitOf } from './visit.ts'

export interface ReleaseAppointments {
  readonly type: 'release-appointments'
}

export function releaseAppointments(hall: HallState, _command: ReleaseAppointments, moment: Moment): Decision {
  const today = dateFor(hall, moment)
  const late = [...hall.appointment.appointments.values()].filter((one) => one.state === 'booked' && one.date <= today && moment.now > visitOf(one, moment.plan).closes)
  if (late.length === 0) return agree()
  const released = late.map(({ appointment }): Fact => ({ type: 'appointment-released', actor: 'system', data: { appointment } }))
  return agree(...turnedDay(hall, moment), ...released)
}
