/**
 * Plays a recorded morning: each step at its minute of the hall's clock, one after the other. What is refused is
 * skipped and told. It knows neither the page nor the daemon, and has no time of its own.
 */
import { type DayStep, type Deed, minuteOf } from './step.ts'

/** How long a morning takes to be seen. */
export const morningMs = 120_000

/** What became of a deed: the number that was given or called, where there is one. */
export type Outcome = { readonly ok: true; readonly number: string | null } | { readonly ok: false; readonly code: string }

export interface Skipped {
  readonly step: DayStep
  readonly code: string
}

export interface Progress {
  readonly state: 'idle' | 'playing' | 'stopping' | 'stopped' | 'ended' | 'elsewhere'
  /** The one that is being done, or was done last. */
  readonly step: DayStep | null
  readonly number: string | null
  /** Steps that are over. */
  readonly done: number
  readonly skipped: readonly Skipped[]
}

export const idle: Progress = { state: 'idle', step: null, number: null, done: 0, skipped: [] }

export interface Clock {
  now(): number
  /** Settles after so long, or at once when it is no longer wanted. */
  wait(ms: number, unwanted: AbortSignal): Promise<void>
}

interface PlayerParts {
  readonly script: readonly DayStep[]
  readonly act: (deed: Deed) => Promise<Outcome>
  readonly clock: Clock
  /** Runs the work unless somebody else, in another tab, too, runs theirs; false then. */
  readonly alone: (work: () => Promise<void>) => Promise<boolean>
  readonly tell: (progress: Progress) => void
  /** Times as fast as two minutes for the whole. */
  readonly speed: number
}

export class DayPlayer {
  readonly #parts: PlayerParts
  #playing: AbortController | null = null
  #progress: Progress = idle

  constructor(parts: PlayerParts) {
    this.#parts = parts
  }

  /** From the beginning. Settles when it has ended or was stopped; does nothing while it plays. */
  async play(): Promise<void> {
    if (this.#playing !== null) return
    const playing = new AbortController()
    this.#playing = playing
    try {
      const wasAlone = await this.#parts.alone(() => this.#run(playing.signal))
      if (!wasAlone) this.#tell({ ...idle, state: 'elsewhere' })
    } finally {
      this.#playing = null
    }
  }

  /** What has begun is done to its end: nobody lets a card fall. */
  stop(): void {
    if (this.#playing === null) return
    this.#tell({ state: 'stopping' })
    this.#playing.abort()
  }

  async #run(unwanted: AbortSignal): Promise<void> {
    const { script, clock, act } = this.#parts
    const begun = clock.now()
    this.#tell({ ...idle, state: 'playing' })
    for (const step of script) {
      const early = begun + this.#dueMs(step) - clock.now()
      if (early > 0) await clock.wait(early, unwanted)
      if (unwanted.aborted) return this.#tell({ state: 'stopped' })
      this.#tell({ step, number: null })
      const outcome = await act(step.does)
      this.#tell({ done: this.#progress.done + 1, ...(outcome.ok ? { number: outcome.number } : { skipped: [...this.#progress.skipped, { step, code: outcome.code }] }) })
    }
    this.#tell({ state: unwanted.aborted ? 'stopped' : 'ended' })
  }

  /** From the first step on; the last one stands at the end of the two minutes. */
  #dueMs(step: DayStep): number {
    const { script, speed } = this.#parts
    const [first = 0, last = 0] = [script.at(0), script.at(-1)].map((one) => minuteOf(one?.at ?? ''))
    return ((minuteOf(step.at) - first) / Math.max(1, last - first)) * (morningMs / speed)
  }

  #tell(change: Partial<Progress>): void {
    this.#progress = { ...this.#progress, ...change }
    this.#parts.tell(this.#progress)
  }
}
