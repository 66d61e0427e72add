/** The business date. It turns at the site's midnight and never goes back, whatever the clock does. */
import type { Fact, HallState } from '../../../wire/fold.ts'
import { businessDateOf } from '../../calendar.ts'
import { agree, type Decision, type Moment } from '../part.ts'
import { defaultedRatings } from '../rating/by-rule.ts'
import { callsLeft } from '../staff-call/lapse.ts'
import { leftOver } from '../ticket/fold.ts'

export interface DayCommand {
  readonly type: 'open-day'
}

/** The later of the clock's date and the date that has been: a clock that jumps back gives no number twice. */
export function dateFor({ day }: Pick<HallState, 'day'>, { plan, now }: Moment): string {
  const date = businessDateOf(now, plan.timeZone)
  return day.date !== null && day.date > date ? day.date : date
}

/** What is said of the day before when a new one begins; nothing while it is still the same. */
export function closedDay(hall: HallState, moment: Moment): readonly Fact[] {
  const { date } = hall.day
  if (date === null || date === dateFor(hall, moment)) return []
  return [{ type: 'day-closed', actor: 'system', data: { businessDate: date, left: leftOver(hall.ticket) } }]
}

/** The facts that open today, where it is not open yet. What counts by the day says them first. */
export function turnedDay(hall: HallState, moment: Moment): readonly Fact[] {
  const businessDate = dateFor(hall, moment)
  return hall.day.date === businessDate ? [] : [...closedDay(hall, moment), ...defaultedRatings(hall, moment), ...callsLeft(hall), { type: 'day-opened', actor: 'system', data: { businessDate } }]
}

export function openDay(hall: HallState, _command: DayCommand, moment: Moment): Decision {
  return agree(...turnedDay(hall, moment))
}
