/** The hall's own calendar: dates turn at the site's midnight, hours are the site's wall clock. */

import type { Calendar } from '../wire/calendar.ts'
import type { Hour, Plan } from './plan.ts'

/** `YYYY-MM-DD` at the site. */
export function businessDateOf(now: number, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate().toString()
}

export function isWorkday({ weekdays, holidays, workdays }: Calendar, date: string): boolean {
  if (workdays.has(date)) return true
  return !holidays.has(date) && weekdays.includes(Temporal.PlainDate.from(date).dayOfWeek)
}

const always: Hour = { from: '00:00', to: '24:00', quota: null }

/** The hour that it is now; the whole day where no hours are given. `to` is exclusive; an hour that ends before it begins spans midnight. */
export function hourAt(hours: readonly Hour[], now: number, timeZone: string): Hour | null {
  if (hours.length === 0) return always
  const time = Temporal.Instant.fromEpochMilliseconds(now)
    .toZonedDateTimeISO(timeZone)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })
  return hours.find(({ from, to }) => (from <= to ? from <= time && time < to : from <= time || time < to)) ?? null
}

/** Whether the hall is to be at work; always where no hours are given. */
export function isOfficeTime({ officeHours, calendar, timeZone }: Pick<Plan, 'officeHours' | 'calendar' | 'timeZone'>, now: number): boolean {
  return officeHours.length === 0 || (isWorkday(calendar, businessDateOf(now, timeZone)) && hourAt(officeHours, now, timeZone) !== null)
}

/** Minutes of such a time that a date has. */
export function officeMinutes({ officeHours, calendar }: Pick<Plan, 'officeHours' | 'calendar'>, date: string): number {
  if (officeHours.length === 0) return 24 * 60
  const minutes = (time: string) => Temporal.PlainTime.from(time).since('00:00').total('minutes')
  return isWorkday(calendar, date) ? officeHours.reduce((all, { from, to }) => all + minutes(to) - minutes(from), 0) : 0
}

/** From now to the next midnight at the site, ms; at least 1. */
export function msToMidnight(now: number, timeZone: string): number {
  const local = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone)
  const midnight = local.toPlainDate().add({ days: 1 }).toZonedDateTime({ timeZone })
  return Math.max(1, midnight.epochMilliseconds - now)
}

/** `YYYY-MM-DD`, both. */
export const daysAfter = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString()

/** Whether the holidays of every year from one date to the other have been told. */
export function knowsYears({ years }: Pick<Calendar, 'years'>, from: string, to: string): boolean {
  const [first, last] = [from, to].map((date) => Number(date.slice(0, 4)))
  for (let year = first ?? 0; year <= (last ?? 0); year++) if (!years.has(year)) return false
  return true
}
