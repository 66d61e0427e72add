/** What is kept can be read with its key alone; what is erased is in no file any more. */
import { cpSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Contacts } from '../../device-daemon/contacts/contacts.ts'
import { open, seal } from '../../device-daemon/contacts/seal.ts'
import { filesWith } from '../kit/bytes-in.ts'
import { Chance } from '../kit/chance.ts'

const wang = { name: '王秀兰', phone: '13800001111' }

let folder: string
let contacts: Contacts
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guitai-contacts-'))
  contacts = new Contacts(folder)
})
afterEach(() => {
  contacts.close()
  rmSync(folder, { recursive: true, force: true })
})

function withDatabase<T>(use: (database: DatabaseSync) => T, where = folder): T {
  const database = new DatabaseSync(join(where, 'contacts.db'))
  try {
    return use(database)
  } finally {
    database.close()
  }
}
const sealedOf = (reference: string) => withDatabase((database) => database.prepare('SELECT sealed FROM contacts WHERE reference = ?').get(reference)?.['sealed'] as Uint8Array)
const count = () => withDatabase((database) => database.prepare('SELECT reference FROM contacts').all().length)

describe('Sealed', () => {
  const key = Buffer.alloc(16, 7)

  it('it is opened by its key, for what it belongs to, and by nothing else', () => {
    const sealed = seal('text', 'one', key)
    expect(open(sealed, 'one', key)).toBe('text')
    expect(() => open(sealed, 'other', key)).toThrow()
    expect(() => open(sealed, 'one', Buffer.alloc(16, 8))).toThrow()
  })

  it('any byte of it that is changed is found', () => {
    const sealed = seal('text', 'one', key)
    for (let at = 0; at < sealed.length; at++) {
      const altered = Buffer.from(sealed)
      altered[at] = (altered[at] ?? 0) ^ 1
      expect(() => open(altered, 'one', key), `byte ${at}`).toThrow()
    }
    for (const length of [0, 11, 20, 27, sealed.length - 1]) expect(() => open(sealed.subarray(0, length), 'one', key), `${length} bytes`).toThrow()
  })

  it('is another each time: the nonce is never the same', () => {
    const nonces = Array.from({ length: 200 }, () => Buffer.from(seal('text', 'one', key).subarray(0, 12)).toString('hex'))
    expect(new Set(nonces).size).toBe(200)
  })
})

describe('A contact', () => {
  it('is read by its reference, also after a restart, and in no file in the clear', () => {
    const reference = contacts.keep(wang)
    expect(reference).toMatch(/^[0-9a-f]{32}$/)
    contacts.settle(reference, true)
    contacts.close()
    contacts = new Contacts(folder)
    expect(contacts.read(reference)).toEqual(wang)
    expect(contacts.read('0'.repeat(32))).toBeNull()
    for (const text of Object.values(wang)) expect(filesWith(folder, text)).toEqual([])
  })

  it('put in the place of another is found out', () => {
    const [one, other] = [contacts.keep(wang), contacts.keep({ name: '李', phone: '13900002222' })]
    withDatabase((database) => database.prepare('UPDATE contacts SET sealed = ? WHERE reference = ?').run(sealedOf(one), other))
    expect(() => contacts.read(other)).toThrow()
    expect(contacts.read(one)).toEqual(wang)
  })

  it('has a key that only this user can read; one of another length is named', () => {
    const path = join(folder, 'contact.key')
    expect(statSync(path).mode & 0o777).toBe(0o600)
    expect(readFileSync(path)).toHaveLength(16)
    writeFileSync(path, 'short')
    expect(() => new Contacts(folder)).toThrow(/^The contact key \S+contact\.key has 5 bytes, not 16\. /)
  })
})

describe('What is erased', () => {
  it('is gone from every file, the log and free pages too, and its neighbours are whole', () => {
    const reference = contacts.keep(wang)
    const other = contacts.keep({ name: '李', phone: '13900002222' })
    const sealed = sealedOf(reference)
    expect(filesWith(folder, sealed).length).toBeGreaterThan(0)
    for (const one of [reference, other]) contacts.settle(one, true)
    contacts.keepOnly(new Set([other]))
    for (const bytes of [sealed, sealed.subarray(0, 16), reference]) expect(filesWith(folder, bytes)).toEqual([])
    expect(contacts.read(reference)).toBeNull()
    expect(contacts.read(other)).toMatchObject({ name: '李' })
  })

  it.each([1, 2, 3])('of hundreds at random leaves no byte behind, seed %i', (seed) => {
    const chance = new Chance(seed)
    const kept = new Map<string, string>()
    const gone: Uint8Array[] = []
    for (let nth = 0; nth < 400; nth++) {
      const contact = { name: `王${'秀'.repeat(chance.below(18))}`, phone: `138${String(nth).padStart(8, '0')}` }
      const reference = contacts.keep(contact)
      contacts.settle(reference, true)
      kept.set(reference, contact.phone)
      if (chance.below(20) > 0) continue
      const leaving = [...kept.keys()].filter(() => chance.below(2) === 0)
      gone.push(...leaving.map(sealedOf))
      for (const one of leaving) kept.delete(one)
      contacts.keepOnly(new Set(kept.keys()))
    }
    expect(gone.length).toBeGreaterThan(50)
    for (const sealed of gone) for (const at of [0, 16, sealed.length - 16]) expect(filesWith(folder, sealed.subarray(at, at + 16))).toEqual([])
    for (const [reference, phone] of kept) expect(contacts.read(reference)?.phone).toBe(phone)
  })

  it('before a crash that came between the deed and the end of its log is gone at the next start', () => {
    const reference = contacts.keep(wang)
    const sealed = sealedOf(reference)
    const crashed = mkdtempSync(join(tmpdir(), 'guitai-contacts-'))
    // As the daemon does it, without what comes after.
    withDatabase((database) => {
      database.exec('PRAGMA secure_delete = ON')
      database.exec('DELETE FROM contacts')
      cpSync(folder, crashed, { recursive: true })
    })
    expect(filesWith(crashed, sealed)).toEqual(['contacts.db-wal'])
    const again = new Contacts(crashed)
    expect(filesWith(crashed, sealed)).toEqual([])
    again.close()
    rmSync(crashed, { recursive: true })
  })

  it('while another program reads is not said to be gone, and goes when it has read', () => {
    const reference = contacts.keep(wang)
    const sealed = sealedOf(reference)
    contacts.settle(reference, true)
    withDatabase((database) => {
      database.exec('BEGIN')
      database.prepare('SELECT * FROM contacts').all()
      expect(() => contacts.keepOnly(new Set())).toThrow(/another program/)
    })
    contacts.keepOnly(new Set())
    expect(filesWith(folder, sealed)).toEqual([])
  })
})

describe('Without a fact that refers to it', () => {
  it('it goes as soon as that is decided', () => {
    const reference = contacts.keep(wang)
    const sealed = sealedOf(reference)
    contacts.settle(reference, false)
    expect(filesWith(folder, sealed)).toEqual([])
  })

  it('it stays while that is being decided, and is swept after a crash', () => {
    const reference = contacts.keep(wang)
    contacts.keepOnly(new Set())
    expect(contacts.read(reference)).toEqual(wang)
    contacts.close()
    contacts = new Contacts(folder)
    contacts.keepOnly(new Set())
    expect(count()).toBe(0)
  })
})
