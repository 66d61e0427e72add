/** What people wrote beside a rating: who may read it, how long it is kept, and that it is gone. The words themselves are not here. */
import type { WordsEraseReason } from '../../../wire/choices.ts'
import type { HallState } from '../../../wire/fold.ts'
import { agree, type Decision, type Moment, refuse } from '../part.ts'
import type { KeptWords } from './fold.ts'

const dayMs = 24 * 3600_000

export const wordsReferredTo = ({ rating }: Pick<HallState, 'rating'>): Set<string> => new Set([...rating.words.values()].map(({ reference }) => reference))

/** So many days after they were written. A clock that stands before that makes nothing due. */
export const areWordsDue = ({ at }: KeptWords, { plan, now }: Moment): boolean => now - Date.parse(at) >= plan.rating.wordsDays * dayMs

/** Nobody's own act, whatever their role. */
export const mayReadWords = ({ clerk }: KeptWords, actor: string): boolean => actor !== `clerk:${clerk}`

export interface SeeWords {
  readonly type: 'see-words'
  /** Of which ratings. */
  readonly sessions: readonly string[]
  readonly actor: string
}

/** Nobody reads them but by this: that somebody has is known whenever they were shown. */
export function seeWords({ rating }: HallState, { sessions, actor }: SeeWords): Decision {
  if (!actor.startsWith('clerk:')) return refuse('NAME_NEEDED', 'What people write is read under a name.')
  for (const session of sessions) {
    const one = rating.words.get(session)
    if (one === undefined) return refuse('WORDS_UNKNOWN', `Nothing is kept of ${session}.`)
    if (!mayReadWords(one, actor)) return refuse('WORDS_REFUSED', 'They are about an act of whoever asks.')
  }
  return agree({ type: 'rating-words-seen', actor, data: { sessions: [...sessions], by: actor } })
}

export interface EraseWords {
  readonly type: 'erase-words'
  readonly session: string
  /** `due`: the time is over; `by-person`: whoever has the code; `missing`: the bytes are gone without a fact. */
  readonly why: WordsEraseReason | 'due' | 'by-person' | 'missing'
  readonly actor: string
}

/** Said when the bytes are gone; what was said already is not said twice. */
export function eraseWords({ rating }: HallState, { session, why, actor }: EraseWords, moment: Moment): Decision {
  const one = rating.words.get(session)
  if (one === undefined || (why === 'due' && !areWordsDue(one, moment))) return agree()
  return agree({ type: 'rating-words-erased', ticket: one.ticket, actor, data: { session, why } })
}
