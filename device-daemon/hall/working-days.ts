/**
 * Time limits in days. The day on which something begins is not counted; a limit in calendar days that would
 * end on a day off ends on the next working day (民法典 articles 201 and 203, 行政许可法 article 82: working days).
 */
import type { Calendar } from '../wire/calendar.ts'
import { isWorkday, knowsYears } from './calendar.ts'
import type { LimitPlan } from './plan.ts'

/** Days looked at for the next working day: more in a row are off in no calendar. */
const offDaysMax = 400

const plus = (date: string, days: number): string => Temporal.PlainDate.from(date).add({ days }).toString()

/** The date itself where it is one. */
function workdayFrom(calendar: Calendar, date: string): string {
  let day = date
  for (let looked = 0; looked < offDaysMax && !isWorkday(calendar, day); looked++) day = plus(day, 1)
  return day
}

/** `count` working days after `date`. */
export function addWorkdays(calendar: Calendar, date: string, count: number): string {
  let day = date
  for (let nth = 0; nth < count; nth++) day = workdayFrom(calendar, plus(day, 1))
  return day
}

/** Working days after `from`, up to and with `to`; 0 where `to` is not later. */
export function workdaysBetween(calendar: Calendar, from: string, to: string): number {
  let count = 0
  for (let day = plus(from, 1); day <= to; day = plus(day, 1)) if (isWorkday(calendar, day)) count += 1
  return count
}

/** The last day of a limit that begins on `date`; null for none, and for one that reaches into a year whose holidays a hall with files has not been told. */
export function lastDay(calendar: Calendar, date: string, limit: LimitPlan | null): string | null {
  return limit === null ? null : told(calendar, date, ended(calendar, date, limit))
}

function ended(calendar: Calendar, date: string, { value, unit }: LimitPlan): string {
  switch (unit) {
    case 'NOW':
      return date
    case 'WD':
      return addWorkdays(calendar, date, value)
    case 'D':
      return workdayFrom(calendar, plus(date, value))
    case 'MONTH':
      return workdayFrom(calendar, Temporal.PlainDate.from(date).add({ months: value }).toString())
  }
}

/** A hall without any file goes by its own days alone. */
const told = (calendar: Calendar, from: string, last: string): string | null => (calendar.years.size === 0 || knowsYears(calendar, from, last) ? last : null)

/** A last day after the clock stood still from `from` to `to`: as many days later as went by, of the limit's own kind; null as above. */
export function postponed(calendar: Calendar, last: string, unit: LimitPlan['unit'], from: string, to: string): string | null {
  if (unit === 'WD') return told(calendar, last, addWorkdays(calendar, last, workdaysBetween(calendar, from, to)))
  const days = Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days
  return told(calendar, last, workdayFrom(calendar, plus(last, Math.max(0, days))))
}
