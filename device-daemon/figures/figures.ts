/** The hall's figures: of the days that are over from their tables, of today from what has happened since. */
import type { HallService } from '../hall-service.ts'
import { ProblemError } from '../problem-error.ts'
import type { HallEvent } from '../wire/fold.ts'
import { Answers } from './answers.ts'
import { DayFigures } from './day-figures.ts'
import type { Act, Attendance, Correction, Root, Withdrawal } from './row.ts'
import { type Column, FigureStore, type RatedMinute, type Sum } from './store.ts'
import { addTo } from './sums.ts'

/** So many answers are kept: a page asks for few, and everybody's days of a year are large. */
const [sumsKept, attendancesKept] = [16, 4]

/** Both days inclusive, `YYYY-MM-DD`; `clerk` null: of all. */
export interface Wanted {
  readonly from: string
  readonly to: string
  readonly clerk: string | null
}

export class Figures {
  readonly #store: FigureStore
  readonly #service: Pick<HallService, 'read' | 'seq'>
  readonly #timeZone: string
  #today: DayFigures
  #seq: number
  /** When the last event was, ms. */
  #last = 0
  /** Of the days that are over, as they were asked for: nothing of them changes until another day is over. */
  readonly #asked = { sums: new Answers<readonly Sum[]>(sumsKept), attendance: new Answers<readonly Attendance[]>(attendancesKept) }
  /** One brings it forward at a time. */
  #running: Promise<void> = Promise.resolve()

  /** `folder` is the daemon's data. Throws when the tables cannot be opened. */
  constructor(folder: string, service: Pick<HallService, 'read' | 'seq'>, timeZone: string) {
    this.#store = new FigureStore(folder)
    this.#service = service
    this.#timeZone = timeZone
    if (this.#store.load().seq > service.seq) this.#store.clear()
    const { seq, date, memory } = this.#store.load()
    this.#today = new DayFigures(date, timeZone, memory)
    this.#seq = seq
  }

  /** Rejects when the journal cannot be read or the tables not be written; the next try goes on where this one stopped. */
  bringForward(): Promise<void> {
    this.#running = this.#running.catch(() => undefined).then(() => this.#readOn())
    return this.#running
  }

  /** The last event that is counted. */
  get seq(): number {
    return this.#seq
  }

  /** The day that is not over yet; empty before the first. */
  get date(): string {
    return this.#today.date
  }

  /** By `by`, in its order. */
  async sums(by: Column, { from, to, clerk }: Wanted): Promise<Sum[]> {
    await this.#ready()
    const sums = new Map(this.#asked.sums.of([by, from, to, clerk], () => this.#store.sums(from, to, by, clerk)).map((sum) => [sum.key, sum]))
    if (this.#isToday(from, to)) for (const row of this.#today.rows.values()) if (clerk === null || row.clerk === clerk) addTo(sums, String(row[by]), row)
    return [...sums.values()].sort((one, other) => one.key.localeCompare(other.key, 'en', { numeric: true }))
  }

  /** Of whoever is still there, until the last thing that happened. */
  async attendance({ from, to, clerk }: Wanted): Promise<Attendance[]> {
    await this.#ready()
    const now = this.#isToday(from, to) ? this.#today.attendanceBy(this.#last) : []
    return [...this.#asked.attendance.of([from, to, clerk], () => this.#store.attendance(from, to, clerk)), ...now.filter(ownedBy(clerk))]
  }

  /** Of days in this time, whenever they were written down. */
  async corrections({ from, to, clerk }: Wanted): Promise<Correction[]> {
    await this.#ready()
    const now = this.#today.corrections.filter(({ date }) => date >= from && date <= to)
    return [...this.#store.corrections(from, to, clerk), ...now.filter(ownedBy(clerk))]
  }

  async ratedMinutes({ from, to, clerk }: Wanted): Promise<RatedMinute[]> {
    await this.#ready()
    const { date, minutes } = this.#today
    const now = this.#isToday(from, to) ? [...minutes].flatMap(([whose, came]) => [...came].map(([minute, ratings]) => ({ date, clerk: whose, minute, ratings }))) : []
    return [...this.#store.ratedMinutes(from, to, clerk), ...now.filter(ownedBy(clerk))]
  }

  async withdrawals({ from, to, clerk }: Wanted): Promise<Withdrawal[]> {
    await this.#ready()
    const { date, withdrawals } = this.#today
    const now = this.#isToday(from, to) ? [...withdrawals].flatMap(([whose, whys]) => [...whys].map(([why, count]) => ({ date, clerk: whose, why, count }))) : []
    return [...this.#store.withdrawals(from, to, clerk), ...now.filter(ownedBy(clerk))]
  }

  /** Of the days' ratings: each was published on the day after, or later. */
  async roots({ from, to }: Omit<Wanted, 'clerk'>): Promise<Root[]> {
    await this.#ready()
    return [...this.#store.roots(from, to), ...this.#today.roots.filter(({ date }) => date >= from && date <= to)]
  }

  /** What technicians and supervisors did, newest first, before an entry of the journal. */
  async acts({ from, to }: Omit<Wanted, 'clerk'>, before: number, limit: number): Promise<Act[]> {
    await this.#ready()
    const now = this.#isToday(from, to) ? this.#today.acts.filter(({ seq }) => seq < before).reverse() : []
    return [...now.slice(0, limit), ...this.#store.acts(from, to, before, Math.max(0, limit - now.length))]
  }

  /** After which event the first day from `date` on begins; the last event where none has begun. */
  async seqBefore(date: string): Promise<number> {
    await this.#ready()
    return this.#store.seqBefore(date) ?? this.#service.seq
  }

  async stop(): Promise<void> {
    await this.#running.catch(() => undefined)
    this.#store.close()
  }

  /** Throws FIGURES_UNAVAILABLE: numbers that are not of now are not shown as if they were. */
  async #ready(): Promise<void> {
    try {
      await this.bringForward()
    } catch (error) {
      throw new ProblemError('FIGURES_UNAVAILABLE', error instanceof Error ? error.message : String(error))
    }
  }

  #isToday(from: string, to: string): boolean {
    return this.#today.date >= from && this.#today.date <= to
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

  /** The day before is over: it is kept, and counted no more. Where that fails, the next try closes it at the same event once more. */
  #turn({ seq, at }: HallEvent, date: string): void {
    const memory = this.#today.close(Date.parse(at))
    this.#store.keep(this.#today, { seq: seq - 1, date, memory })
    this.#asked.sums.clear()
    this.#asked.attendance.clear()
    this.#today = new DayFigures(date, this.#timeZone, memory)
  }
}

const dateOpenedBy = (event: HallEvent): string | null => (event.type === 'day-opened' || event.type === 'ticket-issued' ? event.data.businessDate : null)
const ownedBy = (clerk: string | null) => (one: { readonly clerk: string }) => clerk === null || one.clerk === clerk
