/** The journal's table, read. */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { Fact, HallEvent } from '../wire/events.ts'
import type { Row } from './chain.ts'
import { JournalDamaged } from './journal.ts'

export const fileName = 'journal.sqlite'
/** Rows fetched at once: some hundred kilobytes. */
const pageRows = 1000

export const schema = `
  CREATE TABLE IF NOT EXISTS entries (
    seq INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    fact TEXT NOT NULL,
    cause_key TEXT,
    cause_request TEXT,
    hash BLOB
  ) STRICT;
  CREATE INDEX IF NOT EXISTS causes ON entries (cause_key) WHERE cause_key IS NOT NULL;
  CREATE TABLE IF NOT EXISTS snapshots (
    name TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL,
    state TEXT NOT NULL
  ) STRICT;
  -- Last rows that were cut short: kept as evidence, never read.
  CREATE TABLE IF NOT EXISTS torn (seq INTEGER, at TEXT, fact TEXT, hash BLOB) STRICT;
`

const columns = 'seq, at, fact, cause_key AS causeKey, cause_request AS causeRequest, hash'

/** Rows with `after < seq <= through`, in pages: no lock is held between them. */
export function* readRows(database: DatabaseSync, after: number, through: number): Generator<Row> {
  const page = database.prepare(`SELECT ${columns} FROM entries WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ${pageRows}`)
  for (let from = after; ; ) {
    const rows = page.all(from, through)
    for (const row of rows) yield toRow(row)
    const last = rows.at(-1)
    if (last === undefined || rows.length < pageRows) return
    from = Number(last['seq'])
  }
}

export function rowsOfCause(database: DatabaseSync, key: string): Row[] {
  return database.prepare(`SELECT ${columns} FROM entries WHERE cause_key = ? ORDER BY seq`).all(key).map(toRow)
}

function toRow(row: Record<string, SQLOutputValue>): Row {
  const { seq, at, fact, causeKey, causeRequest, hash } = row
  return {
    seq: Number(seq),
    at: String(at),
    fact: String(fact),
    causeKey: typeof causeKey === 'string' ? causeKey : null,
    causeRequest: typeof causeRequest === 'string' ? causeRequest : null,
    hash: hash instanceof Uint8Array ? hash : null,
  }
}

/** The row's event. Its text is what `append` wrote: the chain has been followed over it. */
export function eventOf(row: Row, site: string): HallEvent {
  const fact: unknown = parse(row)
  if (!isFact(fact)) throw new JournalDamaged(`Journal entry ${row.seq} is not an event. The journal is not used.`, row.seq)
  return { ...fact, seq: row.seq, at: row.at, site }
}

export function isWhole(row: Row): boolean {
  return row.hash !== null && isFact(parse(row))
}

function parse(row: Row): unknown {
  try {
    return JSON.parse(row.fact)
  } catch {
    return null
  }
}

/** Full checking by schema is for what comes from outside; this is for what the chain vouches for. */
function isFact(value: unknown): value is Fact {
  return typeof value === 'object' && value !== null && 'type' in value && 'data' in value
}
