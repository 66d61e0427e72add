import type { RatingView } from '../../../wire/views.ts'
import { change, type Heard, type PartFold } from '../part-fold.ts'
import type { RatingFact } from './facts.ts'

export interface Rating extends RatingView {
  /** The pad that asks. */
  readonly pad: string | null
}

/** What was done for somebody, and can be rated once, and once more: 一次一评. */
export interface Act {
  readonly ticket: string
  readonly window: number
  readonly clerk: string
  readonly endedAt: string
  /** The first rating's session; null while there is none. */
  readonly rated: string | null
  readonly supplemented: boolean
}

export interface RatingState {
  /** Today's sessions by id, as they were offered. */
  readonly sessions: Map<string, Rating>
  /** Of the last days, by ticket: as long as a code is good. */
  readonly acts: Map<string, Act>
}

export interface FrozenRatings {
  readonly sessions: readonly Rating[]
  readonly acts: readonly Act[]
}

/** No code is good for longer. */
const actDays = 7

export const isOpen = ({ state }: RatingView): boolean => state === 'offered' || state === 'shown'

export const ratingFold: PartFold<RatingState, FrozenRatings, RatingFact> = {
  empty: () => ({ sessions: new Map(), acts: new Map() }),
  steps: {
    'rating-offered'({ sessions }, { ticket, window, at, data }) {
      if (ticket === undefined || window === undefined) return
      const { session, clerk, pad, expiresAt } = data
      sessions.set(session, { session, ticket, window, clerk, pad, state: 'offered', level: null, offeredAt: at, expiresAt })
    },
    'rating-shown': ({ sessions }, { data }) => change(sessions, data.session, { state: 'shown' }),
    'rated'({ sessions, acts }, { ticket, data }) {
      change(sessions, data.session, { state: 'rated', level: data.level })
      change(acts, ticket, { rated: data.session })
    },
    'rating-supplemented': ({ acts }, { ticket }) => change(acts, ticket, { supplemented: true }),
    'rating-timed-out': ({ sessions }, { data }) => change(sessions, data.session, { state: 'timed-out' }),
    'rating-device-lost': ({ sessions }, { data }) => change(sessions, data.session, { state: 'device-lost' }),
    'rating-withdrawn': ({ sessions }, { data }) => change(sessions, data.session, { state: 'withdrawn' }),
    'pad-key-ignored': () => undefined,
  },
  hears: { 'ticket-finished': end, 'step-undone': undone },
  turnDay({ sessions, acts }, date) {
    for (const [session, rating] of sessions) if (!isOpen(rating)) sessions.delete(session)
    for (const [ticket, { endedAt }] of acts) if (Date.parse(date) - Date.parse(endedAt) > actDays * 24 * 3600_000) acts.delete(ticket)
  },
  freeze: ({ sessions, acts }) => ({ sessions: [...sessions.values()], acts: [...acts.values()] }),
  thaw: ({ sessions, acts }) => ({
    sessions: new Map(sessions.map((rating) => [rating.session, rating])),
    acts: new Map(acts.map((act) => [act.ticket, act])),
  }),
}

function end({ acts }: RatingState, { ticket, window, actor = '', at }: Heard): void {
  if (ticket === undefined || window === undefined) return
  acts.set(ticket, { ticket, window, clerk: actor.replace('clerk:', ''), endedAt: at, rated: null, supplemented: false })
}

/** It has not ended after all. */
function undone({ acts }: RatingState, { ticket, data }: Heard): void {
  if (ticket !== undefined && 'step' in data && data.step === 'finish') acts.delete(ticket)
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
