/**
 * How far each webhook has come, on the disk. The events are not here: they are read from the journal, so that
 * there is one truth about them.
 */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'

const fileName = 'webhooks.db'
/** Of each webhook; older ones are forgotten. */
const deadLettersMax = 10_000

const schema = `
  CREATE TABLE IF NOT EXISTS hooks (id TEXT PRIMARY KEY, cursor INTEGER NOT NULL, tries INTEGER NOT NULL, since INTEGER NOT NULL, nextTry INTEGER, lastError TEXT) STRICT;
  CREATE TABLE IF NOT EXISTS dead (hook TEXT NOT NULL, seq INTEGER NOT NULL, type TEXT NOT NULL, at INTEGER NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (hook, seq)) STRICT;
`

const progressSchema = z.object({
  /** The last event delivered, dead-lettered or not wanted. */
  cursor: z.int(),
  /** Failed tries of the event after it. */
  tries: z.int(),
  /** ms since 1970, both. What happened before `since` is owed as if it had happened then. */
  since: z.int(),
  nextTry: z.int().nullable(),
  lastError: z.string().nullable(),
})
export type Progress = Readonly<z.infer<typeof progressSchema>>

const deadSchema = z.object({ seq: z.int(), type: z.string(), at: z.int(), reason: z.string() })
/** `at` is ms since 1970. */
export type DeadLetter = Readonly<z.infer<typeof deadSchema>>

export const fresh = (cursor: number, since: number): Progress => ({ cursor, tries: 0, since, nextTry: null, lastError: null })

/** Every method throws when the disk does not take or give what it should; then nothing has changed. */
export class Outbox {
  readonly #database: DatabaseSync

  constructor(folder: string) {
    this.#database = new DatabaseSync(join(folder, fileName))
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 2000')
    this.#database.exec(schema)
  }

  load(id: string): Progress | null {
    const row = this.#database.prepare('SELECT cursor, tries, since, nextTry, lastError FROM hooks WHERE id = ?').get(id)
    return row === undefined ? null : progressSchema.parse(row)
  }

  /**
   * With what became of an event: its dead letter, or the `seq` of one that was delivered and is dead no more. Both in
   * one transaction: an event is never passed over without its dead letter.
   */
  save(id: string, { cursor, tries, since, nextTry, lastError }: Progress, ended?: DeadLetter | number): void {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      this.#database.prepare('INSERT OR REPLACE INTO hooks VALUES (?, ?, ?, ?, ?, ?)').run(id, cursor, tries, since, nextTry, lastError)
      if (typeof ended === 'number') this.#database.prepare('DELETE FROM dead WHERE hook = ? AND seq = ?').run(id, ended)
      else if (ended !== undefined) this.#bury(id, ended)
      this.#database.exec('COMMIT')
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw error
    }
  }

  #bury(id: string, { seq, type, at, reason }: DeadLetter): void {
    this.#database.prepare('INSERT OR REPLACE INTO dead VALUES (?, ?, ?, ?, ?)').run(id, seq, type, at, reason)
    this.#database
      .prepare('DELETE FROM dead WHERE hook = ? AND seq <= (SELECT seq FROM dead WHERE hook = ? ORDER BY seq DESC LIMIT 1 OFFSET ?)')
      .run(id, id, deadLettersMax)
  }

  /** The newest first. */
  deadLetters(id: string, max: number): DeadLetter[] {
    const rows = this.#database.prepare('SELECT seq, type, at, reason FROM dead WHERE hook = ? ORDER BY seq DESC LIMIT ?').all(id, max)
    return rows.map((row) => deadSchema.parse(row))
  }

  close(): void {
    this.#database.close()
  }
}
