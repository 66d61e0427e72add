import type { Stamp } from '../../../wire/stamp.ts'
import type { RatingView } from '../../../wire/views.ts'
import type { RatingLevel } from '../../../wire/words.ts'
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

/** What was said of an act, in the order of the journal. */
export interface Said {
  readonly ticket: string
  readonly session: string
  readonly level: RatingLevel
  readonly tags: readonly string[]
  readonly at: string
}

/** A rating that somebody wrote something with, for as long as that is kept. */
export interface KeptWords {
  readonly session: string
  readonly ticket: string
  readonly clerk: string
  readonly level: RatingLevel
  readonly at: string
  /** Where the words are. */
  readonly reference: string
}

export interface PublishedRoot {
  readonly date: string
  readonly root: string
  readonly count: number
}

export interface RatingState {
  /** The business date that ratings are of now. */
  today: string
  /** Of the last days. */
  readonly said: Map<string, Said[]>
  readonly roots: Map<string, string>
  /** The last that was published. */
  root: PublishedRoot | null
  /** Today's sessions by id, as they were offered. */
  readonly sessions: Map<string, Rating>
  /** Of the last days, by ticket: as long as a code is good. */
  readonly acts: Map<string, Act>
  /** By session. */
  readonly words: Map<string, KeptWords>
}

export interface FrozenRatings {
  readonly today: string
  readonly said: readonly (readonly [date: string, said: readonly Said[]])[]
  readonly roots: readonly (readonly [date: string, root: string])[]
  readonly root: PublishedRoot | null
  readonly sessions: readonly Rating[]
  readonly acts: readonly Act[]
  readonly words: readonly KeptWords[]
}

type EventOf<T extends RatingFact['type']> = Extract<RatingFact, { type: T }> & Stamp

/** No code is good for more than seven days; dates begin before Greenwich's in China. */
const actDays = 8
/** A box may be off over the longest holiday: what was said before it is kept until its root is published. */
const unrootedDays = 60

export const isOpen = ({ state }: RatingView): boolean => state === 'offered' || state === 'shown'

export const ratingFold: PartFold<RatingState, FrozenRatings, RatingFact> = {
  empty: () => ({ today: '', said: new Map(), roots: new Map(), root: null, sessions: new Map(), acts: new Map(), words: new Map() }),
  steps: {
    'rating-offered'({ sessions }, { ticket, window, at, data }) {
      if (ticket === undefined || window === undefined) return
      const { session, clerk, pad, expiresAt } = data
      sessions.set(session, { session, ticket, window, clerk, pad, state: 'offered', level: null, offeredAt: at, expiresAt })
    },
    'rating-shown': ({ sessions }, { data }) => change(sessions, data.session, { state: 'shown' }),
    'rating-prolonged': ({ sessions }, { data }) => change(sessions, data.session, { expiresAt: data.expiresAt }),
    'rated'(state, event) {
      const { sessions, acts } = state
      const { ticket, data } = event
      note(state, event)
      change(sessions, data.session, { state: 'rated', level: data.level })
      change(acts, ticket, { rated: data.session })
    },
    'rating-supplemented'(state, event) {
      note(state, event)
      change(state.acts, event.ticket, { supplemented: true })
    },
    'rating-words-seen': () => undefined,
    'rating-words-erased': ({ words }, { data }) => void words.delete(data.session),
    'ratings-rooted'(state, { data: { businessDate: date, root, count } }) {
      state.roots.set(date, root)
      state.root = { date, root, count }
    },
    'rating-declined': ({ sessions }, { data }) => change(sessions, data.session, { state: 'declined' }),
    // Nobody can rate it any more.
    'rating-defaulted': ({ acts }, { ticket = '' }) => void acts.delete(ticket),
    'rating-timed-out': ({ sessions }, { data }) => change(sessions, data.session, { state: 'timed-out' }),
    'rating-device-lost': ({ sessions }, { data }) => change(sessions, data.session, { state: 'device-lost' }),
    'rating-withdrawn': ({ sessions }, { data }) => change(sessions, data.session, { state: 'withdrawn' }),
    'pad-key-ignored': () => undefined,
  },
  hears: { 'ticket-finished': end, 'step-undone': undone },
  turnDay(state, date) {
    const { sessions, acts, said, roots } = state
    state.today = date
    for (const day of said.keys()) if (daysBetween(day, date) > (roots.has(day) ? actDays + 1 : unrootedDays)) said.delete(day)
    for (const day of roots.keys()) if (daysBetween(day, date) > actDays + 1 && !said.has(day)) roots.delete(day)
    for (const [session, rating] of sessions) if (!isOpen(rating)) sessions.delete(session)
    for (const [ticket, { endedAt }] of acts) if (daysBetween(endedAt, date) > actDays) acts.delete(ticket)
  },
  freeze: ({ today, said, roots, root, sessions, acts, words }) => ({ today, said: [...said], roots: [...roots], root, sessions: [...sessions.values()], acts: [...acts.values()], words: [...words.values()] }),
  thaw: ({ today, said, roots, root, sessions, acts, words }) => ({
    today,
    said: new Map(said.map(([date, ones]) => [date, [...ones]])),
    roots: new Map(roots),
    root,
    sessions: new Map(sessions.map((rating) => [rating.session, rating])),
    acts: new Map(acts.map((act) => [act.ticket, act])),
    words: new Map(words.map((one) => [one.session, one])),
  }),
}

/** Of two dates, or of a moment and a date. */
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / (24 * 3600_000)

function note({ said, today, words }: RatingState, { ticket, at, data: { session, level, tags, clerk, words: reference } }: EventOf<'rated' | 'rating-supplemented'>): void {
  if (ticket === undefined) return
  if (reference !== null) words.set(session, { session, ticket, clerk, level, at, reference })
  const one = { ticket, session, level, tags, at }
  const before = said.get(today)
  if (before === undefined) said.set(today, [one])
  else before.push(one)
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
