/**
 * The journal of one box, on SQLite: WAL with synchronous=FULL, so that an append that was answered is
 * on the disk. Appends are synchronous inside, so they never mix; reading goes in pages between them.
 */
import { accessSync, constants, existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Fact, HallEvent } from '../wire/events.ts'
import { genesis, type Link, linkHash } from './chain.ts'
import { HeadNote, readHeadNote } from './head-note.ts'
import { type Append, type Cause, type Journal, JournalConflict, JournalDamaged, type JournalEntry, type JournalShape } from './journal.ts'
import { takeLock } from './lock.ts'
import { eventOf, fileName, maxSeq, readRows, rowsOfCause, schema } from './rows.ts'
import { readSnapshot, writeSnapshot } from './snapshots.ts'
import { compareWithNote, followChain } from './verify.ts'

/** So many entries at the end are verified before the journal opens; the rest by `verifyInBackground`. */
const verifiedAtOnce = 20_000

/** A journal of this box's own disk. */
export interface OwnJournal extends Journal {
  /** Entries with `after < seq <= through` as they were written, whatever version wrote them: another box's chain must come out the same. */
  written(after: number, through: number): Iterable<Append>
}

export interface OpenJournal<Kind extends Journal = Journal> {
  readonly journal: Kind
  /** Walks the whole chain in a thread of its own. `stop` ends it early. */
  verifyInBackground(onDamage: (error: JournalDamaged) => void): { readonly done: Promise<void>; stop(): void }
}

export interface JournalOptions extends JournalShape {
  readonly folder: string
}

/** Rejects with JournalDamaged, one sentence each. */
export async function openSqliteJournal(options: JournalOptions): Promise<OpenJournal<OwnJournal>> {
  const { folder, site } = options
  accessSync(folder, constants.W_OK)
  const unlock = takeLock(folder)
  try {
    const note = readHeadNote(folder, site)
    if (note !== null && note.seq > 0 && !existsSync(join(folder, fileName))) throw goneJournal(folder, note)
    const database = openDatabase(join(folder, fileName), folder)
    const link = verifyEnd(database, site)
    if (note !== null) compareWithNote(note, link, (seq) => hashAt(database, site, seq))
    const journal = new SqliteJournal(database, options, link, unlock)
    return {
      journal,
      // A short journal has been walked from its beginning already.
      verifyInBackground: (onDamage) =>
        link.seq <= verifiedAtOnce ? { done: Promise.resolve(), stop: () => undefined } : startVerifier({ folder, site }, onDamage),
    }
  } catch (error) {
    unlock()
    throw error
  }
}

function goneJournal(folder: string, { seq }: Link): JournalDamaged {
  return new JournalDamaged(
    `The journal in ${folder} is gone: it had ${seq} entries. Put it back from a copy, or begin anew, from number 001, with \`guitai journal new --i-know\`.`,
  )
}

function openDatabase(path: string, folder: string): DatabaseSync {
  try {
    const database = new DatabaseSync(path)
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000')
    database.exec(schema)
    return database
  } catch (error) {
    throw new JournalDamaged(`The journal in ${folder} cannot be read: ${error instanceof Error ? error.message : error}.`, null, error)
  }
}

function hashAt(database: DatabaseSync, site: string, seq: number): Uint8Array | null {
  if (seq === 0) return genesis(site)
  const [row] = [...readRows(database, seq - 1, seq)]
  return row?.hash ?? null
}

/** The end of the chain, followed from far enough back; a short journal from its beginning. */
function verifyEnd(database: DatabaseSync, site: string): Link {
  const from = Math.max(0, maxSeq(database) - verifiedAtOnce)
  const start = { seq: from, hash: hashAt(database, site, from) ?? genesis(site) }
  return followChain(start, readRows(database, from, Number.MAX_SAFE_INTEGER))
}

function startVerifier(options: { readonly folder: string; readonly site: string }, onDamage: (error: JournalDamaged) => void) {
  const worker = new Worker(fileURLToPath(new URL('./verify-worker.ts', import.meta.url)), { workerData: options })
  worker.unref()
  const done = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  worker.once('message', ({ message, seq }: { message: string; seq: number | null }) => onDamage(new JournalDamaged(message, seq)))
  worker.once('error', (error) => onDamage(new JournalDamaged(`The journal cannot be verified: ${String(error)}.`, null, error)))
  return { done, stop: () => void worker.terminate() }
}

class SqliteJournal implements OwnJournal {
  readonly #database: DatabaseSync
  readonly #shape: JournalShape
  readonly #unlock: () => void
  readonly #insert: StatementSync
  readonly #note: HeadNote
  #link: Link

  constructor(database: DatabaseSync, { folder, site, raise }: JournalOptions, link: Link, unlock: () => void) {
    this.#database = database
    this.#shape = { site, raise }
    this.#link = link
    this.#unlock = unlock
    this.#insert = database.prepare('INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)')
    this.#note = new HeadNote(folder, site, link)
  }

  get head(): number {
    return this.#link.seq
  }

  async append(expected: number, at: string, facts: readonly Fact[], cause?: Cause): Promise<readonly HallEvent[]> {
    const [events = []] = await this.appendAll(expected, [{ at, facts, cause }])
    return events
  }

  async appendAll(expected: number, appends: readonly Append[]): Promise<readonly (readonly HallEvent[])[]> {
    if (expected !== this.#link.seq) throw new JournalConflict(expected, this.#link.seq)
    let link = this.#link
    // One fact is one statement, and that is a transaction already.
    const isMany = appends.length > 1 || appends.some(({ facts }) => facts.length > 1)
    if (isMany) this.#database.exec('BEGIN IMMEDIATE')
    try {
      for (const append of appends) link = this.#insertAll(link, append)
      if (isMany) this.#database.exec('COMMIT')
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw error
    }
    let seq = this.#link.seq
    this.#link = link
    this.#note.moved(link)
    return appends.map(({ at, facts }) => facts.map((fact) => ({ ...fact, seq: ++seq, at, site: this.#shape.site })))
  }

  #insertAll({ seq, hash }: Link, { at, facts, cause }: Append): Link {
    if (cause !== undefined && /\n/.test(cause.key + cause.request)) throw new RangeError('a cause has no line feeds')
    for (const fact of facts) {
      const text = JSON.stringify(fact)
      seq += 1
      hash = linkHash(hash, seq, at, text, cause ?? null)
      this.#insert.run(seq, at, text, cause?.key ?? null, cause?.request ?? null, hash)
    }
    return { seq, hash }
  }

  async causeOf(key: string): Promise<{ readonly request: string; readonly events: readonly HallEvent[] } | null> {
    const rows = rowsOfCause(this.#database, key)
    const [first] = rows
    if (first === undefined) return null
    return { request: first.causeRequest ?? '', events: rows.map((row) => eventOf(row, this.#shape)) }
  }

  async *read(after: number, through: number = this.head): AsyncIterable<JournalEntry> {
    for (const row of readRows(this.#database, after, through)) {
      const cause = row.causeKey === null ? null : { key: row.causeKey, request: row.causeRequest ?? '' }
      yield { event: eventOf(row, this.#shape), cause }
    }
  }

  *written(after: number, through: number): Iterable<Append> {
    for (const { at, fact, causeKey, causeRequest } of readRows(this.#database, after, through)) {
      const cause = causeKey === null ? undefined : { key: causeKey, request: causeRequest ?? '' }
      yield { at, facts: [JSON.parse(fact)], cause }
    }
  }

  async hashAt(seq: number): Promise<string | null> {
    // Asked at each append of a hall of many boxes: the end is known without reading it.
    const hash = seq === this.#link.seq ? this.#link.hash : hashAt(this.#database, this.#shape.site, seq)
    return hash === null ? null : Buffer.from(hash).toString('hex')
  }

  async saveSnapshot(name: string, version: number, seq: number, state: string): Promise<void> {
    const hash = hashAt(this.#database, this.#shape.site, seq)
    if (hash === null) throw new RangeError(`no entry ${seq} for a snapshot`)
    writeSnapshot(this.#database, { name, version, seq, state }, hash)
  }

  async loadSnapshot(name: string, version: number): Promise<{ readonly seq: number; readonly state: string } | null> {
    const found = readSnapshot(this.#database, name, version, (seq) => hashAt(this.#database, this.#shape.site, seq))
    return found === null ? null : { seq: found.seq, state: found.state }
  }

  async close(): Promise<void> {
    this.#note.close(this.#link)
    this.#database.close()
    this.#unlock()
  }
}
