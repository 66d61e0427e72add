/** Who waits for any event of the device: a self-test that asks a person to press or show something. */
import type { Clock } from '../../clock.ts'

export class EventWaiters {
  readonly #clock: Clock
  readonly #waiting = new Set<() => void>()
  #count = 0

  constructor(clock: Clock) {
    this.#clock = clock
  }

  told(): void {
    this.#count += 1
    for (const waiter of [...this.#waiting]) waiter()
  }

  /** Counts from now: a code shown before the waiting began is one all the same. True when one came in time. */
  from(): (withinMs: number) => Promise<boolean> {
    const before = this.#count
    return (withinMs) => (this.#count > before ? Promise.resolve(true) : this.#next(withinMs))
  }

  #next(withinMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (came: boolean) => {
        timer.cancel()
        this.#waiting.delete(whenTold)
        resolve(came)
      }
      const whenTold = () => end(true)
      const timer = this.#clock.after(withinMs, () => end(false))
      this.#waiting.add(whenTold)
    })
  }
}
