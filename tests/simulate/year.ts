/** A year of a township, day after day in one hall: what is not done on one day is done on another, over weekends and holidays. */
import { rootOfDay } from '../../device-daemon/receipts/receipts.ts'
import { Chance } from '../kit/chance.ts'
import { calendar, workdaysFrom } from './calendar-2026.ts'
import { Clerks } from './clerks.ts'
import { comingMs, crowdOf } from './crowd.ts'
import { arrive, book } from './day.ts'
import { SimulatedHall, type Sink } from './hall.ts'
import { inspect } from './inspection.ts'
import { Office } from './office.ts'
import { Shifts } from './shifts.ts'
import { openingOf, type Town, townOf } from './town.ts'

const minuteMs = 60_000
const tickMs = 15_000
const dayMinutes = 24 * 60
/** How often the minutes of a person in a large hall. */
const slowness = 4

export interface YearOptions {
  readonly seed: number
  readonly windows?: number
  /** Visits a day. */
  readonly visits: number
  /** Working days from the first; the calendar's year has 248. */
  readonly days: number
  readonly first: string
  /** Events that were decided, one command's each. */
  readonly sink: Sink
  /** At the end of each day: what was decided may be written. */
  readonly evening?: (hall: SimulatedHall) => Promise<void>
}

export const township = 12
export const wholeYear = { first: '2026-01-01', days: 366 } as const
/** Over the Mid-Autumn Festival and National Day, with the weekends that are worked for them. */
export const aroundNationalDay = { first: '2026-09-20', days: 15 } as const

/** The hall at the first opening after the last day: that one is over. */
export async function simulateYear({ seed, windows: count = township, visits, days, first, sink, evening }: YearOptions): Promise<{ readonly hall: SimulatedHall; readonly dates: readonly string[] }> {
  const made = townOf(count)
  // A few people with much to do: at noon and in the middle of the morning they wait.
  const takes = new Map([...made.takes].map(([item, minutes]) => [item, minutes * slowness]))
  // One window has nothing to be rated at.
  const windows = made.plan.windows.map((one) => (one.number === count ? { ...one, pad: null, screen: false } : one))
  const town = { takes, plan: { ...made.plan, windows, calendar, minutes: takes } }
  const hall = new SimulatedHall(town.plan, sink)
  const dates = workdaysFrom(first, days)
  const year = new Year(hall, town, seed, visits)
  for (const [nth, date] of dates.entries()) {
    year.day(date, nth, dates[nth - 1] ?? null)
    await evening?.(hall)
  }
  year.end(dates.at(-1) ?? first)
  await evening?.(hall)
  return { hall, dates }
}

class Year {
  readonly #hall: SimulatedHall
  readonly #town: Town
  readonly #chance: Chance
  readonly #office: Office
  readonly #clerks: Clerks
  readonly #seed: number
  readonly #visits: number

  constructor(hall: SimulatedHall, town: Town, seed: number, visits: number) {
    const chance = new Chance(seed)
    // One of four waits for another day.
    const pace = (minutes: number) => (chance.below(4) === 0 ? minutes + (1 + chance.below(9)) * dayMinutes : minutes)
    this.#hall = hall
    this.#town = town
    this.#chance = chance
    this.#office = new Office(hall, town, chance, pace)
    this.#clerks = new Clerks(hall, town, chance, this.#office)
    this.#seed = seed
    this.#visits = visits
  }

  day(date: string, nth: number, before: string | null): void {
    const [hall, opening] = [this.#hall, openingOf(date)]
    const crowd = crowdOf(this.#town, this.#visits, this.#seed + 1 + nth, date)
    this.#open(opening, before)
    book(hall, crowd)
    if (before?.slice(0, 7) !== date.slice(0, 7)) inspect(hall)
    for (let each = this.#chance.below(3); each > 0; each--) Shifts.correct(hall, this.#chance, before === null ? [date] : [date, before])
    const shifts = new Shifts(hall, this.#clerks, this.#chance, opening)
    const coming = [...crowd.coming].reverse()
    for (let now = hall.now; !this.#isOver(now, opening); now += tickMs) {
      hall.now = now
      for (let next = coming.at(-1); next !== undefined && next.at <= now; next = coming.at(-1)) {
        coming.pop()
        arrive(hall, this.#office, this.#chance, next)
      }
      this.#office.tick()
      if (now < opening + comingMs) this.#clerks.tick()
      else this.#clerks.goHome()
      shifts.tick()
      if ((now - opening) % (15 * minuteMs) === 0) this.#office.lookRound()
    }
  }

  /** An hour after the last one came, and nothing is about to happen. */
  #isOver(now: number, opening: number): boolean {
    return now > opening + comingMs + 70 * minuteMs && this.#office.next > now + 10 * minuteMs
  }

  /** The day before is over, and said; what was left of people long ago is gone. */
  #open(opening: number, before: string | null): void {
    const hall = this.#hall
    hall.now = opening - 30 * minuteMs
    hall.act({ type: 'open-day' })
    if (before === null) return
    hall.act({ type: 'publish-root', date: before, ...rootOfDay(hall.state, hall.plan.site, before) })
    this.#office.lookRound()
    this.#office.lapseHelp()
    this.#office.eraseContacts()
  }

  end(last: string): void {
    this.#open(openingOf(last) + dayMinutes * minuteMs, last)
    this.#hall.watch.checkPeriods()
  }
}
