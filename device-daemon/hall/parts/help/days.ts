/** On which days somebody can be sent: the working days of a month. */
import { daysAfter, isWorkday } from '../../calendar.ts'
import type { Plan } from '../../plan.ts'
import { type Refusal, refuse } from '../part.ts'

/** Days from today that help may be asked for. */
export const daysAhead = 30

/** Null where help may be asked for on that day. */
export function dayRefused({ calendar }: Pick<Plan, 'calendar'>, today: string, on: string): Refusal | null {
  const last = daysAfter(today, daysAhead)
  if (on < today || on > last) return refuse('HELP_DATE_REFUSED', `${on} is not from ${today} to ${last}.`)
  return isWorkday(calendar, on) ? null : refuse('HELP_DAY_CLOSED', `${on} is no working day here.`)
}

/** What a page offers. */
export const helpDays = (plan: Pick<Plan, 'calendar'>, today: string): string[] =>
  Array.from({ length: daysAhead + 1 }, (_, nth) => daysAfter(today, nth)).filter((on) => dayRefused(plan, today, on) === null)
