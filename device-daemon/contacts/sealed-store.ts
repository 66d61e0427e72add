/**
 * What people leave that must be erased one day. It is not in the journal, which keeps everything for ever; there
 * stands a random reference. Each is sealed on its own (SM4-GCM, the reference as additional data). The key is in a
 * file beside it: a copy of the database alone says nothing.
 */
import { createHash, randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { z } from 'zod'
import { keyIn } from '../key-file.ts'
import { keyBytes, open, seal } from './seal.ts'

const referenceBytes = 16
/** Of them those that say whose it is, in a hall of many boxes. */
const boxBytes = 4

export interface Sealed<T> {
  /** `contacts`: its database is contacts.db, and its table. */
  readonly name: string
  readonly keyName: string
  /** What the key is called, and what is lost with it. */
  readonly key: string
  readonly lost: string
  readonly schema: z.ZodType<T>
}

export class SealedStore<T> {
  readonly #of: Sealed<T>
  readonly #database: DatabaseSync
  readonly #key: Uint8Array
  /** What the references of this box begin with; empty where one box is all. */
  readonly #mark: string
  /** Kept, while nobody knows yet whether the journal will refer to them. */
  readonly #pending = new Set<string>()

  /** Throws KeyFault, or what SQLite says when the file cannot be used. */
  constructor(folder: string, box: string | null, of: Sealed<T>) {
    this.#of = of
    this.#mark = box === null ? '' : createHash('sm3').update(box).digest('hex').slice(0, 2 * boxBytes)
    this.#key = keyIn({ path: join(folder, of.keyName), what: of.key, bytes: keyBytes, lost: of.lost })
    this.#database = new DatabaseSync(join(folder, `${of.name}.db`))
    // What is deleted is overwritten; nothing goes to temporary files.
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY')
    this.#database.exec(`CREATE TABLE IF NOT EXISTS ${of.name} (reference TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT`)
    // A crash may have come between an erasure and the end of its log.
    this.#emptyLog()
  }

  /** Its reference. On the disk when this returns; `settle` says whether it stays. Throws when the disk does not take it. */
  keep(value: T): string {
    const reference = `${this.#mark}${randomBytes(referenceBytes).toString('hex')}`.slice(0, 2 * referenceBytes)
    this.#database.prepare(`INSERT INTO ${this.#of.name} VALUES (?, ?)`).run(reference, seal(JSON.stringify(value), reference, this.#key))
    this.#pending.add(reference)
    return reference
  }

  /** What was decided about one that was kept: without a fact that refers to it, it goes. */
  settle(reference: string, isReferredTo: boolean): void {
    this.#pending.delete(reference)
    if (isReferredTo) return
    this.erase(reference)
  }

  /** Throws unless every byte of it is gone. */
  erase(reference: string): void {
    this.#database.prepare(`DELETE FROM ${this.#of.name} WHERE reference = ?`).run(reference)
    this.#emptyLog()
  }

  /** Null where there is none. Throws when it was altered, or sealed by another key. */
  read(reference: string): T | null {
    const row = this.#database.prepare(`SELECT sealed FROM ${this.#of.name} WHERE reference = ?`).get(reference)
    if (!(row?.['sealed'] instanceof Uint8Array)) return null
    return this.#of.schema.parse(JSON.parse(open(row['sealed'], reference, this.#key)))
  }

  /** Erases all others, those that a crash has left without a fact as well. Throws unless every byte of them is gone. */
  keepOnly(references: ReadonlySet<string>): void {
    const remove = this.#database.prepare(`DELETE FROM ${this.#of.name} WHERE reference = ?`)
    for (const reference of this.references()) if (!references.has(reference) && !this.#pending.has(reference)) remove.run(reference)
    this.#emptyLog()
  }

  /** Whether it is, or was, kept on this box: only then does this box say what became of it. */
  isOwn(reference: string): boolean {
    return reference.startsWith(this.#mark)
  }

  references(): Set<string> {
    return new Set(this.#database.prepare(`SELECT reference FROM ${this.#of.name}`).all().map(({ reference }) => String(reference)))
  }

  close(): void {
    this.#database.close()
  }

  /** The write-ahead log has every page as it was: its bytes are gone when it has none. */
  #emptyLog(): void {
    const end = this.#database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()
    if (end?.['busy'] !== 0) throw new Error(`the log of the ${this.#of.name} could not be emptied: another program reads them`)
  }
}
