/**
 * The answers to GS r that the printer still owes. They carry no name and wait behind whatever it must
 * print first: a printer that ran out of paper pays hours later, perhaps while the next job waits for
 * its own answer. Counting them keeps an old answer from confirming a new job.
 */
import { isOnline, type QueryNumber } from './status-bytes.ts'

/**
 * A debt lapses when the printer has called itself online so many rounds in a row without paying: it
 * lost power and its buffer with it. One round is not enough, for it may be printing just then.
 */
const roundsToLapse = 2

export class Debts {
  #answered = 0
  /** Of each answer that is owed, oldest first: the confirmation it belongs to. */
  #owed: string[] = []
  #roundsOnline = 0
  #query: QueryNumber | null = null

  get owed(): number {
    return this.#owed.length
  }

  /** The number of the answer that this question, of the confirmation `of`, will get. */
  ask(of: string): number {
    this.#roundsOnline = 0
    this.#owed.push(of)
    return this.#answered + this.#owed.length
  }

  answer(): { readonly nth: number; readonly of: string } {
    this.#roundsOnline = 0
    this.#answered += 1
    return { nth: this.#answered, of: this.#owed.shift() ?? '' }
  }

  /** The printer's buffer is empty: nothing will come of what was in it. */
  lapse(): void {
    this.#answered += this.#owed.length
    this.#owed = []
  }

  /**
   * DLE EOT is answered even by a printer without paper. Asked again with the last one unanswered, it
   * was off, or deaf: what it owed it has forgotten, or never heard of.
   */
  querying(query: QueryNumber): void {
    if (query === 1 && this.#query === 1) this.lapse()
    this.#query = query
  }

  realtime(byte: number): void {
    if (this.#query !== 1) return
    this.#query = null
    this.#roundsOnline = isOnline(byte) ? this.#roundsOnline + 1 : 0
    if (this.#roundsOnline >= roundsToLapse) this.lapse()
  }
}
