/** Walks the chain and names the first entry that is not what was written. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { genesis, type Row, rowHash, sameHash } from './chain.ts'
import { JournalDamaged } from './journal.ts'
import { fileName, readRows } from './rows.ts'

/** The chain up to and including `seq`. */
export interface Link {
  readonly seq: number
  readonly hash: Uint8Array
}

export function alteredEntry(seq: number): JournalDamaged {
  return new JournalDamaged(`Journal entry ${seq} has been altered: its hash does not match. The journal is not used.`, seq)
}

/** Follows `rows` from `link`; throws JournalDamaged at the first that does not fit. Returns the last link. */
export function followChain(link: Link, rows: Iterable<Row>): Link {
  let { seq, hash } = link
  for (const row of rows) {
    seq += 1
    if (row.seq !== seq) throw new JournalDamaged(`Journal entry ${seq} is missing. The journal is not used.`, seq)
    const expected = rowHash(hash, row)
    if (!sameHash(row.hash, expected)) throw alteredEntry(seq)
    hash = expected
  }
  return { seq, hash }
}

/** The whole journal of a folder, read-only; a daemon may be using it. Throws JournalDamaged. */
export async function verifyJournal(folder: string, site: string): Promise<{ readonly entries: number }> {
  const path = join(folder, fileName)
  if (!existsSync(path)) throw new JournalDamaged(`There is no journal in ${folder}.`)
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    const { seq } = followChain({ seq: 0, hash: genesis(site) }, readRows(database, 0, Number.MAX_SAFE_INTEGER))
    return { entries: seq }
  } finally {
    database.close()
  }
}
