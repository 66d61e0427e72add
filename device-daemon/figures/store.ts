/** Figures of the days that are over, in a table of their own. It follows from the journal, and may be deleted: it is made anew. */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { z } from 'zod'
import type { Carried, DayFigures } from './day-figures.ts'
import { type Counted, counted, type Grouping } from '../wire/figures-view.ts'
import { countsOf } from './row.ts'

const fileName = 'figures.db'
/** Raised when something is counted otherwise: the table is then made anew. */
const version = 1

const keys = ['date TEXT NOT NULL', 'clerk TEXT NOT NULL', 'window INTEGER NOT NULL', 'item TEXT NOT NULL'].join(', ')
const schema = `
  CREATE TABLE IF NOT EXISTS figures (${keys}, longestRun INTEGER NOT NULL, ${counted.map((name) => `${name} INTEGER NOT NULL`).join(', ')}, PRIMARY KEY (date, clerk, window, item)) STRICT;
  CREATE TABLE IF NOT EXISTS attendance (date TEXT NOT NULL, clerk TEXT NOT NULL, firstIn INTEGER NOT NULL, lastOut INTEGER NOT NULL, presentMs INTEGER NOT NULL, pausedMs INTEGER NOT NULL, PRIMARY KEY (date, clerk)) STRICT;
  CREATE TABLE IF NOT EXISTS progress (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, date TEXT NOT NULL, carried TEXT NOT NULL) STRICT;
`
const carriedSchema = z.array(z.tuple([z.int(), z.object({ clerk: z.string(), since: z.number(), pausedSince: z.number().nullable() })]))

export type Sum = { readonly key: string; readonly longestRun: number } & Record<Counted, number>

export interface Kept {
  /** The event that opened the day which is not over yet; 0 before the first. */
  readonly seq: number
  /** That day; empty before the first. */
  readonly date: string
  readonly carried: Carried
}

/** Every method throws when the disk does not take or give what it should. */
export class FigureStore {
  readonly #database: DatabaseSync

  constructor(folder: string) {
    this.#database = new DatabaseSync(join(folder, fileName))
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 2000')
    if (this.#database.prepare('PRAGMA user_version').get()?.['user_version'] !== version) this.#database.exec('DROP TABLE IF EXISTS figures; DROP TABLE IF EXISTS attendance; DROP TABLE IF EXISTS progress')
    this.#database.exec(`${schema} PRAGMA user_version = ${version}`)
  }

  load(): Kept {
    const row = this.#database.prepare('SELECT seq, date, carried FROM progress').get()
    if (row === undefined) return { seq: 0, date: '', carried: [] }
    return { seq: Number(row['seq']), date: String(row['date']), carried: carriedSchema.parse(JSON.parse(String(row['carried']))) }
  }

  /** Another journal: nothing of the old one stays. */
  clear(): void {
    this.#database.exec('DELETE FROM figures; DELETE FROM attendance; DELETE FROM progress')
  }

  /** A day that is over, and where the next begins, in one transaction. */
  keep({ rows, attendance }: Pick<DayFigures, 'rows' | 'attendance'>, { seq, date, carried }: Kept): void {
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      const insert = this.#database.prepare(`INSERT OR REPLACE INTO figures VALUES (?, ?, ?, ?, ?, ${counted.map(() => '?').join(', ')})`)
      for (const row of rows.values()) insert.run(row.date, row.clerk, row.window, row.item, row.longestRun, ...counted.map((name) => row[name]))
      const attend = this.#database.prepare('INSERT OR REPLACE INTO attendance VALUES (?, ?, ?, ?, ?, ?)')
      for (const one of attendance.values()) attend.run(one.date, one.clerk, one.firstIn, one.lastOut, one.presentMs, one.pausedMs)
      this.#database.prepare('INSERT OR REPLACE INTO progress VALUES (1, ?, ?, ?)').run(seq, date, JSON.stringify(carried))
      this.#database.exec('COMMIT')
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw error
    }
  }

  /** Of the days that are over, both inclusive. */
  sums(from: string, to: string, by: Grouping, clerk: string | null): Sum[] {
    const columns = counted.map((name) => `sum(${name}) AS ${name}`).join(', ')
    const own = clerk === null ? '' : 'AND clerk = ?'
    const rows = this.#database.prepare(`SELECT ${by} AS key, max(longestRun) AS longestRun, ${columns} FROM figures WHERE date BETWEEN ? AND ? ${own} GROUP BY ${by}`).all(from, to, ...(clerk === null ? [] : [clerk]))
    return rows.map((row) => ({ ...countsOf((name) => Number(row[name])), key: String(row['key']), longestRun: Number(row['longestRun']) }))
  }

  attendance(from: string, to: string, clerk: string | null): { date: string; clerk: string; firstIn: number; lastOut: number; presentMs: number; pausedMs: number }[] {
    const own = clerk === null ? '' : 'AND clerk = ?'
    const rows = this.#database.prepare(`SELECT * FROM attendance WHERE date BETWEEN ? AND ? ${own} ORDER BY date, clerk`).all(from, to, ...(clerk === null ? [] : [clerk]))
    return rows.map((row) => ({ date: String(row['date']), clerk: String(row['clerk']), firstIn: Number(row['firstIn']), lastOut: Number(row['lastOut']), presentMs: Number(row['presentMs']), pausedMs: Number(row['pausedMs']) }))
  }

  close(): void {
    this.#database.close()
  }
}
