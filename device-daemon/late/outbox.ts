/**
 * What happened at this box while its hall could not be reached, and needs nobody's agreement: a key that was pressed
 * where a rating was open, a job of this box's printer that began and ended. On the disk before anything follows
 * from it, and said to the hall, once and in order, when it is there again.
 */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import { deviceIdSchema, ratingLevelSchema, windowNumberSchema } from '../wire/words.ts'

/** More than the devices of a box do in days. */
const keptMax = 10_000

const paperSchema = z.object({ mm: z.number(), cuts: z.int() })
const commandSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('pad-key'), window: windowNumberSchema, device: deviceIdSchema, key: z.int(), level: ratingLevelSchema.nullable(), at: z.number() }),
  z.object({ type: z.literal('print-started'), job: z.string() }),
  z.object({ type: z.literal('print-ended'), job: z.string(), how: z.enum(['printed', 'unconfirmed', 'failed']), reason: z.string(), paper: paperSchema.optional() }),
])
export type LateCommand = z.infer<typeof commandSchema>

export interface Late {
  readonly id: number
  /** The same in every try, so that it is done once. */
  readonly key: string
  /** When it happened, ms. */
  readonly at: number
  readonly command: LateCommand
}

export class Outbox {
  readonly #database: DatabaseSync

  /** Throws what SQLite says when the file cannot be used. */
  constructor(folder: string) {
    this.#database = new DatabaseSync(join(folder, 'outbox.db'))
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL')
    this.#database.exec('CREATE TABLE IF NOT EXISTS late (id INTEGER PRIMARY KEY AUTOINCREMENT, key TEXT NOT NULL, at INTEGER NOT NULL, command TEXT NOT NULL) STRICT')
  }

  /** On the disk when this returns. Throws when the disk does not take it, or there is too much already. */
  put(command: LateCommand, at: number): void {
    const count = Number(this.#database.prepare('SELECT count(*) AS count FROM late').get()?.['count'])
    if (count >= keptMax) throw new RangeError(`${keptMax} things wait for the hall already`)
    this.#database.prepare('INSERT INTO late (key, at, command) VALUES (?, ?, ?)').run(randomUUID(), at, JSON.stringify(command))
  }

  /** In the order in which they happened. */
  all(): Late[] {
    const rows = this.#database.prepare('SELECT id, key, at, command FROM late ORDER BY id').all()
    return rows.map(({ id, key, at, command }) => ({ id: Number(id), key: String(key), at: Number(at), command: commandSchema.parse(JSON.parse(String(command))) }))
  }

  remove(id: number): void {
    this.#database.prepare('DELETE FROM late WHERE id = ?').run(id)
  }

  close(): void {
    this.#database.close()
  }
}
