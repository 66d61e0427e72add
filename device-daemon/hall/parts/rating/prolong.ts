/**
 * Whoever writes on the tablet needs longer than a minute: each touch gives the whole time anew, up to a bound, so that a
 * child at play keeps nobody's rating open for ever.
 */
import type { HallState } from '../../../wire/fold.ts'
import { agree, type Decision, type Moment } from '../part.ts'
import { askedOnScreen, type RatingCommand } from './rules.ts'

/** A session lasts so many times the hall's seconds at most: five minutes where they are sixty. */
const timesMax = 5
/** What gains less is not worth a line in the journal. */
const gainMinMs = 10_000

export function prolongRating({ rating }: HallState, { window, session, at }: Extract<RatingCommand, { type: 'prolong-rating' }>, moment: Moment): Decision {
  const open = askedOnScreen({ rating }, { window, session, at }, moment)
  if ('ok' in open) return open
  const wholeMs = moment.plan.ratingSeconds * 1000
  const until = Math.min(at + wholeMs, Date.parse(open.offeredAt) + timesMax * wholeMs)
  if (until - Date.parse(open.expiresAt) < gainMinMs) return agree()
  return agree({ type: 'rating-prolonged', ticket: open.ticket, window, actor: `screen:${window}`, data: { session, expiresAt: new Date(until).toISOString() } })
}
