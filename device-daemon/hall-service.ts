/**
 * The hall at work: one command at a time is decided on the present state, appended to the journal,
 * and only then folded in and told. Nothing else writes the journal.
 */
import type { Clock } from './clock.ts'
import { timestamp } from './clock.ts'
import type { HallCommand } from './hall/commands.ts'
import { decide } from './hall/decide.ts'
import { evolve } from './hall/evolve.ts'
import type { Plan } from './hall/plan.ts'
import { emptyState, freezeState, type HallState, stateVersion, thawState } from './hall/state.ts'
import { type Cause, type Journal, JournalConflict, type JournalEntry } from './journal/journal.ts'
import { ProblemError } from './problem-error.ts'
import type { HallEvent } from './wire/events.ts'

const snapshotName = 'hall'
/** A fold of so many events takes a few milliseconds at the start; fewer snapshots write less. */
const snapshotEvery = 5000
/** Commands that may wait for the journal; more means it hangs. */
const waitingMax = 1000

export interface Done {
  readonly events: readonly HallEvent[]
  /** The same command had been done before; these are its events of then. */
  readonly repeated: boolean
}

export type EventsListener = (events: readonly HallEvent[]) => void

export class HallService {
  readonly plan: Plan
  readonly #journal: Journal
  readonly #clock: Clock
  readonly #listeners = new Set<EventsListener>()
  #state: HallState
  #seq: number
  #snapshotSeq: number
  #turn: Promise<unknown> = Promise.resolve()
  #waiting = 0
  #stopped = false

  private constructor(plan: Plan, journal: Journal, clock: Clock, state: HallState, seq: number, snapshotSeq: number) {
    this.plan = plan
    this.#journal = journal
    this.#clock = clock
    this.#state = state
    this.#seq = seq
    this.#snapshotSeq = snapshotSeq
  }

  /** Folds the newest snapshot and what came after it. */
  static async open(plan: Plan, journal: Journal, clock: Clock): Promise<HallService> {
    const snapshot = await journal.loadSnapshot(snapshotName, stateVersion)
    let state = snapshot === null ? emptyState() : thawState(snapshot.state)
    const from = snapshot?.seq ?? 0
    for await (const { event } of journal.read(from)) state = evolve(state, event)
    return new HallService(plan, journal, clock, state, journal.head, from)
  }

  /** For reading only: decide and the views take it, nobody keeps it. */
  get state(): HallState {
    return this.#state
  }

  /** The last event folded in. */
  get seq(): number {
    return this.#seq
  }

  now(): number {
    return this.#clock.now()
  }

  /** Called after each durable append, in order. Returns how to stop. */
  onEvents(listener: EventsListener): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Rejects with ProblemError when the hall says no; then nothing has changed. */
  execute(command: HallCommand, cause?: Cause): Promise<Done> {
    if (this.#stopped) return Promise.reject(new ProblemError('JOURNAL_STOPPED'))
    if (this.#waiting >= waitingMax) return Promise.reject(new ProblemError('TOO_MANY_REQUESTS'))
    this.#waiting += 1
    const done = this.#turn.then(() => this.#perform(command, cause)).finally(() => {
      this.#waiting -= 1
    })
    this.#turn = done.catch(() => undefined)
    return done
  }

  read(after: number, through?: number): AsyncIterable<JournalEntry> {
    return this.#journal.read(after, through)
  }

  /** Takes no more commands, waits for the present one and leaves a snapshot. */
  async stop(): Promise<void> {
    this.#stopped = true
    await this.#turn
    await this.#snapshot()
  }

  async #perform(command: HallCommand, cause?: Cause): Promise<Done> {
    const earlier = cause === undefined ? null : await this.#journal.causeOf(cause.key)
    if (earlier !== null) {
      if (earlier.request !== cause?.request) throw new ProblemError('IDEMPOTENCY_KEY_REUSED')
      return { events: earlier.events, repeated: true }
    }
    const now = this.#clock.now()
    const decision = decide(this.#state, command, this.plan, now)
    if (!decision.ok) throw new ProblemError(decision.code, decision.detail)
    if (decision.facts.length === 0) return { events: [], repeated: false }
    const events = await this.#append(timestamp(now), decision.facts, cause)
    for (const event of events) this.#state = evolve(this.#state, event)
    this.#seq = events.at(-1)?.seq ?? this.#seq
    for (const listener of this.#listeners) listener(events)
    if (this.#seq - this.#snapshotSeq >= snapshotEvery) await this.#snapshot()
    return { events, repeated: false }
  }

  async #append(at: string, facts: Parameters<Journal['append']>[2], cause?: Cause): Promise<readonly HallEvent[]> {
    try {
      return await this.#journal.append(this.#seq, at, facts, cause)
    } catch (error) {
      if (error instanceof JournalConflict) throw error
      throw new ProblemError('JOURNAL_STOPPED', error instanceof Error ? error.message : String(error))
    }
  }

  async #snapshot(): Promise<void> {
    if (this.#seq === this.#snapshotSeq) return
    await this.#journal.saveSnapshot(snapshotName, stateVersion, this.#seq, freezeState(this.#state))
    this.#snapshotSeq = this.#seq
  }
}
