import type { RatingLevel } from '../../../wire/words.ts'
import { type Moment, type Refusal, refuse } from '../part.ts'

/** What may be said with which level is the official set; each once. Null where all is well. */
export function wrongTag(tags: readonly string[], level: RatingLevel, { plan }: Moment): Refusal | null {
  const wrong = tags.find((tag) => plan.rating.tags.get(tag) !== level)
  const isWrong = wrong !== undefined || new Set(tags).size < tags.length
  return isWrong ? refuse('TAG_UNKNOWN', `${wrong ?? tags.join(', ')} is not among the words for ${level}.`) : null
}
