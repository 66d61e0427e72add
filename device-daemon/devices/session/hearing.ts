/** Whether what is heard makes sense. What was heard counts for this span and the one before; then it is forgotten. */

export const heardSpanMs = 15_000
/**
 * A pad that ends each key with a line feed sends as much that is not understood as keys, and is well:
 * only where hardly anything is understood is it garbled.
 */
const garbageMin = 3
const garbagePerGood = 4

interface Span {
  readonly from: number
  good: number
  garbage: number
}

const empty = (from: number): Span => ({ from, good: 0, garbage: 0 })

export class Hearing {
  #span = empty(0)
  #before = empty(0)

  good(now: number): void {
    this.#at(now).good += 1
  }

  garbage(now: number): void {
    this.#at(now).garbage += 1
  }

  isGarbled(now: number): boolean {
    const present = this.#at(now)
    const garbage = present.garbage + this.#before.garbage
    return garbage >= garbageMin && garbage > garbagePerGood * (present.good + this.#before.good)
  }

  /** When the present span ends, ms from now. */
  endsIn(now: number): number {
    return Math.max(1, this.#span.from + heardSpanMs - now)
  }

  /** The span of now; the one before it still counts. */
  #at(now: number): Span {
    const age = now - this.#span.from
    if (age >= 0 && age < heardSpanMs) return this.#span
    this.#before = age >= 0 && age < 2 * heardSpanMs ? this.#span : empty(now)
    this.#span = empty(now)
    return this.#span
  }
}
