/** Updates of which only the last counts. A page that lags is told them when it has read on, each once. */
import type { Clock, Timer } from '../clock.ts'
import type { Line } from './line.ts'

const lookAgainMs = 250

export class Latest {
  readonly #line: Line
  readonly #clock: Clock
  /** By subject: never more than there are devices. */
  readonly #held = new Map<string, () => void>()
  #timer: Timer | null = null

  constructor(line: Line, clock: Clock) {
    this.#line = line
    this.#clock = clock
  }

  tell(subject: string, say: () => void): void {
    // What was held goes first, or an older state would follow a newer one.
    if (this.#held.size === 0 && !this.#line.isLagging) return say()
    this.#held.set(subject, say)
    this.#timer ??= this.#clock.after(lookAgainMs, () => this.#lookAgain())
  }

  forget(): void {
    this.#timer?.cancel()
    this.#held.clear()
  }

  #lookAgain(): void {
    this.#timer = null
    for (const [subject, say] of this.#held) {
      if (this.#line.isLagging) break
      this.#held.delete(subject)
      say()
    }
    if (this.#held.size > 0) this.#timer = this.#clock.after(lookAgainMs, () => this.#lookAgain())
  }
}
