import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, it } from 'vitest'
import { raise } from '../../device-daemon/hall/raise.ts'
import { readHeadNote } from '../../device-daemon/journal/head-note.ts'
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
  const made = await openSqliteJournal({ folder: path, site: 'test', raise })
  opened.push(made)
  return made
}
afterEach(async () => {
  for (const { journal } of opened.splice(0)) await journal.close().catch(() => undefined)
  for (const made of folders.splice(0)) rmSync(made, { recursive: true })
})

journalContract('SQLite', async () => {
  const path = folder()
  let current = (await openSqliteJournal({ folder: path, site: 'test', raise })).journal
  return {
    journal: current,
    async reopen() {
      await current.close()
      current = (await openSqliteJournal({ folder: path, site: 'test', raise })).journal
      return current
    },
    done: () => current.close(),
  }
})

/** A closed journal of so many entries. */
async function written(count: number): Promise<string> {
  const path = folder()
  const { journal } = await openSqliteJournal({ folder: path, site: 'test', raise })
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
    await expect(openSqliteJournal({ folder: path, site: 'elsewhere', raise })).rejects.toMatchObject({ seq: 1 })
  })

  it('refused once, the journal is not locked for the next try', async () => {
    const path = await written(3)
    await openSqliteJournal({ folder: path, site: 'elsewhere', raise }).catch(() => undefined)
    expect((await open(path)).journal.head).toBe(3)
  })

  it('early in a long journal is walked in the background, and the damage is told', async () => {
    const path = await written(21_000)
    tamper(path, "UPDATE entries SET at = 'x' WHERE seq = 17")
    const { verifyInBackground, journal } = await open(path)
    expect(journal.head).toBe(21_000)
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
  it.each([
    ['of entries that are no more', 'DELETE FROM entries WHERE seq = 5', true],
    ['whose text was edited', "UPDATE snapshots_2 SET state = 'stat3'", false],
    ['whose number was edited', 'UPDATE snapshots_2 SET seq = 4', false],
    ['without a digest of this chain', 'UPDATE snapshots_2 SET digest = zeroblob(32)', false],
  ])('%s are not used', async (_what, sql, losesEntries) => {
    const path = await written(5)
    const { journal } = await open(path)
    await journal.saveSnapshot('hall', 1, 5, 'state')
    expect(await journal.loadSnapshot('hall', 1)).toEqual({ seq: 5, state: 'state' })
    await journal.close()
    tamper(path, sql)
    if (losesEntries) rmSync(join(path, 'journal.head'))
    expect(await (await open(path)).journal.loadSnapshot('hall', 1)).toBeNull()
  })

  it('of another journal are not used, though they are whole', async () => {
    const [one, other] = [await written(5), folder()]
    const { journal } = await open(one)
    await journal.saveSnapshot('hall', 1, 5, 'state')
    await journal.close()
    const { journal: second } = await open(other)
    await second.append(0, at, Array.from({ length: 5 }, () => fact(77)))
    await second.close()
    tamper(other, `ATTACH '${join(one, 'journal.sqlite')}' AS one; INSERT INTO snapshots_2 SELECT * FROM one.snapshots_2`)
    expect(await (await open(other)).journal.loadSnapshot('hall', 1)).toBeNull()
  })
})

describe('The end of the journal', () => {
  it('is noted for its site alone', async () => {
    const path = await written(5)
    expect(readHeadNote(path, 'test')?.seq).toBe(5)
    expect(readHeadNote(path, 'elsewhere')).toBeNull()
  })

  /** The folder as it is while the daemon runs: what a kill at this moment would leave. */
  async function killed(count: number): Promise<string> {
    const path = folder()
    const { journal } = await open(path)
    for (let seq = 0; seq < count; seq++) await journal.append(seq, at, [fact(seq + 1)])
    const after = folder()
    for (const name of ['journal.sqlite', 'journal.sqlite-wal', 'journal.head']) cpSync(join(path, name), join(after, name))
    return after
  }

  it('cut off after an orderly stop is named, with the numbers of what is missing', async () => {
    const path = await written(10)
    tamper(path, 'DELETE FROM entries WHERE seq > 7')
    await expect(open(path)).rejects.toMatchObject({ seq: 8, message: expect.stringMatching(/^Journal entries 8 to 10 are missing: .*ends at 7.*guitai journal new --i-know/) })
    await expect(verifyJournal(path, 'test')).rejects.toMatchObject({ seq: 8 })
  })

  it('cut off by one is one entry', async () => {
    const path = await written(3)
    tamper(path, 'DELETE FROM entries WHERE seq = 3')
    await expect(open(path)).rejects.toThrow(/^Journal entry 3 is missing/)
  })

  it('after a kill between writes is where it was', async () => {
    const { journal } = await open(await killed(4))
    expect(journal.head).toBe(4)
    expect(await everything(journal)).toHaveLength(4)
  })

  it('with the log beside it cut short is missed: those entries had been answered', async () => {
    const after = await killed(4)
    const wal = join(after, 'journal.sqlite-wal')
    truncateSync(wal, statSync(wal).size - 2000)
    await expect(open(after)).rejects.toThrow(/^Journal entry 4 is missing/)
  })

  it('with one flipped byte early in the log is missed, not taken for a last write', async () => {
    const after = await killed(40)
    const wal = join(after, 'journal.sqlite-wal')
    const bytes = readFileSync(wal)
    const flipped = 32 + 12 * (24 + 4096) + 2000
    bytes[flipped] = (bytes[flipped] ?? 0) ^ 1
    writeFileSync(wal, bytes)
    await expect(open(after)).rejects.toThrow(/^Journal entries \d+ to 40 are missing/)
  })

  it.each([
    ['cut short', "UPDATE entries SET fact = substr(fact, 1, 20) WHERE seq = 5"],
    ['without its hash', 'UPDATE entries SET hash = NULL WHERE seq = 5'],
  ])('whose row was %s is an altered one: SQLite tears no row', async (_what, sql) => {
    const path = await written(5)
    tamper(path, sql)
    await expect(open(path)).rejects.toMatchObject({ seq: 5, message: expect.stringContaining('altered') })
  })

  it('of a journal that is gone is remembered: none begins anew in silence', async () => {
    const path = await written(5)
    for (const name of ['journal.sqlite', 'journal.sqlite-wal', 'journal.sqlite-shm']) rmSync(join(path, name), { force: true })
    await expect(open(path)).rejects.toThrow(/is gone: it had 5 entries.*guitai journal new --i-know/)
  })

  it('rewritten with another chain is noticed', async () => {
    const path = await written(5)
    const other = folder()
    const { journal } = await open(other)
    for (let seq = 0; seq < 5; seq++) await journal.append(seq, at, [fact(99)])
    await journal.close()
    cpSync(join(other, 'journal.sqlite'), join(path, 'journal.sqlite'))
    await expect(open(path)).rejects.toMatchObject({ seq: 5, message: expect.stringContaining('altered') })
  })

  it('is still known when a power failure cut one writing of it short', async () => {
    const path = await written(5)
    const note = join(path, 'journal.head')
    const bytes = readFileSync(note)
    bytes.fill(0x20, 256, 300)
    writeFileSync(note, bytes)
    tamper(path, 'DELETE FROM entries WHERE seq = 5')
    await expect(open(path)).rejects.toThrow(/^Journal entry 5 is missing/)
  })

  it('without any note of it is where the chain ends, as in a folder of an older version', async () => {
    const path = await written(5)
    rmSync(join(path, 'journal.head'))
    expect((await open(path)).journal.head).toBe(5)
  })
})

describe('An entry', () => {
  it('of a shape that no version knows is refused when it is read', async () => {
    const path = folder()
    const { journal } = await open(path)
    await journal.append(0, at, [{ ...fact(1), data: { nth: 'first' } } as never])
    await expect(everything(journal)).rejects.toMatchObject({ seq: 1, message: expect.stringContaining('not a fact') })
  })
})

describe('Trouble with the folder', () => {
  it('a second daemon is refused in a sentence', async () => {
    const path = folder()
    await open(path)
    await expect(openSqliteJournal({ folder: path, site: 'test', raise })).rejects.toThrow(/^Another daemon \(process \d+\) is using the journal in /)
  })

  it('a file that is no journal is refused in a sentence', async () => {
    const path = folder()
    writeFileSync(join(path, 'journal.sqlite'), 'this is not a database, and long enough to be looked at as one '.repeat(20))
    await expect(openSqliteJournal({ folder: path, site: 'test', raise })).rejects.toThrow(/^The journal in .* cannot be read: /)
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
