/** An act is rated otherwise than by a pad's key: by its code on a telephone, at the kiosk, or read out to somebody. */
import type { RatingChannel } from '../../../wire/choices.ts'
import type { HallState } from '../../../wire/fold.ts'
import type { RatingLevel } from '../../../wire/words.ts'
import { agree, type Decision, type Moment, refuse } from '../part.ts'
import { openedFor } from '../rectification/open.ts'
import { isTooLate } from './by-rule.ts'
import { isOpen } from './fold.ts'
import { wrongTag } from './tags.ts'

export interface RateAct {
  readonly type: 'rate-act'
  readonly ticket: string
  readonly level: RatingLevel
  readonly tags: readonly string[]
  readonly channel: Exclude<RatingChannel, 'pad' | 'screen'>
  /** A new random id. */
  readonly session: string
  readonly actor: string
  /** Where what was written beside it is kept. */
  readonly words?: string | null
}

/** Once, and once more as a record of its own. Never by the clerk whose act it was. */
export function rateAct(hall: HallState, command: RateAct, moment: Moment): Decision {
  const { ticket, level, tags, channel, actor, words = null } = command
  const act = hall.rating.acts.get(ticket)
  if (act === undefined) return refuse('RATING_UNKNOWN', `There is no act of ${ticket} that could be rated.`)
  if (isTooLate(act, moment)) return refuse('RATING_CLOSED', `${ticket} could be rated for ${moment.plan.rating.codeDays} days.`)
  if (actor === `clerk:${act.clerk}`) return refuse('RATING_OWN', `${ticket} was clerk ${act.clerk}’s own act.`)
  const wrong = wrongTag(tags, level, moment)
  if (wrong !== null) return wrong
  const bound = { ticket, window: act.window, actor }
  const given = { level, clerk: act.clerk, channel, tags: [...tags], words }
  if (act.rated === null) {
    // The pad still asks: it is this session that is answered, and the pad asks no more.
    const open = [...hall.rating.sessions.values()].find((one) => one.ticket === ticket && isOpen(one))
    return agree(...openedFor(hall, { type: 'rated', ...bound, data: { session: open?.session ?? command.session, ...given, key: null } }, moment))
  }
  if (act.supplemented) return refuse('RATING_CLOSED', `${ticket} has been rated, and once more.`)
  return agree(...openedFor(hall, { type: 'rating-supplemented', ...bound, data: { session: command.session, of: act.rated, ...given } }, moment))
}
