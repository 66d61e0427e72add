/** Somebody with an appointment comes: straight into the queue, at a fair place, with no second queue before it. */
import type { HallState } from '../../../wire/fold.ts'
import { dateFor } from '../day/rules.ts'
import { agree, type Decision, type Moment, type Refusal, refuse } from '../part.ts'
import { issue, placeFor } from '../ticket/issue.ts'
import { headsOf } from '../ticket/lines.ts'
import type { Appointment } from './fold.ts'
import { appointmentMachine } from './machine.ts'
import { visitOf } from './visit.ts'

export interface CheckIn {
  readonly type: 'check-in'
  readonly appointment: string
  readonly actor: string
}

/** So many who came without one stand before each who came with one. */
const behind = 2

/** The appointment is the number: shown twice, it keeps its place. */
export function checkIn(hall: HallState, { appointment: id, actor }: CheckIn, moment: Moment): Decision {
  const today = dateFor(hall, moment)
  const booked = hall.appointment.appointments.get(id)
  const item = booked?.item ?? moment.plan.appointments.find((one) => one.id === id)?.item
  if (item === undefined) return refuse('APPOINTMENT_UNKNOWN', `There is no appointment ${id}.`)
  const earlier = hall.ticket.appointments.get(id)
  if (earlier !== undefined && hall.day.date === today) return agree({ type: 'check-in-repeated', ticket: earlier, actor, data: { appointment: id } })
  const refusal = booked === undefined ? null : whyNotNow(booked, today, moment)
  if (refusal !== null) return refusal
  const place = placeFor({ item }, moment.plan, today)
  if ('ok' in place) return place
  const issued = issue(hall, place, { channel: 'appointment', appointment: id, actor, priority: null, place: fairPlace(hall, place.queue, today) }, moment)
  const ticket = issued.ok ? issued.facts.at(-1)?.ticket : undefined
  if (!issued.ok || ticket === undefined || booked === undefined) return issued
  return agree(...issued.facts, { type: 'appointment-arrived', ticket, actor, data: { appointment: id } })
}

function whyNotNow(one: Appointment, today: string, { plan, now }: Moment): Refusal | null {
  const { appointment: id, date, from, state } = one
  if (state === 'cancelled') return refuse('APPOINTMENT_CANCELLED', `Appointment ${id} has been cancelled.`)
  const { opens, closes } = visitOf(one, plan)
  if (appointmentMachine[state].arrive === undefined || date < today || now > closes) return refuse('APPOINTMENT_EXPIRED', `Appointment ${id} was for ${[date, from].filter(Boolean).join(' ')}.`)
  return date > today || now < opens ? refuse('APPOINTMENT_EARLY', `Appointment ${id} is for ${[date, from].filter(Boolean).join(' ')}.`) : null
}

/**
 * Behind the next two, and two behind each who came with an appointment and still waits: nobody who came without
 * one waits for more than every third. Null: at the end, where fewer wait.
 */
function fairPlace({ ticket: { lines, appointments, tickets }, day }: HallState, queue: string, today: string): number | null {
  if (day.date !== today) return null
  const waiting = [...appointments.values()].filter((id) => tickets.get(id)?.state === 'waiting').length
  const heads = headsOf(lines, queue, behind * (waiting + 1) + waiting)
  const last = heads.findLastIndex(({ channel }) => channel === 'appointment')
  return heads[last + behind]?.place ?? null
}

/** Which of a person's appointments of today a card laid now is for: one whose time it is, else the next, else one that they have come for. */
export function appointmentOfHolder(hall: HallState, holder: string, moment: Moment): string | null {
  const today = dateFor(hall, moment)
  const own = [...hall.appointment.appointments.values()]
    .filter((one) => one.holder === holder && one.date === today && (one.state === 'booked' || one.state === 'arrived'))
    .sort((one, other) => (one.from ?? '').localeCompare(other.from ?? ''))
  const booked = own.filter(({ state }) => state === 'booked')
  const isNow = (one: Appointment) => whyNotNow(one, today, moment) === null
  return (booked.find(isNow) ?? booked[0] ?? own.at(-1))?.appointment ?? null
}
