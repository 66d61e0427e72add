/**
 * One daemon a journal. The lock is SQLite's own on a file beside it: the kernel lets it go when the
 * process dies, however it dies, and the journal itself stays readable for `guitai doctor`.
 */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { JournalDamaged } from './journal.ts'

/** Returns how to let go. Throws JournalDamaged when another daemon has it. */
export function takeLock(folder: string): () => void {
  const database = new DatabaseSync(join(folder, 'journal.lock'))
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    throw new JournalDamaged(`Another daemon is using the journal in ${folder}.`, null, error)
  }
  return () => database.close()
}
