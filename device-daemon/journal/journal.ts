/**
 * The append-only log. Everything else in the daemon is a fold of it.
 * One contract for every store; one test suite for all of them.
 */
import type { Fact, HallEvent } from '../wire/events.ts'

/** Which command caused an append, so that the same command sent twice is done once, also after a crash. */
export interface Cause {
  /** The client's Idempotency-Key, scoped by who sent it. */
  readonly key: string
  /** Digest of the request, to tell a repetition from a key used twice. */
  readonly request: string
}

export interface JournalEntry {
  readonly event: HallEvent
  readonly cause: Cause | null
}

/** Somebody else appended since the caller looked. */
export class JournalConflict extends Error {
  readonly expected: number
  readonly head: number

  constructor(expected: number, head: number) {
    super(`The journal is at ${head}, not at ${expected}.`)
    this.name = 'JournalConflict'
    this.expected = expected
    this.head = head
  }
}

/** The journal cannot be trusted or used; `seq` names the entry, where one is to blame. */
export class JournalDamaged extends Error {
  readonly seq: number | null

  constructor(message: string, seq: number | null = null, cause?: unknown) {
    super(message, { cause })
    this.name = 'JournalDamaged'
    this.seq = seq
  }
}

/** What a journal must know of what it keeps. */
export interface JournalShape {
  /** The chain stands on it: another site's journal is refused. */
  readonly site: string
  /** An entry's fact in the shape of now, or null for what is none. */
  readonly raise: (written: unknown) => Fact | null
}

/** What one command appends: its facts, all at one time. */
export interface Append {
  readonly at: string
  readonly facts: readonly Fact[]
  readonly cause?: Cause | undefined
}

/** What a journal tells of others who append to it. */
export interface Follower {
  /** The head has moved: what others appended can be read. It may be one's own append, too. */
  grown(): void
  /** Nothing can be appended now (why, a sentence), or again (null). */
  trouble(why: string | null): void
}

/** Of a journal that other boxes append to as well. */
export interface Shared {
  /** Why it takes nothing now; null while it does. */
  readonly trouble: string | null
  follow(follower: Follower): void
}

export interface Journal {
  /** Absent where nobody else appends. */
  readonly shared?: Shared
  /** The sequence of the last entry, 0 when empty. */
  readonly head: number
  /**
   * All of `facts` or none, durable when the promise settles, numbered without gaps after `expected`.
   * `at` is the one timestamp of the append. Rejects with JournalConflict when `expected` is not the head.
   */
  append(expected: number, at: string, facts: readonly Fact[], cause?: Cause): Promise<readonly HallEvent[]>
  /** Several commands' appends in one durable step: all of them or none. The events of each, in order. */
  appendAll(expected: number, appends: readonly Append[]): Promise<readonly (readonly HallEvent[])[]>
  /** What a command with this key led to, if it was done; its events are then exactly those of the append. */
  causeOf(key: string): Promise<{ readonly request: string; readonly events: readonly HallEvent[] } | null>
  /** Entries with `after < seq <= through` (default: the head), oldest first, fetched in pages. */
  read(after: number, through?: number): AsyncIterable<JournalEntry>
  /** The chain's hash at an entry, hex: whoever has it can see later whether anything up to there was altered. Null where there is none. */
  hashAt(seq: number): Promise<string | null>
  /** Keeps a fold's state as of `seq`, replacing the last one of that name. */
  saveSnapshot(name: string, version: number, seq: number, state: string): Promise<void>
  /** Null when there is none of this name and version. */
  loadSnapshot(name: string, version: number): Promise<{ readonly seq: number; readonly state: string } | null>
  close(): Promise<void>
}
