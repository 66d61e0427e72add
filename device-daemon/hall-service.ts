/**
 * The hall at work: commands are decided one after the other on the present state and committed to the
 * journal as one group; each is answered only when its group is durable. On this box nothing else writes the
 * journal; where other boxes do, a group that was decided on less than they had agreed is decided again.
 */
import type { Clock } from './clock.ts'
import { type Done, Draft, type KnownCause, type Waiting } from './hall-draft.ts'
import { type HallListener, HallListeners } from './hall-listeners.ts'
import { type HallCommand, readState, writeState } from './hall/hall.ts'
import type { Plan } from './hall/plan.ts'
import { type Cause, type Journal, JournalConflict, type JournalEntry } from './journal/journal.ts'
import { ProblemError } from './problem-error.ts'
import type { Standing } from './wire/views.ts'
import { emptyState, fold, type HallEvent, type HallState } from './wire/fold.ts'

export type { Done }

const snapshotName = 'hall'
/** Of the snapshot's own form; each part of the hall has a version of its own inside. */
const snapshotVersion = 2
/** A fold of so many events takes a few milliseconds at the start; fewer snapshots write less. */
const snapshotEvery = 5000
/** Commands that may wait for the journal; more means it hangs. */
const waitingMax = 1000
/** Commands of one commit: the last of them waits for all. */
const groupMax = 128
/** So many times in a row a group may be overtaken by other boxes. */
const overtakenMax = 50
/** How often a journal that takes no entries is tried again. */
const retryMs = 5000

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
    options.journal.shared?.follow({ grown: () => service.#runSoon(), trouble: (why) => service.#setTrouble(why) })
    service.#trouble = options.journal.shared?.trouble ?? null
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

  get standing(): Standing {
    if (this.#trouble === null) return 'open'
    return this.#journal.shared === undefined ? 'full' : 'cut-off'
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

  /** Rejects with ProblemError when the hall says no; then nothing has changed. `happened`: when, where it is said later; ms. */
  execute(command: HallCommand, cause?: Cause, happened?: number): Promise<Done> {
    if (this.#stopped) return Promise.reject(new ProblemError('JOURNAL_STOPPED'))
    if (this.#waiting.length >= waitingMax) return Promise.reject(new ProblemError('TOO_MANY_REQUESTS'))
    return new Promise((resolve, reject) => {
      this.#waiting.push({ command, cause, happened, resolve, reject })
      this.#runSoon()
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

  /** The state as of an entry, where one is named that the newest snapshot is not behind; else as of the journal's end. */
  async #load(through?: number): Promise<void> {
    const snapshot = await this.#journal.loadSnapshot(snapshotName, snapshotVersion)
    const read = snapshot === null ? null : readState(snapshot.state)
    const state = read ?? emptyState()
    this.#snapshotSeq = read === null ? 0 : (snapshot?.seq ?? 0)
    let seq = this.#snapshotSeq
    for await (const { event } of this.#journal.read(this.#snapshotSeq, through)) {
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

  /** What else has come in by then is decided in the same group. */
  #runSoon(): void {
    this.#running ??= new Promise((ran) => this.#clock.soon(() => ran(this.#run())))
  }

  async #run(): Promise<void> {
    try {
      do await this.#perform(this.#waiting.splice(0, groupMax))
      while (this.#waiting.length > 0 || (this.#isBehind() && !this.#stopped))
    } finally {
      this.#running = null
    }
  }

  /** Decides a group, appends it, and answers each of it. A refused command harms nobody. */
  async #perform(group: readonly Waiting[]): Promise<void> {
    for (let tries = 1; ; tries++) {
      if (!(await this.#catchUp(group))) return
      const known = await this.#knownCauses(group)
      const before = this.#seq
      // No await between deciding and appending: nobody else can look at what is not durable yet.
      const draft = this.#draft()
      draft.decideAll(group, known)
      const outcome = draft.appends.length === 0 ? 'taken' : await this.#append(before, draft, group, tries < overtakenMax)
      if (outcome === 'overtaken') continue
      if (outcome === 'refused') return
      if (draft.appended.length > 0) this.#listeners.tell((listener) => listener.events?.(draft.appended))
      for (const answer of draft.answers) answer()
      break
    }
    if (this.#seq - this.#snapshotSeq >= snapshotEvery) await this.#snapshot()
  }

  #draft(): Draft {
    const fold = (event: HallEvent) => this.#fold(event)
    return new Draft({ state: this.#state, seq: this.#seq, plan: this.plan, now: this.#clock.now(), listeners: this.#listeners, report: this.#report, fold })
  }

  #isBehind(): boolean {
    return this.#journal.shared !== undefined && this.#journal.head > this.#seq
  }

  /** What other boxes have appended is folded and told, before anything is decided. False where it cannot be read. */
  async #catchUp(group: readonly Waiting[]): Promise<boolean> {
    if (!this.#isBehind()) return true
    try {
      const events: HallEvent[] = []
      for await (const { event } of this.#journal.read(this.#seq)) events.push(event)
      for (const event of events) this.#fold(event)
      this.#listeners.tell((listener) => listener.events?.(events))
      return true
    } catch (error) {
      this.#unreadable(error)
      for (const { reject } of group) reject(unavailable(error))
      return false
    }
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

  /** When the journal took nothing, the state is again what it was before the group; the group is decided again or refused. */
  async #append(before: number, { appends, alongside }: Draft, group: readonly Waiting[], again: boolean): Promise<'taken' | 'overtaken' | 'refused'> {
    try {
      await this.#journal.appendAll(before, appends)
      this.#setTrouble(null)
      return 'taken'
    } catch (error) {
      // What others appended is told before it is folded; what stands on this box's disk alone is this box's own.
      const through = this.#journal.shared === undefined ? undefined : before
      await this.#load(through).catch((unreadable: unknown) => this.#unreadable(unreadable))
      for (const more of alongside) more.dropped()
      if (again && error instanceof JournalConflict && this.#journal.shared !== undefined && !this.#stopped) return 'overtaken'
      const refusal = unavailable(error)
      for (const { reject } of group) reject(refusal)
      // A shared journal knows itself how it is.
      this.#setTrouble(this.#journal.shared === undefined ? refusal.detail : this.#journal.shared.trouble)
      return 'refused'
    }
  }

  #unreadable(error: unknown): void {
    this.#stopped = true
    this.#report(error, 'reading the journal back')
  }

  #setTrouble(why: string | null): void {
    if (why === this.#trouble) return
    const wasWell = this.#trouble === null
    this.#trouble = why
    this.#listeners.tell((listener) => listener.trouble?.(why))
    if (why !== null && wasWell && this.#journal.shared === undefined) this.#retryLater()
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
