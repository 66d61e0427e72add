/** Somebody's words and the rating that refers to them. */
import type { Done, HallService } from '../hall-service.ts'
import { wordsReferredTo } from '../hall/parts/rating/words.ts'
import type { Words } from './words.ts'
import { withSealed } from './with-sealed.ts'

export interface WordsParts {
  readonly words: Pick<Words, 'keep' | 'settle'>
  readonly service: Pick<HallService, 'state'>
  readonly report: (problem: unknown, doing: string) => void
}

/** `say` is given the reference. Rejects with WORDS_UNAVAILABLE where they cannot be kept, and with what `say` rejects with. */
export function withWords({ words, service, report }: WordsParts, said: string | null, say: (reference: string | null) => Promise<Done>): Promise<Done> {
  const isReferredTo = (reference: string) => wordsReferredTo(service.state).has(reference)
  return withSealed({ store: words, isReferredTo, unavailable: 'WORDS_UNAVAILABLE', what: 'somebody’s words', report }, said, say)
}

/** One line, without what no keyboard writes; null where nothing is left. */
export function wordsOf(typed: string): string | null {
  const line = typed.replaceAll(/[\p{C}\s]+/gu, ' ').trim()
  return line === '' ? null : line
}
