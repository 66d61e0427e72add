/** The business date. It turns at the site's midnight and never goes back, whatever the clock does. */
import type { HallState } from '../../../wire/fold.ts'
import { businessDateOf } from '../../calendar.ts'
import { agree, type Decision, type Moment } from '../part.ts'

export interface DayCommand {
  readonly type: 'open-day'
}

/** The later of the clock's date and the date that has been: a clock that jumps back gives no number twice. */
export function dateFor({ day }: Pick<HallState, 'day'>, { plan, now }: Moment): string {
  const date = businessDateOf(now, plan.timeZone)
  return day.date !== null && day.date > date ? day.date : date
}

export function openDay(hall: HallState, _command: DayCommand, moment: Moment): Decision {
  const businessDate = dateFor(hall, moment)
  return hall.day.date === businessDate ? agree() : agree({ type: 'day-opened', actor: 'system', data: { businessDate } })
}
