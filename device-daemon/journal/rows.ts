/** The journal's table, read. */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { HallEvent } from '../wire/events.ts'
import type { Row } from './chain.ts'
import { JournalDamaged, type JournalShape } from './journal.ts'

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
  CREATE TABLE IF NOT EXISTS snapshots_2 (
    name TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    digest BLOB NOT NULL,
    state TEXT NOT NULL
  ) STRICT;
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

/** The last entry's number, 0 when there is none. */
export function maxSeq(database: DatabaseSync): number {
  return Number(database.prepare('SELECT coalesce(max(seq), 0) AS head FROM entries').get()?.['head'] ?? 0)
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

/** The row's event, checked by its shape; an older version's fact is raised to the shape of now. */
export function eventOf(row: Row, { site, raise }: JournalShape): HallEvent {
  const fact = raise(parse(row))
  if (fact === null) throw new JournalDamaged(`Journal entry ${row.seq} is not a fact that this version knows. The journal is not used.`, row.seq)
  return { ...fact, seq: row.seq, at: row.at, site }
}

function parse(row: Row): unknown {
  try {
    return JSON.parse(row.fact)
  } catch {
    return null
  }
}
