/** Erases what people wrote beside ratings when it is time, and what a crash has left without a rating. */
import type { Timer } from '../clock.ts'
import { areWordsDue, type EraseWords, wordsReferredTo } from '../hall/parts/rating/words.ts'
import type { Bench, Desk } from './desk.ts'

/** The clock may be set while nobody looks. */
const lookMs = 10 * 60_000

type WordsBench = Pick<Bench, 'service' | 'clock' | 'words' | 'report'>

export class WordsDesk implements Desk {
  readonly #bench: WordsBench
  #timer: Timer | null = null

  constructor(bench: WordsBench) {
    this.#bench = bench
  }

  resume(): void {
    const { service, clock, words } = this.#bench
    this.#timer?.cancel()
    this.#timer = clock.after(lookMs, () => this.#look())
    const kept = [...service.state.rating.words.values()].filter(({ reference }) => words.isOwn(reference))
    const due = kept.filter((one) => areWordsDue(one, { plan: service.plan, now: clock.now() }))
    words.keepOnly(wordsReferredTo(service.state).difference(new Set(due.map(({ reference }) => reference))))
    // Whoever erased some was stopped before they could say so.
    const there = words.references()
    const missing = kept.filter((one) => !there.has(one.reference) && !due.includes(one))
    // The fact comes after the deed: it is true when it stands in the journal.
    for (const { session } of due) this.#say(session, 'due')
    for (const { session } of missing) this.#say(session, 'missing')
  }

  stop(): void {
    this.#timer?.cancel()
    this.#bench.words.close()
  }

  #say(session: string, why: EraseWords['why']): void {
    const { service, report } = this.#bench
    service.execute({ type: 'erase-words', session, why, actor: 'system' }).catch((problem: unknown) => report(problem, 'saying that somebody’s words are erased'))
  }

  #look(): void {
    try {
      this.resume()
    } catch (error) {
      this.#bench.report(error, 'erasing what people wrote')
    }
  }
}
