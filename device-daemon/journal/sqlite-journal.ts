/**
 * The journal of one box, on SQLite: WAL with synchronous=FULL, so that an append that was answered is
 * on the disk. Appends are synchronous inside, so they never mix; reading goes in pages between them.
 */
import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Fact, HallEvent } from '../wire/events.ts'
import { genesis, linkHash, sameHash } from './chain.ts'
import { type Cause, type Journal, JournalConflict, JournalDamaged, type JournalEntry } from './journal.ts'
import { takeLock } from './lock.ts'
import { eventOf, fileName, isWhole, readRows, rowsOfCause, schema } from './rows.ts'
import { isTorn } from './torn-wal.ts'
import { followChain, type Link } from './verify.ts'

/** So many entries at the end are verified before the journal opens; the rest by `verifyInBackground`. */
const verifiedAtOnce = 20_000

export interface JournalReport {
  readonly head: number
  /** What had to be mended: the last write before the power failed, in a sentence. */
  readonly recovered: { readonly seq: number; readonly note: string } | null
}

export interface OpenJournal {
  readonly journal: Journal
  readonly report: JournalReport
  /** Walks the whole chain in a thread of its own. `stop` ends it early. */
  verifyInBackground(onDamage: (error: JournalDamaged) => void): { readonly done: Promise<void>; stop(): void }
}

export interface JournalOptions {
  readonly folder: string
  /** The chain stands on it: another site's journal is refused. */
  readonly site: string
}

/** Rejects with JournalDamaged, one sentence each. */
export async function openSqliteJournal({ folder, site }: JournalOptions): Promise<OpenJournal> {
  accessSync(folder, constants.W_OK)
  const path = join(folder, fileName)
  const unlock = takeLock(folder)
  try {
    const wasTorn = isTorn(`${path}-wal`)
    const database = openDatabase(path, folder)
    const movedAside = moveTornRow(database)
    const link = verifyEnd(database, site)
    const journal = new SqliteJournal(database, site, link, unlock)
    const recovered = wasTorn || movedAside ? { seq: link.seq, note: tornNote(link.seq) } : null
    return {
      journal,
      report: { head: link.seq, recovered },
      // A short journal has been walked from its beginning already.
      verifyInBackground: (onDamage) =>
        link.seq <= verifiedAtOnce ? { done: Promise.resolve(), stop: () => undefined } : startVerifier({ folder, site }, onDamage),
    }
  } catch (error) {
    unlock()
    throw error
  }
}

const tornNote = (seq: number): string =>
  `The last write to the journal was cut short, as by a power failure; it was dropped, and the journal ends at entry ${seq}.`

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

/** A last row that is not whole was never answered to anybody; it is kept aside as evidence. */
function moveTornRow(database: DatabaseSync): boolean {
  const [last] = [...readRows(database, headOf(database) - 1, Number.MAX_SAFE_INTEGER)]
  if (last === undefined || isWhole(last)) return false
  database.exec('BEGIN IMMEDIATE')
  database.prepare('INSERT INTO torn SELECT seq, at, fact, hash FROM entries WHERE seq = ?').run(last.seq)
  database.prepare('DELETE FROM entries WHERE seq = ?').run(last.seq)
  database.exec('COMMIT')
  return true
}

function headOf(database: DatabaseSync): number {
  return Number(database.prepare('SELECT coalesce(max(seq), 0) AS head FROM entries').get()?.['head'] ?? 0)
}

/** The end of the chain, followed from far enough back; a short journal from its beginning. */
function verifyEnd(database: DatabaseSync, site: string): Link {
  const from = Math.max(0, headOf(database) - verifiedAtOnce)
  const [before] = from === 0 ? [] : [...readRows(database, from - 1, from)]
  const start = { seq: from, hash: before?.hash ?? genesis(site) }
  return followChain(start, readRows(database, from, Number.MAX_SAFE_INTEGER))
}

function startVerifier(options: JournalOptions, onDamage: (error: JournalDamaged) => void) {
  const worker = new Worker(fileURLToPath(new URL('./verify-worker.ts', import.meta.url)), { workerData: options })
  worker.unref()
  const done = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  worker.once('message', ({ message, seq }: { message: string; seq: number | null }) => onDamage(new JournalDamaged(message, seq)))
  worker.once('error', (error) => onDamage(new JournalDamaged(`The journal cannot be verified: ${String(error)}.`, null, error)))
  return { done, stop: () => void worker.terminate() }
}

class SqliteJournal implements Journal {
  readonly #database: DatabaseSync
  readonly #site: string
  readonly #unlock: () => void
  readonly #insert: StatementSync
  #link: Link

  constructor(database: DatabaseSync, site: string, link: Link, unlock: () => void) {
    this.#database = database
    this.#site = site
    this.#link = link
    this.#unlock = unlock
    this.#insert = database.prepare('INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?)')
  }

  get head(): number {
    return this.#link.seq
  }

  async append(expected: number, at: string, facts: readonly Fact[], cause?: Cause): Promise<readonly HallEvent[]> {
    if (expected !== this.#link.seq) throw new JournalConflict(expected, this.#link.seq)
    if (cause !== undefined && /\n/.test(cause.key + cause.request)) throw new RangeError('a cause has no line feeds')
    let { seq, hash } = this.#link
    // One fact is one statement, and that is a transaction already.
    const isMany = facts.length > 1
    if (isMany) this.#database.exec('BEGIN IMMEDIATE')
    try {
      for (const fact of facts) {
        const text = JSON.stringify(fact)
        seq += 1
        hash = linkHash(hash, seq, at, text, cause ?? null)
        this.#insert.run(seq, at, text, cause?.key ?? null, cause?.request ?? null, hash)
      }
      if (isMany) this.#database.exec('COMMIT')
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw error
    }
    const first = this.#link.seq + 1
    this.#link = { seq, hash }
    return facts.map((fact, index) => ({ ...fact, seq: first + index, at, site: this.#site }))
  }

  async causeOf(key: string): Promise<{ readonly request: string; readonly events: readonly HallEvent[] } | null> {
    const rows = rowsOfCause(this.#database, key)
    const [first] = rows
    if (first === undefined) return null
    return { request: first.causeRequest ?? '', events: rows.map((row) => eventOf(row, this.#site)) }
  }

  async *read(after: number, through: number = this.head): AsyncIterable<JournalEntry> {
    for (const row of readRows(this.#database, after, through)) {
      const cause = row.causeKey === null ? null : { key: row.causeKey, request: row.causeRequest ?? '' }
      yield { event: eventOf(row, this.#site), cause }
    }
  }

  async saveSnapshot(name: string, version: number, seq: number, state: string): Promise<void> {
    const [row] = [...readRows(this.#database, seq - 1, seq)]
    const hash = seq === 0 ? genesis(this.#site) : row?.hash
    if (hash === undefined || hash === null) throw new RangeError(`no entry ${seq} for a snapshot`)
    this.#database.prepare('INSERT OR REPLACE INTO snapshots VALUES (?, ?, ?, ?, ?)').run(name, version, seq, hash, state)
  }

  async loadSnapshot(name: string, version: number): Promise<{ readonly seq: number; readonly state: string } | null> {
    const found = this.#database.prepare('SELECT seq, hash, state FROM snapshots WHERE name = ? AND version = ?').get(name, version)
    if (found === undefined) return null
    const { seq, hash, state } = found
    const [row] = [...readRows(this.#database, Number(seq) - 1, Number(seq))]
    // A snapshot of another chain, or of entries that are no more, is as good as none.
    if (!(hash instanceof Uint8Array) || row === undefined || !sameHash(row.hash, hash)) return null
    return { seq: Number(seq), state: String(state) }
  }

  async close(): Promise<void> {
    this.#database.close()
    this.#unlock()
  }
}
