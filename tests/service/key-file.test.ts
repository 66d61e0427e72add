/** Every secret of the box is kept one way: made once, read by its user alone, and used whole or not at all. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DayKeys } from '../../device-daemon/access/day-keys.ts'
import { RateCodes } from '../../device-daemon/access/rate-codes.ts'
import { tokensIn } from '../../device-daemon/access/tokens.ts'
import { Contacts } from '../../device-daemon/contacts/contacts.ts'
import { KeyFault } from '../../device-daemon/key-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guitai-keys-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

interface Secret {
  readonly file: string
  readonly bytes: number
  readonly use: () => unknown
  readonly orMore?: true
}

const secrets: readonly Secret[] = [
  { file: 'token.key', bytes: 32, orMore: true, use: () => tokensIn(folder) },
  { file: 'rate.key', bytes: 32, use: () => new RateCodes(folder) },
  { file: 'contact.key', bytes: 16, use: () => new Contacts(folder).close() },
  { file: 'day-keys/2026-11-24.key', bytes: 32, use: () => new DayKeys(folder).digest('2026-11-24', '11010519491231002X') },
]

describe.each(secrets)('$file', ({ file, bytes, orMore = false, use }) => {
  const path = () => join(folder, file)
  const put = (length: number) => {
    mkdirSync(join(path(), '..'), { recursive: true })
    writeFileSync(path(), Buffer.alloc(length, 1))
  }

  it('is made once, for its user alone, and stays over a restart', () => {
    use()
    const made = readFileSync(path())
    expect([made.length, statSync(path()).mode & 0o777]).toEqual([bytes, 0o600])
    use()
    expect(readFileSync(path())).toEqual(made)
  })

  it.each([0, 5, bytes - 1])('of %i bytes is named and not used', (length) => {
    put(length)
    expect(use).toThrow(KeyFault)
    expect(use).toThrow(new RegExp(`^The \\S.* ${path()} has ${length} bytes, not ${bytes}\\D.*Put it back from a copy, or take it away: .+\\.$`))
    // Nobody's copy is written over.
    expect(readFileSync(path())).toHaveLength(length)
  })

  it('that is longer is used only where any length will do', () => {
    put(bytes + 1)
    if (orMore) expect(use).not.toThrow()
    else expect(use).toThrow(KeyFault)
  })

  it('that cannot be read is named', () => {
    mkdirSync(path(), { recursive: true })
    expect(use).toThrow(/cannot be read: /)
  })
})
