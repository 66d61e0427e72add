/**
 * One daemon a journal. The lock is SQLite's own on a file beside it: the kernel lets it go when the
 * process dies, however it dies, and the journal itself stays readable for `guitai doctor`.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { JournalDamaged } from './journal.ts'

/** Returns how to let go. Throws JournalDamaged when another daemon has it. */
export function takeLock(folder: string): () => void {
  const database = new DatabaseSync(join(folder, 'journal.lock'))
  const holder = join(folder, 'journal.pid')
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    throw new JournalDamaged(`Another daemon${processIn(holder)} is using the journal in ${folder}.`, null, error)
  }
  // Only a word for people: the lock is what counts, and a full disk stops no daemon here.
  try {
    writeFileSync(holder, `${process.pid}\n`)
  } catch {}
  return () => database.close()
}

function processIn(file: string): string {
  try {
    const pid = readFileSync(file, 'utf8').trim()
    return /^\d{1,10}$/.test(pid) ? ` (process ${pid})` : ''
  } catch {
    return ''
  }
}
