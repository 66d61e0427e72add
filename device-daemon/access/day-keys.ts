/**
 * A key for each day, with which a person is known again on that day and on no other. When the day is over its key
 * is deleted: from what stays in the journal nobody can find out any more who it was, though identity numbers are
 * few enough to try them all.
 */
import { createHmac } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { keyIn } from '../key-file.ts'

const keyBytes = 32
/** Of the 32 bytes of SM3: so many days, halls and people will not meet in them. */
const digestBytes = 16
const fileOf = (date: string): string => `${date}.key`

export class DayKeys {
  readonly #folder: string
  readonly #known = new Map<string, Uint8Array>()

  /** `data` is the folder of the daemon's data. */
  constructor(data: string) {
    this.#folder = join(data, 'day-keys')
  }

  /** HMAC-SM3 of an identity number under the key of `date`, `YYYY-MM-DD`; 32 hex digits. Throws when the key can be neither read nor made. */
  digest(date: string, idNumber: string): string {
    return createHmac('sm3', this.#keyOf(date)).update(idNumber.trim().toUpperCase()).digest('hex').slice(0, 2 * digestBytes)
  }

  /** Deletes the keys of all days before `date`. Throws when one cannot be deleted. */
  forgetBefore(date: string): void {
    for (const known of this.#known.keys()) if (known < date) this.#known.delete(known)
    for (const file of this.#files()) if (file < fileOf(date)) rmSync(join(this.#folder, file))
  }

  #files(): string[] {
    try {
      return readdirSync(this.#folder).filter((file) => file.endsWith('.key'))
    } catch {
      return []
    }
  }

  #keyOf(date: string): Uint8Array {
    const known = this.#known.get(date)
    if (known !== undefined) return known
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
    const key = keyIn({ path: join(this.#folder, fileOf(date)), what: 'The key of the day', bytes: keyBytes, lost: 'whoever was known on that day is not known again' })
    this.#known.set(date, key)
    return key
  }
}
