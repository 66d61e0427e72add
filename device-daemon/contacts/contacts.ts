/**
 * How people who asked for help can be reached: what they agreed to leave, and nothing else. It is not in the
 * journal, which keeps everything for ever; there stands a random reference. Each is sealed on its own (SM4-GCM,
 * the reference as additional data). The key is in a file beside it: a copy of the database alone says nothing.
 */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { keyIn } from '../key-file.ts'
import type { Contact } from '../wire/help-commands.ts'
import { contactSchema } from '../wire/help-commands.ts'
import { keyBytes, open, seal } from './seal.ts'

const fileName = 'contacts.db'
const keyName = 'contact.key'
const referenceBytes = 16

export class Contacts {
  readonly #database: DatabaseSync
  readonly #key: Uint8Array
  /** Kept, while nobody knows yet whether the journal will refer to them. */
  readonly #pending = new Set<string>()

  /** Throws KeyFault, or what SQLite says when the file cannot be used. */
  constructor(folder: string) {
    this.#key = keyIn({ path: join(folder, keyName), what: 'The contact key', bytes: keyBytes, lost: 'contacts kept until now can then not be read any more' })
    this.#database = new DatabaseSync(join(folder, fileName))
    // What is deleted is overwritten; nothing goes to temporary files.
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY')
    this.#database.exec('CREATE TABLE IF NOT EXISTS contacts (reference TEXT PRIMARY KEY, sealed BLOB NOT NULL) STRICT')
    // A crash may have come between an erasure and the end of its log.
    this.#emptyLog()
  }

  /** Its reference. On the disk when this returns; `settle` says whether it stays. Throws when the disk does not take it. */
  keep(contact: Contact): string {
    const reference = randomBytes(referenceBytes).toString('hex')
    this.#database.prepare('INSERT INTO contacts VALUES (?, ?)').run(reference, seal(JSON.stringify(contact), reference, this.#key))
    this.#pending.add(reference)
    return reference
  }

  /** What was decided about one that was kept: without a fact that refers to it, it goes. */
  settle(reference: string, isReferredTo: boolean): void {
    this.#pending.delete(reference)
    if (isReferredTo) return
    this.#database.prepare('DELETE FROM contacts WHERE reference = ?').run(reference)
    this.#emptyLog()
  }

  /** Null where there is none. Throws when it was altered, or sealed by another key. */
  read(reference: string): Contact | null {
    const row = this.#database.prepare('SELECT sealed FROM contacts WHERE reference = ?').get(reference)
    if (!(row?.['sealed'] instanceof Uint8Array)) return null
    return contactSchema.parse(JSON.parse(open(row['sealed'], reference, this.#key)))
  }

  /** Erases all others, those that a crash has left without a fact as well. Throws unless every byte of them is gone. */
  keepOnly(references: ReadonlySet<string>): void {
    const all = this.#database.prepare('SELECT reference FROM contacts').all().map(({ reference }) => String(reference))
    const remove = this.#database.prepare('DELETE FROM contacts WHERE reference = ?')
    for (const reference of all) if (!references.has(reference) && !this.#pending.has(reference)) remove.run(reference)
    this.#emptyLog()
  }

  close(): void {
    this.#database.close()
  }

  /** The write-ahead log has every page as it was: its bytes are gone when it has none. */
  #emptyLog(): void {
    const end = this.#database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()
    if (end?.['busy'] !== 0) throw new Error('the log of the contacts could not be emptied: another program reads them')
  }
}
