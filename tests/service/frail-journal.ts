/** A real journal whose disk fills and empties at the test's word. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { raise } from '../../device-daemon/hall/raise.ts'
import type { Journal } from '../../device-daemon/journal/journal.ts'
import { openSqliteJournal } from '../../device-daemon/journal/sqlite-journal.ts'

export interface FrailJournal extends Journal {
  /** Appends fail. */
  full: boolean
  /** Snapshots fail, too. */
  snapshotsFail: boolean
  /** Sizes of the groups appended. */
  readonly groups: number[]
  remove(): Promise<void>
}

export async function frailJournal(): Promise<FrailJournal> {
  const folder = mkdtempSync(join(tmpdir(), 'guitai-frail-'))
  const { journal } = await openSqliteJournal({ folder, site: 'test', raise })
  const disk = { full: false, snapshotsFail: false }
  const groups: number[] = []
  return {
    get full() {
      return disk.full
    },
    set full(full) {
      disk.full = full
    },
    get snapshotsFail() {
      return disk.snapshotsFail
    },
    set snapshotsFail(fail) {
      disk.snapshotsFail = fail
    },
    groups,
    get head() {
      return journal.head
    },
    append: (...words) => journal.append(...words),
    async appendAll(expected, appends) {
      if (disk.full) throw new Error('database or disk is full')
      groups.push(appends.length)
      return journal.appendAll(expected, appends)
    },
    causeOf: (key) => journal.causeOf(key),
    read: (after, through) => journal.read(after, through),
    async saveSnapshot(...words) {
      if (disk.full || disk.snapshotsFail) throw new Error('database or disk is full')
      return journal.saveSnapshot(...words)
    },
    loadSnapshot: (...words) => journal.loadSnapshot(...words),
    hashAt: (...words) => journal.hashAt(...words),
    close: () => journal.close(),
    async remove() {
      await journal.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
