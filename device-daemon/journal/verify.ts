/** Walks the chain and names the first entry that is not what was written. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { genesis, type Row, rowHash, sameHash } from './chain.ts'
import { JournalDamaged } from './journal.ts'
import { readHeadNote } from './head-note.ts'
import { fileName, maxSeq, readRows } from './rows.ts'
import type { Link } from './chain.ts'

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

/** Throws JournalDamaged when the chain does not reach, or not meet, the end that was written down beside it. */
export function compareWithNote(note: Link, link: Link, hashAt: (seq: number) => Uint8Array | null): void {
  if (note.seq > link.seq) {
    const which = note.seq === link.seq + 1 ? `Journal entry ${note.seq} is` : `Journal entries ${link.seq + 1} to ${note.seq} are`
    throw new JournalDamaged(
      `${which} missing: they had been written, and the journal ends at ${link.seq}. It is not used. Put it back from a copy, or begin anew, from number 001, with \`guitai journal new --i-know\`.`,
      link.seq + 1,
    )
  }
  if (!sameHash(hashAt(note.seq), note.hash)) throw alteredEntry(note.seq)
}

/** The whole journal of a folder, read-only; a daemon may be using it. Throws JournalDamaged. */
export async function verifyJournal(folder: string, site: string): Promise<{ readonly entries: number }> {
  const path = join(folder, fileName)
  if (!existsSync(path)) throw new JournalDamaged(`There is no journal in ${folder}.`)
  const database = new DatabaseSync(path, { readOnly: true })
  try {
    const link = followChain({ seq: 0, hash: genesis(site) }, readRows(database, 0, Number.MAX_SAFE_INTEGER))
    const note = readHeadNote(folder, site)
    const hashAt = (seq: number) => (seq === 0 ? genesis(site) : ([...readRows(database, seq - 1, seq)][0]?.hash ?? null))
    // A daemon that runs may have gone on since its note was read.
    if (note !== null) compareWithNote(note, { ...link, seq: Math.max(link.seq, maxSeq(database)) }, hashAt)
    return { entries: link.seq }
  } finally {
    database.close()
  }
}
