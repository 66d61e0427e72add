import type { RatingView } from '../../../wire/views.ts'
import { change, type PartFold } from '../part-fold.ts'
import type { RatingFact } from './facts.ts'

export interface Rating extends RatingView {
  /** The pad that asks. */
  readonly pad: string | null
}

export interface RatingState {
  /** Today's sessions by id, as they were offered. */
  readonly sessions: Map<string, Rating>
}

export const isOpen = ({ state }: RatingView): boolean => state === 'offered' || state === 'shown'

export const ratingFold: PartFold<RatingState, readonly Rating[], RatingFact> = {
  empty: () => ({ sessions: new Map() }),
  steps: {
    'rating-offered'({ sessions }, { ticket, window, at, data }) {
      if (ticket === undefined || window === undefined) return
      const { session, clerk, pad, expiresAt } = data
      sessions.set(session, { session, ticket, window, clerk, pad, state: 'offered', level: null, offeredAt: at, expiresAt })
    },
    'rating-shown': ({ sessions }, { data }) => change(sessions, data.session, { state: 'shown' }),
    'rated': ({ sessions }, { data }) => change(sessions, data.session, { state: 'rated', level: data.level }),
    'rating-timed-out': ({ sessions }, { data }) => change(sessions, data.session, { state: 'timed-out' }),
    'rating-device-lost': ({ sessions }, { data }) => change(sessions, data.session, { state: 'device-lost' }),
    'rating-withdrawn': ({ sessions }, { data }) => change(sessions, data.session, { state: 'withdrawn' }),
    'pad-key-ignored': () => undefined,
  },
  turnDay({ sessions }) {
    for (const [session, rating] of sessions) if (!isOpen(rating)) sessions.delete(session)
  },
  freeze: ({ sessions }) => [...sessions.values()],
  thaw: (ratings) => ({ sessions: new Map(ratings.map((rating) => [rating.session, rating])) }),
}

/** The session that asks at this window, if one does. The newest is looked at first. */
export function openRatingAt(state: RatingState, window: number): Rating | null {
  const last = lastRatingAt(state, window)
  return last !== null && isOpen(last) ? last : null
}

/** The newest session of this window. An older one has ended: the next call withdraws it. */
export function lastRatingAt({ sessions }: RatingState, window: number): Rating | null {
  let last: Rating | null = null
  for (const rating of sessions.values()) if (rating.window === window) last = rating
  return last
}
