/** Until when the next step with a bad rating is promised: counted in working days, and never guessed. */
import type { Calendar } from '../../../wire/calendar.ts'
import type { RectifyLimit } from '../../../wire/rectification-view.ts'
import { daysAfter, isWorkday } from '../../calendar.ts'
import { addWorkdays } from '../../working-days.ts'
import type { Moment } from '../part.ts'

/** Null where it would reach into a year whose holidays nobody has told. */
export function limitFrom(today: string, days: number, { plan: { calendar, rectification } }: Moment): RectifyLimit | null {
  const due = addWorkdays(calendar, today, days)
  const escalate = addWorkdays(calendar, due, rectification.escalateAfterDays)
  return isKnown(calendar, today, escalate) ? { due, remind: reminderOf(calendar, today, due), escalate } : null
}

/** The working day before; of what is promised for the next one, that day itself: the day of the promise is too soon. */
function reminderOf(calendar: Calendar, today: string, due: string): string {
  let day = daysAfter(due, -1)
  while (day > today && !isWorkday(calendar, day)) day = daysAfter(day, -1)
  return day > today ? day : due
}

function isKnown({ years }: Calendar, from: string, to: string): boolean {
  const [first, last] = [from, to].map((date) => Number(date.slice(0, 4)))
  for (let year = first ?? 0; year <= (last ?? 0); year++) if (!years.has(year)) return false
  return true
}
