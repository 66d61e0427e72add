/** The hall's figures: of the days that are over from their table, of today from what has happened since. */
import type { HallService } from '../hall-service.ts'
import type { HallEvent } from '../wire/fold.ts'
import { DayFigures } from './day-figures.ts'
import { type Attendance, countsOf, type FigureRow } from './row.ts'
import type { Grouping } from '../wire/figures-view.ts'
import { FigureStore, type Sum } from './store.ts'

export class Figures {
  readonly #store: FigureStore
  readonly #service: Pick<HallService, 'read' | 'seq'>
  #today = new DayFigures('')
  #seq = 0
  /** When the last event was, ms. */
  #last = 0
  /** One brings it forward at a time. */
  #running: Promise<void> = Promise.resolve()

  /** `folder` is the daemon's data. Throws when the table cannot be opened. */
  constructor(folder: string, service: Pick<HallService, 'read' | 'seq'>) {
    this.#store = new FigureStore(folder)
    this.#service = service
    if (this.#store.load().seq > service.seq) this.#store.clear()
    this.#begin()
  }

  #begin(): void {
    const { seq, date, carried } = this.#store.load()
    this.#today = new DayFigures(date, carried)
    this.#seq = seq
  }

  /** Rejects when the journal cannot be read or the table not be written; the next try goes on where this one stopped. */
  bringForward(): Promise<void> {
    this.#running = this.#running.catch(() => undefined).then(() => this.#readOn())
    return this.#running
  }

  /** Both days inclusive; `clerk` null: of all. */
  async sums(from: string, to: string, by: Grouping, clerk: string | null): Promise<Sum[]> {
    await this.bringForward()
    const sums = new Map(this.#store.sums(from, to, by, clerk).map((sum) => [sum.key, sum]))
    const { date, rows } = this.#today
    if (date >= from && date <= to) for (const row of rows.values()) if (clerk === null || row.clerk === clerk) addTo(sums, String(row[by]), row)
    return [...sums.values()].sort((one, other) => one.key.localeCompare(other.key, 'en', { numeric: true }))
  }

  /** Of whoever is still there, until the last thing that happened. */
  async attendance(from: string, to: string, clerk: string | null): Promise<Attendance[]> {
    await this.bringForward()
    const { date } = this.#today
    const now = date >= from && date <= to ? this.#today.attendanceBy(this.#last).filter((one) => clerk === null || one.clerk === clerk) : []
    return [...this.#store.attendance(from, to, clerk), ...now]
  }

  async stop(): Promise<void> {
    await this.#running.catch(() => undefined)
    this.#store.close()
  }

  async #readOn(): Promise<void> {
    if (this.#seq >= this.#service.seq) return
    for await (const { event } of this.#service.read(this.#seq)) {
      const date = dateOpenedBy(event)
      if (date !== null && date > this.#today.date) this.#turn(event, date)
      this.#today.add(event)
      this.#seq = event.seq
      this.#last = Date.parse(event.at)
    }
  }

  /** The day before is over: it is kept, and counted no more. */
  #turn({ seq, at }: HallEvent, date: string): void {
    const carried = this.#today.close(Date.parse(at))
    try {
      this.#store.keep(this.#today, { seq: seq - 1, date, carried })
      this.#today = new DayFigures(date, carried)
    } catch (error) {
      // What was closed cannot be opened: the day is read once more.
      this.#begin()
      throw error
    }
  }
}

const dateOpenedBy = (event: HallEvent): string | null => (event.type === 'day-opened' || event.type === 'ticket-issued' ? event.data.businessDate : null)

function addTo(sums: Map<string, Sum>, key: string, row: FigureRow): void {
  const before = sums.get(key)
  const sum = countsOf((name) => (before?.[name] ?? 0) + row[name])
  sums.set(key, { ...sum, key, longestRun: Math.max(before?.longestRun ?? 0, row.longestRun) })
}
