/** Tells how the device is: at once when that changes, for counters a few times a second at most. */
import { type Clock, type Timer, timestamp } from '../../clock.ts'
import type { StatusFold } from './status-fold.ts'

const announceMs = 250

export class Announcements {
  readonly #clock: Clock
  readonly #status: StatusFold
  readonly #tell: () => void
  #told: { readonly state: string; readonly reason: string | null } = { state: 'starting', reason: null }
  #since: number
  #later: Timer | null = null
  /** The status may change by time alone. */
  #calm: Timer | null = null
  #over = false

  constructor(clock: Clock, status: StatusFold, tell: () => void) {
    this.#clock = clock
    this.#status = status
    this.#tell = tell
    this.#since = clock.now()
  }

  /** Since when the status is what it is. */
  get since(): string {
    return timestamp(this.#since)
  }

  /** Something may have changed. */
  look(): void {
    const now = this.#clock.now()
    const { state, reason } = this.#status.status(now)
    this.#lookAgain(this.#status.changesIn(now))
    if (state !== this.#told.state || reason !== this.#told.reason) {
      this.#told = { state, reason }
      this.#since = now
      return this.#tell()
    }
    if (this.#later !== null || this.#over) return
    this.#later = this.#clock.after(announceMs, () => {
      this.#later = null
      this.#tell()
    })
  }

  /** The last word; no timer is left. */
  last(): void {
    this.#over = true
    this.look()
    this.#later?.cancel()
    this.#calm?.cancel()
  }

  #lookAgain(ms: number | null): void {
    this.#calm?.cancel()
    this.#calm = ms === null || this.#over ? null : this.#clock.after(ms, () => this.look())
  }
}
