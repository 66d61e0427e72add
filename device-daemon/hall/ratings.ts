/** Rating sessions: one service act, one minute, one key. The clerk can ask; only the citizen's key answers. */
import type { Fact } from '../wire/events.ts'
import { type CommandOf, type Decision, refuse } from './commands.ts'
import { type RatingStep, ratingMachine } from './machines.ts'
import type { HallState, Rating } from './state.ts'

export function openRatingAt(state: HallState, window: number): Rating | null {
  for (const rating of state.ratings.values()) if (rating.window === window && isOpen(rating)) return rating
  return null
}

export function showRating(state: HallState, session: string): Decision {
  return step(state, session, 'show', (rating) => ({ type: 'rating-shown', ...bound(rating), data: { session } }))
}

/** A key counts once, for the act whose session is open at this pad; any other is noted. */
export function padKey(state: HallState, command: CommandOf<'pad-key'>, now: number): Decision {
  const { window, device, key, level } = command
  const actor = `pad:${device}`
  const ignore = (why: 'not-asked' | 'already-rated' | 'no-level', ticket?: string): Decision => {
    const fact: Fact = { type: 'pad-key-ignored', window, actor, data: { device, key, why } }
    return { ok: true, facts: [ticket === undefined ? fact : { ...fact, ticket }] }
  }
  const open = openRatingAt(state, window)
  if (open === null || open.pad !== device || Date.parse(open.expiresAt) <= now) {
    return ignore(lastAt(state, window)?.state === 'rated' ? 'already-rated' : 'not-asked')
  }
  if (level === null) return ignore('no-level', open.ticket)
  const { session, clerk } = open
  return { ok: true, facts: [{ type: 'rated', ...bound(open), actor, data: { session, level, clerk, key } }] }
}

export function ratingExpired(state: HallState, session: string, now: number): Decision {
  const rating = state.ratings.get(session)
  if (rating !== undefined && Date.parse(rating.expiresAt) > now) {
    return refuse('STEP_ILLEGAL', `The rating may be given until ${rating.expiresAt}.`)
  }
  return step(state, session, 'time-out', (open) => ({ type: 'rating-timed-out', ...bound(open), actor: 'system', data: { session } }))
}

export function endRating(state: HallState, session: string, how: 'decline' | 'lose-device'): Decision {
  const type = how === 'decline' ? 'rating-declined' : 'rating-device-lost'
  return step(state, session, how, (rating) => ({ type, ...bound(rating), data: { session } }))
}

/** Allowed, and on record with who did it. */
export function withdrawRating(state: HallState, { session, clerk }: CommandOf<'withdraw-rating'>): Decision {
  if (state.ratings.get(session)?.clerk !== clerk) return refuse('RATING_UNKNOWN', 'This rating is not of an act of yours.')
  return step(state, session, 'withdraw', (rating) => ({
    type: 'rating-withdrawn',
    ...bound(rating),
    actor: `clerk:${clerk}`,
    data: { session, reason: 'by-clerk' },
  }))
}

function step(state: HallState, session: string, name: RatingStep, fact: (rating: Rating) => Fact): Decision {
  const rating = state.ratings.get(session)
  if (rating === undefined) return refuse('RATING_UNKNOWN', 'There is no such rating session.')
  if (ratingMachine[rating.state][name] === undefined) return refuse('RATING_CLOSED', `This rating session is ${rating.state}.`)
  return { ok: true, facts: [fact(rating)] }
}

const isOpen = (rating: Rating): boolean => rating.state === 'offered' || rating.state === 'shown'

const bound = ({ ticket, window }: Rating) => ({ ticket, window })

function lastAt(state: HallState, window: number): Rating | null {
  let last: Rating | null = null
  for (const rating of state.ratings.values()) if (rating.window === window) last = rating
  return last
}
