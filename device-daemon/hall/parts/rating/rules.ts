/** Rating sessions: one service act, one minute, one key. The clerk can ask; only the citizen's key answers. */
import type { WithdrawWhy } from '../../../wire/choices.ts'
import type { Fact, HallState } from '../../../wire/fold.ts'
import type { RatingLevel } from '../../../wire/words.ts'
import type { Plan } from '../../plan.ts'
import { agree, type Decision, type Moment, type Refusal, refuse } from '../part.ts'
import { openedFor } from '../rectification/open.ts'
import { isOpen, lastRatingAt, openRatingAt, type Rating, type RatingState } from './fold.ts'
import { wrongTag } from './tags.ts'
import { ratingMachine, type RatingStep } from './machine.ts'

export type RatingCommand =
  | { readonly type: 'rating-shown'; readonly session: string }
  /** `at`: when it was pressed, ms. A journal that took nothing for a while must not make it late. */
  | { readonly type: 'pad-key'; readonly window: number; readonly device: string; readonly key: number; readonly level: RatingLevel | null; readonly at: number }
  /** `session`: what the tablet was told, and nobody else can know. */
  | { readonly type: 'rate-on-screen'; readonly window: number; readonly session: string; readonly level: RatingLevel; readonly tags: readonly string[]; readonly words?: string | null; readonly at: number }
  | { readonly type: 'decline-rating'; readonly window: number; readonly session: string; readonly at: number }
  /** Whoever was asked is still at it. */
  | { readonly type: 'prolong-rating'; readonly window: number; readonly session: string; readonly at: number }
  | { readonly type: 'rating-expired'; readonly session: string }
  | { readonly type: 'rating-device-lost'; readonly session: string }
  | { readonly type: 'withdraw-rating'; readonly window: number; readonly clerk: string; readonly why: WithdrawWhy }
type CommandOf<T extends RatingCommand['type']> = Extract<RatingCommand, { type: T }>

/** The facts that ask for a rating of an act that has ended; none where the window has no pad to ask with. */
export function offeredRating(
  { ticket, window, clerk, session }: { readonly ticket: string; readonly window: number; readonly clerk: string; readonly session: string },
  { plan, now }: Moment,
): readonly Fact[] {
  const { pad = null, screen = false } = plan.windows.find((one) => one.number === window) ?? {}
  if (pad === null && !screen) return []
  const expiresAt = new Date(now + plan.ratingSeconds * 1000).toISOString()
  return [{ type: 'rating-offered', ticket, window, actor: `clerk:${clerk}`, data: { session, clerk, pad, expiresAt } }]
}

/** The facts that end a session because the next person is called. */
export function withdrawnForNext(state: RatingState, window: number, actor: string): readonly Fact[] {
  const open = openRatingAt(state, window)
  return open === null ? [] : [{ type: 'rating-withdrawn', ...bound(open), actor, data: { session: open.session, reason: 'next-person', why: null } }]
}

/** The facts that end the session of an act whose end was a slip of the clerk's hand. */
export function withdrawnByUndo(
  state: RatingState,
  { ticket, window, actor }: { readonly ticket: string; readonly window: number; readonly actor: string },
): readonly Fact[] {
  const open = openRatingAt(state, window)
  return open === null || open.ticket !== ticket
    ? []
    : [{ type: 'rating-withdrawn', ...bound(open), actor, data: { session: open.session, reason: 'undone', why: null } }]
}

/** By the pad or the tablet, whichever was first. */
export function showRating({ rating }: HallState, { session }: CommandOf<'rating-shown'>): Decision {
  if (rating.sessions.get(session)?.state === 'shown') return agree()
  return step(rating, session, 'show', (open) => ({ type: 'rating-shown', ...bound(open), data: { session } }))
}

/** A key counts once, for the act whose session is open at this pad; any other is noted. */
export function padKey(hall: HallState, { window, device, key, level, at }: CommandOf<'pad-key'>, moment: Moment): Decision {
  const { rating } = hall
  const actor = `pad:${device}`
  const ignore = (why: 'not-asked' | 'already-rated' | 'no-level', of?: Rating): Decision =>
    agree({ type: 'pad-key-ignored', window, actor, data: { device, key, why }, ...(of === undefined ? {} : { ticket: of.ticket }) })
  const open = openRatingAt(rating, window)
  if (open === null || open.pad !== device || isOver(open, at)) {
    return ignore(lastRatingAt(rating, window)?.state === 'rated' ? 'already-rated' : 'not-asked')
  }
  if (level === null) return ignore('no-level', open)
  const { session, clerk } = open
  return agree(...openedFor(hall, { type: 'rated', ...bound(open), actor, data: { session, level, clerk, channel: 'pad', tags: [], words: null, key } }, moment))
}

/** On the window's tablet: with words, and by whoever was asked. */
export function rateOnScreen(hall: HallState, { window, session, level, tags, words = null, at }: CommandOf<'rate-on-screen'>, moment: Moment): Decision {
  const open = askedOnScreen(hall, { window, session, at }, moment)
  if ('ok' in open) return open
  const wrong = wrongTag(tags, level, moment)
  if (wrong !== null) return wrong
  const actor = `screen:${window}`
  return agree(...openedFor(hall, { type: 'rated', ...bound(open), actor, data: { session, level, clerk: open.clerk, channel: 'screen', tags: [...tags], words, key: null } }, moment))
}

/** Whoever was asked says that they do not want to. */
export function declineRating(hall: HallState, { window, session, at }: CommandOf<'decline-rating'>, moment: Moment): Decision {
  const open = askedOnScreen(hall, { window, session, at }, moment)
  return 'ok' in open ? open : agree({ type: 'rating-declined', ...bound(open), actor: `screen:${window}`, data: { session } })
}

/** The session that this window's tablet asks, and nobody else's. */
export function askedOnScreen({ rating: { sessions } }: Pick<HallState, 'rating'>, { window, session, at }: { readonly window: number; readonly session: string; readonly at: number }, { plan }: Moment): Rating | Refusal {
  const rating = sessions.get(session)
  if (rating === undefined || rating.window !== window || !hasScreen(plan, window)) return refuse('RATING_UNKNOWN', `No such rating is asked for on the tablet of window ${window}.`)
  return !isOpen(rating) || isOver(rating, at) ? refuse('RATING_CLOSED', `This rating session is ${isOpen(rating) ? 'over' : rating.state}.`) : rating
}

/** "Not yet" is a refusal: a timer may ring a little early. */
export function ratingExpired({ rating }: HallState, { session }: CommandOf<'rating-expired'>, { now }: Moment): Decision {
  const known = rating.sessions.get(session)
  if (known !== undefined && !isOver(known, now)) return refuse('STEP_ILLEGAL', `The rating may be given until ${known.expiresAt}.`)
  return step(rating, session, 'time-out', (open) => ({ type: 'rating-timed-out', ...bound(open), actor: 'system', data: { session } }))
}

/** Where a tablet asks, too, it goes on asking. */
export function loseDevice({ rating }: HallState, { session }: CommandOf<'rating-device-lost'>, { plan }: Moment): Decision {
  if (hasScreen(plan, rating.sessions.get(session)?.window ?? 0)) return agree()
  return step(rating, session, 'lose-device', (open) => ({ type: 'rating-device-lost', ...bound(open), data: { session } }))
}

/** Allowed, and on record with who did it. */
export function withdrawRating({ rating }: HallState, { window, clerk, why }: CommandOf<'withdraw-rating'>): Decision {
  const last = lastRatingAt(rating, window)
  if (last === null || last.clerk !== clerk) return refuse('RATING_UNKNOWN', `No rating of an act of yours is asked for at window ${window}.`)
  return step(rating, last.session, 'withdraw', (open) => ({
    type: 'rating-withdrawn',
    ...bound(open),
    actor: `clerk:${clerk}`,
    data: { session: open.session, reason: 'by-clerk', why },
  }))
}

const hasScreen = ({ windows }: Plan, window: number): boolean => windows.find(({ number }) => number === window)?.screen === true

/** At its end, or on a clock that went back behind its beginning: nobody waits an hour at a pad. */
const isOver = ({ offeredAt, expiresAt }: Rating, now: number): boolean => Date.parse(expiresAt) <= now || now < Date.parse(offeredAt)

function step(state: RatingState, session: string, name: RatingStep, fact: (rating: Rating) => Fact): Decision {
  const rating = state.sessions.get(session)
  if (rating === undefined) return refuse('RATING_UNKNOWN', 'There is no such rating session.')
  if (ratingMachine[rating.state][name] === undefined) return refuse('RATING_CLOSED', `This rating session is ${rating.state}.`)
  return agree(fact(rating))
}

const bound = ({ ticket, window }: Rating) => ({ ticket, window })
