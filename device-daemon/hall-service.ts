/**
 * The hall at work: commands are decided one after the other on the present state and committed to the
 * journal as one group; each is answered only when its group is durable. Nothing else writes the journal.
 */
import type { Clock } from './clock.ts'
import { timestamp } from './clock.ts'
import { type Alongside, type HallListener, HallListeners } from './hall-listeners.ts'
import { decide, type HallCommand, readState, writeState } from './hall/hall.ts'
import type { Plan } from './hall/plan.ts'
import type { Append, Cause, Journal, JournalEntry } from './journal/journal.ts'
import { ProblemError } from './problem-error.ts'
import { emptyState, fold, type HallEvent, type HallState } from './wire/fold.ts'

const snapshotName = 'hall'
/** Of the snapshot's own form; each part of the hall has a version of its own inside. */
const snapshotVersion = 2
/** A fold of so many events takes a few milliseconds at the start; fewer snapshots write less. */
const snapshotEvery = 5000
/** Commands that may wait for the journal; more means it hangs. */
const waitingMax = 1000
/** Commands of one commit: the last of them waits for all. */
const groupMax = 128
/** How often a journal that takes no entries is tried again. */
const retryMs = 5000

export interface Done {
  readonly events: readonly HallEvent[]
  /** The same command had been done before; these are its events of then. */
  readonly repeated: boolean
}

interface Waiting {
  readonly command: HallCommand
  readonly cause: Cause | undefined
  readonly resolve: (done: Done) => void
  readonly reject: (error: unknown) => void
}

/** What a group of commands has led to so far. */
interface Draft {
  /** ms, the same for all of it */
  readonly now: number
  readonly appends: Append[]
  readonly appended: HallEvent[]
  readonly answers: (() => void)[]
  readonly alongside: Alongside[]
}

type KnownCause = { readonly request: string; readonly events: readonly HallEvent[] } | ProblemError

export interface HallServiceOptions {
  readonly plan: Plan
  readonly journal: Journal
  readonly clock: Clock
  /** A listener threw, or a snapshot could not be written: the hall goes on. */
  readonly report: (error: unknown, doing: string) => void
}

export class HallService {
  readonly plan: Plan
  readonly #journal: Journal
  readonly #clock: Clock
  readonly #report: HallServiceOptions['report']
  readonly #listeners: HallListeners
  #state: HallState = emptyState()
  #seq = 0
  #snapshotSeq = 0
  #waiting: Waiting[] = []
  #running: Promise<void> | null = null
  #stopped = false
  #trouble: string | null = null
  /** The latest `at` of any entry, ms: a clock behind it has gone back. */
  #latest = 0

  private constructor({ plan, journal, clock, report }: HallServiceOptions) {
    this.plan = plan
    this.#journal = journal
    this.#clock = clock
    this.#report = report
    this.#listeners = new HallListeners(report)
  }

  /** Folds the newest snapshot and what came after it. */
  static async open(options: HallServiceOptions): Promise<HallService> {
    const service = new HallService(options)
    await service.#load()
    return service
  }

  /** For reading only: rules and views take it, nobody keeps it. */
  get state(): HallState {
    return this.#state
  }

  /** The last event folded in. */
  get seq(): number {
    return this.#seq
  }

  /** Why the journal takes no entries at present, or null. */
  get trouble(): string | null {
    return this.#trouble
  }

  /** How far the clock stands behind the newest entry, ms; 0 when it does not. */
  get clockBehindMs(): number {
    return Math.max(0, this.#latest - this.#clock.now())
  }

  now(): number {
    return this.#clock.now()
  }

  /** Returns how to stop. One that throws harms no other. */
  listen(listener: HallListener): () => void {
    return this.#listeners.add(listener)
  }

  /** Rejects with ProblemError when the hall says no; then nothing has changed. */
  execute(command: HallCommand, cause?: Cause): Promise<Done> {
    if (this.#stopped) return Promise.reject(new ProblemError('JOURNAL_STOPPED'))
    if (this.#waiting.length >= waitingMax) return Promise.reject(new ProblemError('TOO_MANY_REQUESTS'))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ command, cause, resolve, reject })
      // What else has come in by now is decided in the same group.
      this.#running ??= new Promise((ran) => this.#clock.soon(() => ran(this.#run())))
    })
  }

  readonly hashAt = (seq: number): Promise<string | null> => this.#journal.hashAt(seq)

  read(after: number, through?: number): AsyncIterable<JournalEntry> {
    return this.#journal.read(after, through)
  }

  /** Takes no more commands, finishes those that wait and leaves a snapshot, where one can be written. */
  async stop(): Promise<void> {
    this.#stopped = true
    await this.#running
    await this.#snapshot()
  }

  async #load(): Promise<void> {
    const snapshot = await this.#journal.loadSnapshot(snapshotName, snapshotVersion)
    const read = snapshot === null ? null : readState(snapshot.state)
    const state = read ?? emptyState()
    this.#snapshotSeq = read === null ? 0 : (snapshot?.seq ?? 0)
    let seq = this.#snapshotSeq
    for await (const { event } of this.#journal.read(this.#snapshotSeq)) {
      fold(state, event)
      seq = event.seq
      this.#latest = Math.max(this.#latest, Date.parse(event.at))
    }
    // At once: nobody may take half a state for the hall's, least of all who erases what it does not name.
    this.#state = state
    this.#seq = seq
    // A snapshot does not say when it was written; the newest entry does.
    for await (const { event } of this.#journal.read(this.#seq - 1, this.#seq)) this.#latest = Math.max(this.#latest, Date.parse(event.at))
  }

  #fold(event: HallEvent): void {
    fold(this.#state, event)
    this.#seq = event.seq
    this.#latest = Math.max(this.#latest, Date.parse(event.at))
  }

  async #run(): Promise<void> {
    try {
      while (this.#waiting.length > 0) await this.#perform(this.#waiting.splice(0, groupMax))
    } finally {
      this.#running = null
    }
  }

  /** Decides a group, appends it, and answers each of it. A refused command harms nobody. */
  async #perform(group: readonly Waiting[]): Promise<void> {
    const known = await this.#knownCauses(group)
    const before = this.#seq
    // No await between deciding and appending: nobody else can look at what is not durable yet.
    const draft = this.#decideAll(group, known)
    if (draft.appends.length > 0 && !(await this.#append(before, draft, group))) return
    if (draft.appended.length > 0) this.#listeners.tell((listener) => listener.events?.(draft.appended))
    for (const answer of draft.answers) answer()
    if (this.#seq - this.#snapshotSeq >= snapshotEvery) await this.#snapshot()
  }

  /** What commands of the group, by their keys, had led to before; an error where that cannot be known. */
  async #knownCauses(group: readonly Waiting[]): Promise<Map<string, KnownCause>> {
    const known: Map<string, KnownCause> = new Map()
    for (const { cause } of group) {
      if (cause === undefined) continue
      const found = await this.#journal.causeOf(cause.key).catch((error: unknown) => unavailable(error))
      if (found !== null) known.set(cause.key, found)
    }
    return known
  }

  /** Each command on what those before it lead to. Folds at once; `#append` takes it back if it must. */
  #decideAll(group: readonly Waiting[], known: Map<string, KnownCause>): Draft {
    const draft: Draft = { now: this.#clock.now(), appends: [], appended: [], answers: [], alongside: [] }
    for (const { command, cause, resolve, reject } of group) {
      try {
        const earlier = cause === undefined ? undefined : known.get(cause.key)
        if (earlier instanceof Error) throw earlier
        if (earlier !== undefined) {
          if (earlier.request !== cause?.request) throw new ProblemError('IDEMPOTENCY_KEY_REUSED')
          draft.answers.push(() => resolve({ events: earlier.events, repeated: true }))
          continue
        }
        const events = this.#decide(draft, command, cause)
        if (cause !== undefined) known.set(cause.key, { request: cause.request, events })
        draft.answers.push(() => resolve({ events, repeated: false }))
        for (const event of events) this.#goAlongside(draft, event)
      } catch (error) {
        draft.answers.push(() => reject(error))
      }
    }
    return draft
  }

  /** Throws ProblemError when the hall says no. */
  #decide(draft: Draft, command: HallCommand, cause?: Cause): readonly HallEvent[] {
    const decision = decide(this.#state, command, { plan: this.plan, now: draft.now })
    if (!decision.ok) throw new ProblemError(decision.code, decision.detail)
    const at = timestamp(draft.now)
    const events = decision.facts.map((fact, nth) => ({ ...fact, seq: this.#seq + nth + 1, at, site: this.plan.site }))
    for (const event of events) this.#fold(event)
    if (events.length > 0) draft.appends.push({ at, facts: decision.facts, cause })
    draft.appended.push(...events)
    return events
  }

  #goAlongside(draft: Draft, event: HallEvent): void {
    for (const one of this.#listeners.alongside(event)) {
      try {
        this.#decide(draft, one.command)
        draft.alongside.push(one)
      } catch (error) {
        one.dropped()
        this.#report(error, 'going on with what happened')
      }
    }
  }

  /** False when the journal took nothing: the state is again what the journal says, and the group is refused. */
  async #append(before: number, { appends, alongside }: Draft, group: readonly Waiting[]): Promise<boolean> {
    try {
      await this.#journal.appendAll(before, appends)
      this.#setTrouble(null)
      return true
    } catch (error) {
      const refusal = unavailable(error)
      try {
        await this.#load()
      } catch (unreadable) {
        this.#stopped = true
        this.#report(unreadable, 'reading the journal back')
      }
      for (const { reject } of group) reject(refusal)
      for (const more of alongside) more.dropped()
      this.#setTrouble(refusal.detail)
      return false
    }
  }

  #setTrouble(why: string | null): void {
    if (why === this.#trouble) return
    const wasWell = this.#trouble === null
    this.#trouble = why
    this.#listeners.tell((listener) => listener.trouble?.(why))
    if (why !== null && wasWell) this.#retryLater()
  }

  /** Nobody may be asking for anything: whether the journal takes entries again is found out with a snapshot. */
  #retryLater(): void {
    this.#clock.after(retryMs, () => {
      if (this.#stopped || this.#trouble === null) return
      this.#journal.saveSnapshot(snapshotName, snapshotVersion, this.#seq, writeState(this.#state)).then(
        () => this.#setTrouble(null),
        () => this.#retryLater(),
      )
    })
  }

  async #snapshot(): Promise<void> {
    if (this.#seq === this.#snapshotSeq) return
    // Whether it succeeds or not, the next is due so many events later: a full disk is not tried at each command.
    this.#snapshotSeq = this.#seq
    try {
      await this.#journal.saveSnapshot(snapshotName, snapshotVersion, this.#seq, writeState(this.#state))
    } catch (error) {
      this.#report(error, 'writing a snapshot')
    }
  }
}

function unavailable(error: unknown): ProblemError {
  return new ProblemError('JOURNAL_UNAVAILABLE', `The journal cannot be written: ${error instanceof Error ? error.message : String(error)}.`)
}
