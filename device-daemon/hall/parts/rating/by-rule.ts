import type { Fact, HallState } from '../../../wire/fold.ts'
import type { Moment } from '../part.ts'
import type { Act } from './fold.ts'

const dayMs = 24 * 3600_000

/** A clock that stands before the act's end makes nobody late. */
export const isTooLate = ({ endedAt }: Act, { plan, now }: Moment): boolean => now - Date.parse(endedAt) > plan.rating.codeDays * dayMs

/** As a day begins: the acts that nobody rated in time, in a hall that has the rule. Said before the day, which lets such acts go. */
export function defaultedRatings({ rating }: HallState, moment: Moment): readonly Fact[] {
  if (!moment.plan.rating.byRule) return []
  return [...rating.acts.values()]
    .filter((act) => act.rated === null && isTooLate(act, moment))
    .map(({ ticket, window, clerk }) => ({ type: 'rating-defaulted', ticket, window, actor: 'system', data: { clerk } }))
}
