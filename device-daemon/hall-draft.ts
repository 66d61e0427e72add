/** What a group of commands leads to before it is durable: each is decided on what those before it led to. */
import { timestamp } from './clock.ts'
import type { Alongside, HallListeners } from './hall-listeners.ts'
import { decide, type HallCommand } from './hall/hall.ts'
import type { Plan } from './hall/plan.ts'
import type { Append, Cause } from './journal/journal.ts'
import { ProblemError } from './problem-error.ts'
import type { HallEvent, HallState } from './wire/fold.ts'

export interface Done {
  readonly events: readonly HallEvent[]
  /** The same command had been done before; these are its events of then. */
  readonly repeated: boolean
}

export interface Waiting {
  readonly command: HallCommand
  readonly cause: Cause | undefined
  /** ms; undefined: now. */
  readonly happened: number | undefined
  readonly resolve: (done: Done) => void
  readonly reject: (error: unknown) => void
}

export type KnownCause = { readonly request: string; readonly events: readonly HallEvent[] } | ProblemError

interface DraftOptions {
  /** What `fold` changes. */
  readonly state: HallState
  /** The last entry in it. */
  readonly seq: number
  readonly plan: Plan
  /** ms, the same for all of it */
  readonly now: number
  readonly listeners: HallListeners
  readonly report: (error: unknown, doing: string) => void
  /** Into the state at once; whoever made the draft takes it back if it is not taken. */
  readonly fold: (event: HallEvent) => void
}

export class Draft {
  readonly appends: Append[] = []
  readonly appended: HallEvent[] = []
  /** To be called once it is durable. */
  readonly answers: (() => void)[] = []
  readonly alongside: Alongside[] = []
  readonly #options: DraftOptions
  #seq: number

  constructor(options: DraftOptions) {
    this.#options = options
    this.#seq = options.seq
  }

  decideAll(group: readonly Waiting[], known: Map<string, KnownCause>): void {
    for (const { command, cause, happened, resolve, reject } of group) {
      try {
        const earlier = cause === undefined ? undefined : known.get(cause.key)
        if (earlier instanceof Error) throw earlier
        if (earlier !== undefined) {
          if (earlier.request !== cause?.request) throw new ProblemError('IDEMPOTENCY_KEY_REUSED')
          this.answers.push(() => resolve({ events: earlier.events, repeated: true }))
          continue
        }
        const events = this.#decide(command, cause, happened)
        if (cause !== undefined) known.set(cause.key, { request: cause.request, events })
        this.answers.push(() => resolve({ events, repeated: false }))
        for (const event of events) this.#goAlongside(event)
      } catch (error) {
        this.answers.push(() => reject(error))
      }
    }
  }

  /** Throws ProblemError when the hall says no. */
  #decide(command: HallCommand, cause?: Cause, happened?: number): readonly HallEvent[] {
    const { state, plan, now, fold } = this.#options
    const decision = decide(state, command, { plan, now })
    if (!decision.ok) throw new ProblemError(decision.code, decision.detail)
    const at = timestamp(now)
    const facts = happened === undefined ? decision.facts : decision.facts.map((fact) => ({ ...fact, late: timestamp(happened) }))
    const events = facts.map((fact, nth) => ({ ...fact, seq: this.#seq + nth + 1, at, site: plan.site }))
    for (const event of events) fold(event)
    this.#seq += events.length
    if (events.length > 0) this.appends.push({ at, facts, cause })
    this.appended.push(...events)
    return events
  }

  #goAlongside(event: HallEvent): void {
    const { listeners, report } = this.#options
    for (const one of listeners.alongside(event)) {
      try {
        this.#decide(one.command)
        this.alongside.push(one)
      } catch (error) {
        one.dropped()
        report(error, 'going on with what happened')
      }
    }
  }
}
