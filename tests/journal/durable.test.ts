/** What SQLite itself says of the journal's connection, and of a group of facts that breaks in the middle. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { raise } from '../../device-daemon/hall/raise.ts'
import { openSqliteJournal } from '../../device-daemon/journal/sqlite-journal.ts'
import { everything } from './contract.ts'
import { at, fact } from './facts.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'guitai-durable-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = async () => (await openSqliteJournal({ folder, site: 'test', raise })).journal

/** From another connection: no entry of this number can be written. */
function refuse(seq: number): void {
  const database = new DatabaseSync(join(folder, 'journal.sqlite'))
  database.exec(`CREATE TRIGGER refused BEFORE INSERT ON entries WHEN NEW.seq = ${seq} BEGIN SELECT RAISE(ABORT, 'refused'); END`)
  database.close()
}

describe('The journal’s connection', () => {
  it('waits for the disk at each commit, says SQLite', async () => {
    const prepare = vi.spyOn(DatabaseSync.prototype, 'prepare')
    const journal = await open()
    const own = (prepare.mock.contexts as DatabaseSync[]).find((database) => database.location()?.endsWith('journal.sqlite') === true)
    prepare.mockRestore()
    // 2 is FULL.
    expect(own?.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 })
    expect(own?.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' })
    await journal.close()
  })
})

describe('Facts that belong together', () => {
  it.each([
    ['of one append', [{ at, facts: [fact(1), fact(2), fact(3)], cause: undefined }]],
    ['of one group', [1, 2, 3].map((nth) => ({ at, facts: [fact(nth)], cause: undefined }))],
  ])('%s are all written or none, and the journal goes on', async (_what, appends) => {
    const journal = await open()
    refuse(3)
    await expect(journal.appendAll(0, appends)).rejects.toThrow('refused')
    expect(journal.head).toBe(0)
    expect(await everything(journal)).toEqual([])
    await journal.appendAll(0, [{ at, facts: [fact(1)], cause: undefined }])
    expect(await everything(journal)).toHaveLength(1)
    await journal.close()
    const again = await open()
    expect(again.head).toBe(1)
    await again.close()
  })
})

describe('A cause', () => {
  it.each([
    ['key', { key: 'kiosk:1\nabc', request: 'digest' }],
    ['request', { key: 'kiosk:1 abc', request: 'dig\nest' }],
  ])('with a line feed in its %s is not written: the chain’s text would have two readings', async (_part, cause) => {
    const journal = await open()
    await expect(journal.append(0, at, [fact(1)], cause)).rejects.toThrow('a cause has no line feeds')
    expect(await everything(journal)).toEqual([])
    await journal.close()
  })
})
