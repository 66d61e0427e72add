/** Figures of the days that are over, in tables of their own. They follow from the journal, and may be deleted: they are made anew. */
import { join } from 'node:path'
import { DatabaseSync, type SQLInputValue } from 'node:sqlite'
import { type Counted, counted } from '../wire/figures-view.ts'
import type { DayFigures } from './day-figures.ts'
import { nothingYet, type WrittenMemory, writtenMemorySchema } from './memory.ts'
import { type Act, type Attendance, type Correction, correctionOf, countsOf, type Root, type Withdrawal, whyOf } from './row.ts'

const fileName = 'figures.db'
/** Raised when something is counted otherwise: the tables are then made anew. */
const version = 7

const tables = {
  figures: `date TEXT NOT NULL, clerk TEXT NOT NULL, window INTEGER NOT NULL, item TEXT NOT NULL, longestRun INTEGER NOT NULL, ${counted.map((name) => `${name} INTEGER NOT NULL`).join(', ')}, PRIMARY KEY (date, clerk, window, item)`,
  attendance: 'date TEXT NOT NULL, clerk TEXT NOT NULL, firstIn INTEGER NOT NULL, lastOut INTEGER NOT NULL, presentMs INTEGER NOT NULL, pausedMs INTEGER NOT NULL, PRIMARY KEY (date, clerk)',
  minutes: 'date TEXT NOT NULL, clerk TEXT NOT NULL, minute INTEGER NOT NULL, ratings INTEGER NOT NULL, PRIMARY KEY (date, clerk, minute)',
  corrections: 'seq INTEGER PRIMARY KEY, date TEXT NOT NULL, clerk TEXT NOT NULL, firstIn TEXT, lastOut TEXT, reason TEXT NOT NULL, actor TEXT NOT NULL, at TEXT NOT NULL',
  acts: 'date TEXT NOT NULL, seq INTEGER PRIMARY KEY, at TEXT NOT NULL, actor TEXT NOT NULL, what TEXT NOT NULL, of TEXT NOT NULL, address TEXT NOT NULL',
  withdrawals: 'date TEXT NOT NULL, clerk TEXT NOT NULL, why TEXT NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (date, clerk, why)',
  roots: 'date TEXT PRIMARY KEY, root TEXT NOT NULL, count INTEGER NOT NULL',
  /** After which event each day begins. */
  days: 'date TEXT PRIMARY KEY, seq INTEGER NOT NULL',
  progress: 'one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL, date TEXT NOT NULL, memory TEXT NOT NULL',
} as const
const names = Object.keys(tables)

/** By what the table itself puts figures together. */
export type Column = 'clerk' | 'window' | 'item' | 'date'
export type Sum = { readonly key: string; readonly longestRun: number } & Record<Counted, number>

/** How many ratings a clerk got in a minute of a day (0 to 1439; later where a day went on after midnight). */
export interface RatedMinute {
  readonly date: string
  readonly clerk: string
  readonly minute: number
  readonly ratings: number
}

export interface Kept {
  /** The event before the one that opened the day which is not over yet; 0 before the first. */
  readonly seq: number
  /** That day; empty before the first. */
  readonly date: string
  readonly memory: WrittenMemory
}

/** Every method throws when the disk does not take or give what it should. */
export class FigureStore {
  readonly #database: DatabaseSync

  constructor(folder: string) {
    this.#database = new DatabaseSync(join(folder, fileName))
    this.#database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 2000')
    if (this.#database.prepare('PRAGMA user_version').get()?.['user_version'] !== version) this.#database.exec(names.map((name) => `DROP TABLE IF EXISTS ${name};`).join(' '))
    this.#database.exec(`${Object.entries(tables).map(([name, columns]) => `CREATE TABLE IF NOT EXISTS ${name} (${columns}) STRICT;`).join(' ')} PRAGMA user_version = ${version}`)
  }

  load(): Kept {
    const row = this.#database.prepare('SELECT seq, date, memory FROM progress').get()
    if (row === undefined) return { seq: 0, date: '', memory: nothingYet }
    return { seq: Number(row['seq']), date: String(row['date']), memory: writtenMemorySchema.parse(JSON.parse(String(row['memory']))) }
  }

  /** Another journal: nothing of the old one stays. */
  clear(): void {
    this.#database.exec(names.map((name) => `DELETE FROM ${name};`).join(' '))
  }

  /** A day that is over, and where the next begins, in one transaction. */
  keep(day: DayFigures, { seq, date, memory }: Kept): void {
    const { date: over, rows, attendance, minutes, withdrawals, corrections, acts, roots } = day
    this.#database.exec('BEGIN IMMEDIATE')
    try {
      this.#insert('figures', [...rows.values()].map((row) => [row.date, row.clerk, row.window, row.item, row.longestRun, ...counted.map((name) => row[name])]))
      this.#insert('attendance', [...attendance.values()].map((one) => [one.date, one.clerk, one.firstIn, one.lastOut, one.presentMs, one.pausedMs]))
      this.#insert('minutes', [...minutes].flatMap(([clerk, came]) => [...came].map(([minute, ratings]) => [over, clerk, minute, ratings])))
      this.#insert('withdrawals', [...withdrawals].flatMap(([clerk, whys]) => [...whys].map(([why, count]) => [over, clerk, why, count])))
      this.#insert('roots', roots.map((one) => [one.date, one.root, one.count]))
      this.#insert('corrections', corrections.map((one) => [one.seq, one.date, one.clerk, one.firstIn, one.lastOut, one.reason, one.by, one.at]))
      this.#insert('acts', acts.map((one) => [over, one.seq, one.at, one.by, one.what, JSON.stringify(one.on), one.from]))
      this.#insert('days', [[date, seq]])
      this.#insert('progress', [[1, seq, date, JSON.stringify(memory)]])
      this.#database.exec('COMMIT')
    } catch (error) {
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK')
      throw error
    }
  }

  #insert(table: keyof typeof tables, rows: readonly (readonly SQLInputValue[])[]): void {
    const [first] = rows
    if (first === undefined) return
    const insert = this.#database.prepare(`INSERT OR REPLACE INTO ${table} VALUES (${first.map(() => '?').join(', ')})`)
    for (const row of rows) insert.run(...row)
  }

  /** Of the days that are over, both inclusive, as all of these are; `clerk` null: of all. */
  sums(from: string, to: string, by: Column, clerk: string | null): Sum[] {
    const columns = counted.map((name) => `sum(${name}) AS ${name}`).join(', ')
    return this.#between(`SELECT ${by} AS key, max(longestRun) AS longestRun, ${columns} FROM figures`, `GROUP BY ${by}`, from, to, clerk).map((row) => ({
      ...countsOf((name) => Number(row[name])),
      key: String(row['key']),
      longestRun: Number(row['longestRun']),
    }))
  }

  attendance(from: string, to: string, clerk: string | null): Attendance[] {
    return this.#between('SELECT * FROM attendance', 'ORDER BY date, clerk', from, to, clerk).map((row) => ({
      date: String(row['date']),
      clerk: String(row['clerk']),
      firstIn: Number(row['firstIn']),
      lastOut: Number(row['lastOut']),
      presentMs: Number(row['presentMs']),
      pausedMs: Number(row['pausedMs']),
    }))
  }

  /** In the order in which they were written down, by the day that they are of. */
  corrections(from: string, to: string, clerk: string | null): Correction[] {
    return this.#between('SELECT * FROM corrections', 'ORDER BY seq', from, to, clerk).map(correctionOf)
  }

  ratedMinutes(from: string, to: string, clerk: string | null): RatedMinute[] {
    return this.#between('SELECT * FROM minutes', 'ORDER BY date, clerk, minute', from, to, clerk).map((row) => ({
      date: String(row['date']),
      clerk: String(row['clerk']),
      minute: Number(row['minute']),
      ratings: Number(row['ratings']),
    }))
  }

  withdrawals(from: string, to: string, clerk: string | null): Withdrawal[] {
    return this.#between('SELECT * FROM withdrawals', 'ORDER BY date, clerk, why', from, to, clerk).map((row) => ({ date: String(row['date']), clerk: String(row['clerk']), why: whyOf.parse(row['why']), count: Number(row['count']) }))
  }

  roots(from: string, to: string): Root[] {
    return this.#between('SELECT * FROM roots', 'ORDER BY date', from, to, null).map((row) => ({ date: String(row['date']), root: String(row['root']), count: Number(row['count']) }))
  }

  /** Newest first, before an entry of the journal. */
  acts(from: string, to: string, before: number, limit: number): Act[] {
    const rows = this.#database.prepare('SELECT * FROM acts WHERE date BETWEEN ? AND ? AND seq < ? ORDER BY seq DESC LIMIT ?').all(from, to, before, limit)
    return rows.map((row) => ({ seq: Number(row['seq']), at: String(row['at']), by: String(row['actor']), what: String(row['what']), on: JSON.parse(String(row['of'])), from: String(row['address']) }))
  }

  /** After which event the first day from `date` on begins; null where none has begun. */
  seqBefore(date: string): number | null {
    const row = this.#database.prepare('SELECT seq FROM days WHERE date >= ? ORDER BY date LIMIT 1').get(date)
    return row === undefined ? null : Number(row['seq'])
  }

  #between(select: string, rest: string, from: string, to: string, clerk: string | null) {
    const own = clerk === null ? '' : 'AND clerk = ?'
    return this.#database.prepare(`${select} WHERE date BETWEEN ? AND ? ${own} ${rest}`).all(from, to, ...(clerk === null ? [] : [clerk]))
  }

  close(): void {
    this.#database.close()
  }
}
