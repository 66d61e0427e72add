/**
 * Tells an answer that was spoilt on its way from a line that is merely noisy. Pure: what was heard goes
 * in; whether there is a reason to ask again comes out.
 *
 *   a frame whose sum is wrong, a frame cut short    an answer, spoilt
 *   as many stray bytes as an answer has at least    one that lost its head, once the line is still
 *   fewer                                            noise, and no reason to ask twice: the answer may be on its way
 */
import type { Incoming } from '../../../drivers/contract/codec.ts'

export class SpoiltAnswer {
  readonly #answerBytesMin: number
  #isCertain = false
  #stray = 0

  /** Infinity: a protocol whose answers have no length to tell them by. */
  constructor(answerBytesMin: number) {
    this.#answerBytesMin = answerBytesMin
  }

  heard(incoming: readonly Incoming<unknown, unknown>[]): void {
    for (const one of incoming) {
      if (one.kind !== 'garbage') continue
      if (one.reason === 'checksum' || one.reason === 'cut-short') this.#isCertain = true
      this.#stray += one.bytes.length
    }
  }

  /** So many stray bytes that silence behind them means something. */
  get mayBe(): boolean {
    return this.#isCertain || this.#stray >= this.#answerBytesMin
  }

  /** Whether to ask again now; asked once, it is forgotten. `isStill`: the line has been silent for a gap. */
  take(isStill: boolean): boolean {
    const isSpoilt = this.#isCertain || (isStill && this.mayBe)
    if (isSpoilt) this.clear()
    return isSpoilt
  }

  /** A command is said: what was heard before, in one helping with a good answer perhaps, is nothing to it. */
  clear(): void {
    this.#isCertain = false
    this.#stray = 0
  }
}
