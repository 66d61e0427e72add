/** Until when a step is promised: counted in working days, and never guessed; and when somebody hears of it. */
import type { Calendar } from '../../wire/calendar.ts'
import type { StepLimit } from '../../wire/step-limit.ts'
import { daysAfter, isWorkday, knowsYears } from '../calendar.ts'
import { addWorkdays } from '../working-days.ts'

interface Promising {
  readonly calendar: Calendar
  /** Working days after the last one. */
  readonly escalateAfterDays: number
}

/** Null where it would reach into a year whose holidays nobody has told. */
export function limitFrom(today: string, days: number, { calendar, escalateAfterDays }: Promising): StepLimit | null {
  const due = addWorkdays(calendar, today, days)
  const escalate = addWorkdays(calendar, due, escalateAfterDays)
  return knowsYears(calendar, today, escalate) ? { due, remind: reminderOf(calendar, today, due), escalate } : null
}

interface Promised {
  readonly limit: StepLimit | null
  readonly reminded: boolean
  readonly escalated: boolean
}

/** What is to be said of a promise today, once: a day before the last one a reminder; well after it, an escalation. */
export function toSay({ limit, reminded, escalated }: Promised, today: string): 'reminded' | 'escalated' | null {
  if (limit === null) return null
  if (!escalated && today > limit.escalate) return 'escalated'
  return !reminded && limit.remind <= today && today <= limit.due ? 'reminded' : null
}

/** The working day before; of what is promised for the next one, that day itself: the day of the promise is too soon. */
function reminderOf(calendar: Calendar, today: string, due: string): string {
  let day = daysAfter(due, -1)
  while (day > today && !isWorkday(calendar, day)) day = daysAfter(day, -1)
  return day > today ? day : due
}
