/**
 * Which calls are new since the page last looked. While the page is connected, what it had not seen has just been
 * called, whatever the clocks say: a box whose clock is wrong must not be mute. Only of what it finds after a reload or
 * an interruption does it ask the clock how old it is.
 */
import { type Call, keyOf } from './call.ts'

export interface Clocks {
  /** ms; never jumps. */
  readonly steady: () => number
  /** ms since 1970, as the box believes. */
  readonly wall: () => number
}

/** More than a hall calls in a day. */
const seenMax = 5000

export class Sightings {
  /** When each was called, by the steady clock. */
  readonly #seen = new Map<string, number>()
  readonly #clocks: Clocks
  #wasLive = false

  constructor(clocks: Clocks) {
    this.#clocks = clocks
  }

  /** Those that were not there before, the longest called first. While the page is away nothing is new. */
  see(calls: readonly Call[], isLive: boolean): Call[] {
    const hasComeBack = !this.#wasLive
    this.#wasLive = isLive
    if (!isLive) return []
    const fresh = calls.filter((call) => !this.#seen.has(keyOf(call))).sort((one, other) => one.calledAt.localeCompare(other.calledAt))
    for (const call of fresh) this.#seen.set(keyOf(call), this.#clocks.steady() - (hasComeBack ? this.#ageByWall(call) : 0))
    // What was seen stays known: a step undone brings back a call that everybody has heard.
    for (const key of [...this.#seen.keys()].slice(0, Math.max(0, this.#seen.size - seenMax))) this.#seen.delete(key)
    return fresh
  }

  /** ms since it was called; for ever ago if it was never seen. */
  ageOf(call: Call): number {
    const seen = this.#seen.get(keyOf(call))
    return seen === undefined ? Number.POSITIVE_INFINITY : this.#clocks.steady() - seen
  }

  forget(call: Call): void {
    this.#seen.delete(keyOf(call))
  }

  /** From the future is as far off as from the past: one of the two clocks is wrong. */
  #ageByWall({ calledAt }: Call): number {
    return Math.abs(this.#clocks.wall() - Date.parse(calledAt))
  }
}
