/** Appointments as a booking system sends them: made, moved and cancelled, all of an import or nothing of it. */
import type { RowCode } from '../../../wire/appointment-row.ts'
import type { BookingSource } from '../../../wire/choices.ts'
import type { Fact, HallState } from '../../../wire/fold.ts'
import { isWorkday } from '../../calendar.ts'
import { itemStateOn } from '../../items.ts'
import { dateFor, turnedDay } from '../day/rules.ts'
import { agree, type Decision, type Moment, refuse } from '../part.ts'
import type { Appointment } from './fold.ts'
import { slotOf, takesPlace } from './fold.ts'
import { appointmentMachine } from './machine.ts'
import { visitOf } from './visit.ts'

export interface BookingRow {
  /** Where it stands in what was sent, from 1. */
  readonly row: number
  readonly appointment: string
  readonly item: string
  readonly date: string
  readonly from: string | null
  readonly to: string | null
  readonly holder: string | null
  readonly cancelled: boolean
}

export interface BookAppointments {
  readonly type: 'book-appointments'
  readonly rows: readonly BookingRow[]
  readonly source: BookingSource
  readonly actor: string
}

export interface RowFault {
  readonly row: number
  readonly code: RowCode
  readonly message: string
}

/** What a row comes to: a fact, nothing because it is so already, or what is wrong with it. */
type Outcome = { readonly fact: Fact; readonly next: Appointment } | 'unchanged' | RowFault

export function bookAppointments(hall: HallState, command: BookAppointments, moment: Moment): Decision {
  const { faults, facts } = judgeRows(hall, command, moment)
  const [first] = faults
  if (first !== undefined) return refuse('IMPORT_REFUSED', `Row ${first.row}: ${first.message} ${faults.length} rows are wrong; none was taken.`)
  return facts.length === 0 ? agree() : agree(...turnedDay(hall, moment), ...facts)
}

/** Every fault of every row, and the facts where there is none. Places are counted at the end: within an import the order is free. */
export function judgeRows(hall: HallState, command: Omit<BookAppointments, 'type'>, moment: Moment): { readonly faults: readonly RowFault[]; readonly facts: readonly Fact[] } {
  const faults: RowFault[] = []
  const facts: Fact[] = []
  const seen = new Set<string>()
  const taken = new Map(hall.appointment.taken)
  const fresh: { readonly row: number; readonly key: string; readonly item: string }[] = []
  for (const row of command.rows) {
    if (seen.has(row.appointment)) {
      faults.push({ row: row.row, code: 'ROW_REPEATED', message: `${row.appointment} is there twice.` })
      continue
    }
    seen.add(row.appointment)
    const outcome = judge(hall, row, command, moment)
    if (outcome === 'unchanged') continue
    if ('code' in outcome) {
      faults.push(outcome)
      continue
    }
    facts.push(outcome.fact)
    const before = hall.appointment.appointments.get(row.appointment)
    if (before !== undefined && takesPlace(before)) taken.set(slotOf(before), (taken.get(slotOf(before)) ?? 0) - 1)
    if (!takesPlace(outcome.next)) continue
    const key = slotOf(outcome.next)
    taken.set(key, (taken.get(key) ?? 0) + 1)
    fresh.push({ row: row.row, key, item: row.item })
  }
  return { faults: [...faults, ...overfull(fresh, taken, command.rows, moment)].sort((one, other) => one.row - other.row), facts }
}

function judge(hall: HallState, row: BookingRow, { source, actor }: Omit<BookAppointments, 'type'>, moment: Moment): Outcome {
  const { row: nth, appointment, item, date, from, to, holder, cancelled } = row
  const known = hall.appointment.appointments.get(appointment)
  const fault = (code: RowCode, message: string): RowFault => ({ row: nth, code, message })
  const used = fault('APPOINTMENT_USED', `${appointment} has been used: its person came.`)
  if (cancelled) {
    if (known === undefined || known.state === 'cancelled' || known.state === 'released') return 'unchanged'
    if (appointmentMachine[known.state].cancel === undefined) return used
    return { fact: { type: 'appointment-cancelled', actor, data: { appointment } }, next: { ...known, state: 'cancelled' } }
  }
  if (known !== undefined && known.state !== 'cancelled' && isAlike(known, row)) {
    // Not to be told twice; but what was let go by a clock that ran ahead may be had again.
    if (known.state !== 'released' || moment.now > visitOf(row, moment.plan).closes) return 'unchanged'
  }
  if (known !== undefined && appointmentMachine[known.state].book === undefined) return used
  const wrong = whyNot(hall, row, moment)
  if (wrong !== null) return fault(...wrong)
  const booked = { appointment, item, date, from, to: to ?? slotAt(row, moment)?.to ?? null, holder }
  return { fact: { type: 'appointment-booked', actor, data: { ...booked, source } }, next: { ...booked, state: 'booked', ticket: null } }
}

const slotAt = ({ item, from }: Pick<BookingRow, 'item' | 'from'>, { plan }: Moment) =>
  plan.items.find(({ code }) => code === item)?.slots.find((slot) => slot.from === from)

/** A row without an end has its slot's. */
const isAlike = (known: Appointment, { item, date, from, to, holder }: BookingRow): boolean =>
  known.item === item && known.date === date && known.from === from && (to === null || known.to === to) && known.holder === holder

function whyNot(hall: HallState, row: BookingRow, moment: Moment): [RowCode, string] | null {
  const { plan, now } = moment
  const { item: code, date, from, to } = row
  const item = plan.items.find((one) => one.code === code)
  if (item === undefined) return ['ITEM_UNKNOWN', `There is no service item ${code}.`]
  if (!item.bookable) return ['ITEM_NOT_BOOKABLE', `${code} cannot be booked.`]
  if (itemStateOn(item, date) !== 'open') return ['ITEM_CLOSED', `${code} cannot be had here on ${date}.`]
  const today = dateFor(hall, moment)
  if (date < today || now > visitOf(row, plan).closes) return ['DATE_PAST', `${[date, from].filter(Boolean).join(' ')} is over.`]
  const last = Temporal.PlainDate.from(today).add({ days: plan.booking.daysAhead }).toString()
  if (date > last) return ['DATE_TOO_FAR', `${date} is after ${last}, the last day that can be booked.`]
  if (!isWorkday(plan.calendar, date)) return ['DAY_CLOSED', `${date} is no working day here.`]
  if (item.slots.length === 0) return null
  const slot = slotAt(row, moment)
  return slot === undefined || (to !== null && to !== slot.to) ? ['SLOT_UNKNOWN', `${code} has no time from ${from ?? 'nothing'}${to === null ? '' : ` to ${to}`}.`] : null
}

/** The rows that came last are too many. */
function overfull(fresh: readonly { readonly row: number; readonly key: string; readonly item: string }[], taken: ReadonlyMap<string, number>, rows: readonly BookingRow[], moment: Moment): RowFault[] {
  const left = new Map<string, number>()
  const byRow = new Map(rows.map((row) => [row.row, row]))
  return [...fresh].reverse().flatMap(({ row: nth, key }) => {
    const row = byRow.get(nth)
    const slot = row === undefined ? undefined : slotAt(row, moment)
    if (slot === undefined) return []
    const over = left.get(key) ?? (taken.get(key) ?? 0) - slot.capacity
    left.set(key, over - 1)
    return over > 0 ? [{ row: nth, code: 'SLOT_FULL' as const, message: `${slot.from} to ${slot.to} on ${row?.date} has ${slot.capacity} places, and all are taken.` }] : []
  })
}
