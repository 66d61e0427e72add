/** One of the two lowest levels opens a case, in the decision that takes the rating. */
import type { Fact, FactOf, HallState } from '../../../wire/fold.ts'
import type { RatingLevel } from '../../../wire/words.ts'
import { dateFor, turnedDay } from '../day/rules.ts'
import type { Moment } from '../part.ts'
import { limitFrom } from '../limit.ts'

export const badLevels: readonly RatingLevel[] = ['dissatisfied', 'very_dissatisfied']

/** Cases a day: the number has four digits. */
const rectificationsMax = 9999

/**
 * The rating with what it opens. A rating is never refused for what would follow: what there is no number for is not opened. An
 * act has one open case, however often it is rated.
 */
export function openedFor(hall: HallState, rated: FactOf<'rated' | 'rating-supplemented'>, moment: Moment): readonly Fact[] {
  const { ticket, window, data } = rated
  if (!badLevels.includes(data.level) || ticket === undefined || window === undefined) return [rated]
  const { rectifications, opened } = hall.rectification
  const isOpen = rectifications.values().some((one) => one.ticket === ticket && one.state !== 'closed')
  const today = dateFor(hall, moment)
  const nth = (hall.day.date === today ? opened : 0) + 1
  if (isOpen || nth > rectificationsMax) return [rated]
  const rectification = `${today.replaceAll('-', '')}-Z${String(nth).padStart(4, '0')}`
  const { session, clerk, level } = data
  const { calendar, rectification: days } = moment.plan
  const limit = limitFrom(today, days.contactDays, { ...days, calendar })
  // The day before the rating: whoever hears of it finds its session still there.
  return [...turnedDay(hall, moment), rated, { type: 'rectification-opened', ticket, window, actor: 'system', data: { rectification, session, clerk, level, limit } }]
}
