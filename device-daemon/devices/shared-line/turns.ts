/**
 * Whose turn it is on a line that several devices share: one exchange at a time, in the order they asked.
 * A device asks for one exchange only, so that those who ask much and those who ask little take turns.
 *
 * Nobody begins while a frame is on its way in, nor within the rest that the last speaker's device needs.
 * A line that is never quiet is not waited for longer than `patienceMs`: one that floods shall not silence
 * the others. Time is timers only, so that a clock that is set changes nothing.
 */
import type { Clock, Timer } from '../../clock.ts'

/** The longest frame of the slowest line takes less; what is longer is a flood. */
export const patienceMs = 250
/** How often a busy line is looked at again, ms. */
const lookMs = 10

interface Ask {
  readonly restMs: number
  readonly granted: () => void
}

export class Turns {
  readonly #clock: Clock
  readonly #isBusy: () => boolean
  #waiting: Ask[] = []
  #holder: Ask | null = null
  /** The line rests, or is looked at again. */
  #timer: Timer | null = null
  #looks = 0

  /** `isBusy`: a frame is coming in just now. */
  constructor(clock: Clock, isBusy: () => boolean) {
    this.#clock = clock
    this.#isBusy = isBusy
  }

  /** Calls `granted` when it is the asker's turn. The answer gives the turn back, or takes the question back. */
  ask(restMs: number, granted: () => void): () => void {
    const ask: Ask = { restMs, granted }
    this.#waiting.push(ask)
    this.#next()
    return () => this.#release(ask)
  }

  #release(ask: Ask): void {
    if (this.#holder !== ask) {
      this.#waiting = this.#waiting.filter((one) => one !== ask)
      return
    }
    this.#holder = null
    this.#pause(ask.restMs)
  }

  #pause(ms: number): void {
    this.#timer = this.#clock.after(ms, () => {
      this.#timer = null
      this.#next()
    })
  }

  #next(): void {
    const [first] = this.#waiting
    if (first === undefined || this.#holder !== null || this.#timer !== null) return
    if (this.#isBusy() && this.#looks < patienceMs / lookMs) {
      this.#looks += 1
      return this.#pause(lookMs)
    }
    this.#looks = 0
    this.#waiting.shift()
    this.#holder = first
    first.granted()
  }
}
