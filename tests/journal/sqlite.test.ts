import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, it } from 'vitest'
import { JournalDamaged } from '../../device-daemon/journal/journal.ts'
import { type OpenJournal, openSqliteJournal } from '../../device-daemon/journal/sqlite-journal.ts'
import { verifyJournal } from '../../device-daemon/journal/verify.ts'
import { everything, journalContract } from './contract.ts'
import { at, fact } from './facts.ts'

const folders: string[] = []
const opened: OpenJournal[] = []
const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'guitai-journal-'))
  folders.push(made)
  return made
}
const open = async (path: string) => {
  const made = await openSqliteJournal({ folder: path, site: 'test' })
  opened.push(made)
  return made
}
afterEach(async () => {
  for (const { journal } of opened.splice(0)) await journal.close().catch(() => undefined)
  for (const made of folders.splice(0)) rmSync(made, { recursive: true })
})

journalContract('SQLite', async () => {
  const path = folder()
  let current = (await openSqliteJournal({ folder: path, site: 'test' })).journal
  return {
    journal: current,
    async reopen() {
      await current.close()
      current = (await openSqliteJournal({ folder: path, site: 'test' })).journal
      return current
    },
    done: () => current.close(),
  }
})

/** A closed journal of so many entries. */
async function written(count: number): Promise<string> {
  const path = folder()
  const { journal } = await openSqliteJournal({ folder: path, site: 'test' })
  await journal.append(0, at, Array.from({ length: count }, (_, nth) => fact(nth + 1)))
  await journal.close()
  return path
}

function tamper(path: string, sql: string): void {
  const database = new DatabaseSync(join(path, 'journal.sqlite'))
  database.exec(sql)
  database.close()
}

describe('The chain', () => {
  it('stands on SM3 as GB/T 32905 has it', () => {
    expect(createHash('sm3').update('abc').digest('hex')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
  })

  it.each([
    ['a fact', "UPDATE entries SET fact = replace(fact, 'clerk:1001', 'clerk:1002') WHERE seq = 5", 5],
    ['a time', "UPDATE entries SET at = '2026-11-25T01:00:00.000Z' WHERE seq = 3", 3],
    ['a hash', "UPDATE entries SET hash = zeroblob(32) WHERE seq = 7", 7],
    ['a cause', "UPDATE entries SET cause_key = 'x', cause_request = 'y' WHERE seq = 2", 2],
    ['an entry taken out', 'DELETE FROM entries WHERE seq = 4', 4],
    ['two entries swapped', 'UPDATE entries SET seq = -1 WHERE seq = 5; UPDATE entries SET seq = 5 WHERE seq = 6; UPDATE entries SET seq = 6 WHERE seq = -1', 5],
    ['the first entry', "UPDATE entries SET at = 'x' WHERE seq = 1", 1],
    ['the last entry', "UPDATE entries SET fact = replace(fact, 'clerk:1001', 'clerk:1002') WHERE seq = 10", 10],
  ])('with %s altered is refused, and the entry is named', async (_what, sql, seq) => {
    const path = await written(10)
    tamper(path, sql)
    const refusal = await open(path).catch((error: unknown) => error)
    expect(refusal).toBeInstanceOf(JournalDamaged)
    expect(refusal).toMatchObject({ seq })
    expect(String((refusal as Error).message)).toContain(`entry ${seq}`)
    await expect(verifyJournal(path, 'test')).rejects.toMatchObject({ seq })
  })

  it('of another site is refused at its first entry', async () => {
    const path = await written(3)
    await expect(openSqliteJournal({ folder: path, site: 'elsewhere' })).rejects.toMatchObject({ seq: 1 })
  })

  it('refused once, the journal is not locked for the next try', async () => {
    const path = await written(3)
    await openSqliteJournal({ folder: path, site: 'elsewhere' }).catch(() => undefined)
    expect((await open(path)).report.head).toBe(3)
  })

  it('early in a long journal is walked in the background, and the damage is told', async () => {
    const path = await written(21_000)
    tamper(path, "UPDATE entries SET at = 'x' WHERE seq = 17")
    const { verifyInBackground, report } = await open(path)
    expect(report.head).toBe(21_000)
    const found: JournalDamaged[] = []
    await verifyInBackground((error) => found.push(error)).done
    expect(found).toMatchObject([{ seq: 17 }])
  })

  it('that is whole has the background say nothing', async () => {
    const path = await written(100)
    const { verifyInBackground } = await open(path)
    const found: JournalDamaged[] = []
    await verifyInBackground((error) => found.push(error)).done
    expect(found).toEqual([])
    expect(await verifyJournal(path, 'test')).toEqual({ entries: 100 })
  })
})

describe('Snapshots', () => {
  it('of entries that are no more are not used', async () => {
    const path = await written(5)
    const { journal } = await open(path)
    await journal.saveSnapshot('hall', 1, 5, 'state')
    await journal.close()
    tamper(path, 'DELETE FROM entries WHERE seq = 5')
    expect(await (await open(path)).journal.loadSnapshot('hall', 1)).toBeNull()
  })

  it('with another chain’s hash are not used', async () => {
    const path = await written(5)
    const { journal } = await open(path)
    await journal.saveSnapshot('hall', 1, 5, 'state')
    await journal.close()
    tamper(path, 'UPDATE snapshots SET hash = zeroblob(32)')
    expect(await (await open(path)).journal.loadSnapshot('hall', 1)).toBeNull()
  })
})

describe('A last write cut short', () => {
  it('in its row is moved aside and reported', async () => {
    const path = await written(5)
    tamper(path, "UPDATE entries SET fact = substr(fact, 1, 20) WHERE seq = 5")
    const { journal, report } = await open(path)
    expect(report.recovered).toMatchObject({ seq: 4 })
    expect(report.recovered?.note).toMatch(/cut short.*ends at entry 4/)
    expect(await everything(journal)).toHaveLength(4)
    expect((await journal.append(4, at, [fact(5)]))[0]?.seq).toBe(5)
    await journal.close()
    const database = new DatabaseSync(join(path, 'journal.sqlite'), { readOnly: true })
    expect(database.prepare('SELECT seq FROM torn').all()).toEqual([{ seq: 5 }])
    database.close()
  })

  it('without its hash likewise', async () => {
    const path = await written(5)
    tamper(path, 'UPDATE entries SET hash = NULL WHERE seq = 5')
    expect((await open(path)).report.recovered).toMatchObject({ seq: 4 })
  })

  it('in the write-ahead log is dropped by SQLite and noticed by us', async () => {
    const path = folder()
    const { journal } = await open(path)
    for (let seq = 0; seq < 4; seq++) await journal.append(seq, at, [fact(seq + 1)])
    // What the disk would hold if the power went while the last append was written.
    const after = folder()
    for (const name of ['journal.sqlite', 'journal.sqlite-wal']) cpSync(join(path, name), join(after, name))
    const wal = join(after, 'journal.sqlite-wal')
    truncateSync(wal, statSync(wal).size - 2000)
    const { report, journal: recovered } = await open(after)
    expect(report.recovered).toMatchObject({ seq: 3 })
    expect(await everything(recovered)).toHaveLength(3)
  })

  it('with a page of garbage in the log is noticed, too', async () => {
    const path = folder()
    const { journal } = await open(path)
    for (let seq = 0; seq < 4; seq++) await journal.append(seq, at, [fact(seq + 1)])
    const after = folder()
    for (const name of ['journal.sqlite', 'journal.sqlite-wal']) cpSync(join(path, name), join(after, name))
    const wal = join(after, 'journal.sqlite-wal')
    const bytes = readFileSync(wal)
    bytes.fill(0xee, bytes.length - 1000)
    writeFileSync(wal, bytes)
    expect((await open(after)).report.recovered).toMatchObject({ seq: 3 })
  })

  it('is not suspected after a clean close, nor after a kill between writes', async () => {
    const path = await written(3)
    expect((await open(path)).report.recovered).toBeNull()
    const running = folder()
    const { journal } = await open(running)
    for (let seq = 0; seq < 4; seq++) await journal.append(seq, at, [fact(seq + 1)])
    const after = folder()
    for (const name of ['journal.sqlite', 'journal.sqlite-wal']) cpSync(join(running, name), join(after, name))
    const { report } = await open(after)
    expect(report).toEqual({ head: 4, recovered: null })
  })
})

describe('Trouble with the folder', () => {
  it('a second daemon is refused in a sentence', async () => {
    const path = folder()
    await open(path)
    await expect(openSqliteJournal({ folder: path, site: 'test' })).rejects.toThrow(/^Another daemon is using the journal in /)
  })

  it('a file that is no journal is refused in a sentence', async () => {
    const path = folder()
    writeFileSync(join(path, 'journal.sqlite'), 'this is not a database, and long enough to be looked at as one '.repeat(20))
    await expect(openSqliteJournal({ folder: path, site: 'test' })).rejects.toThrow(/^The journal in .* cannot be read: /)
  })
})

describe('Killed at any moment', () => {
  it('no answered append is ever lost or numbered twice', async () => {
    const path = folder()
    let acknowledged = 0
    for (let round = 0; round < 6; round++) {
      const writer = spawn(process.execPath, [join(import.meta.dirname, 'writer.ts'), path], { stdio: ['ignore', 'pipe', 'inherit'] })
      const enough = 20 + ((round * 37) % 90)
      let count = 0
      for await (const line of createInterface({ input: writer.stdout })) {
        acknowledged = Math.max(acknowledged, Number(line))
        count += 1
        if (count === enough) writer.kill('SIGKILL')
      }
      if (writer.exitCode === null && writer.signalCode === null) await once(writer, 'exit')
      const { journal } = await open(path)
      const events = await everything(journal)
      expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => index + 1))
      expect(events.length).toBeGreaterThanOrEqual(acknowledged)
      await journal.close()
    }
    expect(acknowledged).toBeGreaterThan(300)
    expect(existsSync(join(path, 'journal.sqlite'))).toBe(true)
    // Six processes are started; on a loaded machine each takes seconds.
  }, 120_000)
})
