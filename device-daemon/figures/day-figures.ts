/** What a day's facts come to, by clerk, window and item. Pure: the same facts give the same figures, however often they are read. */
import type { HallEvent } from '../wire/fold.ts'
import { Memory, nothingYet, type WrittenMemory } from './memory.ts'
import { PresenceCounter } from './presence.ts'
import { PromiseCounter } from './promises.ts'
import { RatingCounter } from './ratings.ts'
import type { Act, Attendance, Correction, Root } from './row.ts'
import { clerkOf, Tally } from './tally.ts'
import { VisitCounter } from './visits.ts'

export class DayFigures {
  readonly date: string
  readonly corrections: Correction[] = []
  readonly acts: Act[] = []
  readonly roots: Root[] = []
  readonly #tally: Tally
  readonly #memory: Memory
  readonly #visits: VisitCounter
  readonly #ratings: RatingCounter
  readonly #presence: PresenceCounter
  readonly #promises: PromiseCounter

  /** `date` is empty before the first day. `timeZone` says when its midnight is. */
  constructor(date: string, timeZone: string, before: WrittenMemory = nothingYet) {
    this.date = date
    this.#tally = new Tally(date)
    this.#memory = new Memory(before)
    this.#visits = new VisitCounter(this.#memory, this.#tally)
    this.#ratings = new RatingCounter(this.#memory, this.#tally, date === '' ? 0 : Temporal.PlainDate.from(date).toZonedDateTime(timeZone).epochMilliseconds)
    this.#presence = new PresenceCounter(date, this.#memory)
    this.#promises = new PromiseCounter(date, this.#memory, this.#tally)
  }

  get rows() {
    return this.#tally.rows
  }

  get attendance() {
    return this.#presence.attendance
  }

  get minutes() {
    return this.#ratings.minutes
  }

  get withdrawals() {
    return this.#ratings.withdrawals
  }

  add(event: HallEvent): void {
    const at = Date.parse(event.at)
    this.#visits.add(event, at)
    this.#ratings.add(event, at)
    this.#presence.add(event, at)
    this.#promises.add(event)
    if (event.type === 'supplement-given' && event.data.nth > 1) this.#tally.of(clerkOf(event), event.window ?? 0, '').secondSupplements += 1
    if (event.type === 'hand-over-opened') this.#tally.of(event.data.first, event.window ?? 0, event.data.item ?? '').handOvers += 1
    if (event.type === 'ratings-rooted') this.roots.push({ date: event.data.businessDate, root: event.data.root, count: event.data.count })
    if (event.type === 'acted') this.acts.push({ ...event.data, seq: event.seq, at: event.at, by: event.actor ?? '' })
    if (event.type === 'attendance-corrected') this.corrections.push({ ...event.data, seq: event.seq, by: event.actor ?? '', at: event.at })
  }

  /** The day is over at `until`, ms: what the next one needs to know. */
  close(until: number): WrittenMemory {
    this.#presence.close(until)
    return this.#memory.written(this.date)
  }

  /** As it stands at `until`, ms: whoever is still there has been so until then. */
  attendanceBy(until: number): Attendance[] {
    const present = new Map([...this.#memory.present].map(([window, one]) => [window, { ...one }]))
    const copy = new PresenceCounter(this.date, { present }, this.attendance.values())
    copy.close(until)
    return [...copy.attendance.values()]
  }
}
