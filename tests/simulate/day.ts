/** One day of a hall, from the first clerk to the last person, and the next morning. */
import { Chance } from '../kit/chance.ts'
import { Clerks } from './clerks.ts'
import { type Coming, type Crowd, comingMs, crowdOf } from './crowd.ts'
import { rootOfDay } from '../../device-daemon/receipts/receipts.ts'
import { SimulatedHall, type Sink } from './hall.ts'
import { inspect } from './inspection.ts'
import { Office } from './office.ts'
import { clerkOf, opening, today, type Town, townOf } from './town.ts'

const minuteMs = 60_000
const tickMs = 15_000
const noonMs = 3.5 * 60 * minuteMs
const dayMs = 24 * 60 * minuteMs

export interface DayOptions {
  readonly windows: number
  readonly visits: number
  readonly seed: number
  readonly sink?: Sink
  /** Asked at each tick, with the hall as it stands. */
  readonly look?: (hall: SimulatedHall) => void
}

export function simulateDay({ windows, visits, seed, sink, look }: DayOptions): SimulatedHall {
  const town = townOf(windows)
  const hall = new SimulatedHall(town.plan, sink)
  const chance = new Chance(seed)
  const office = new Office(hall, town, chance)
  const clerks = new Clerks(hall, town, chance, office)
  const crowd = crowdOf(town, visits, seed + 1)
  morning(hall, town, crowd)
  const coming = [...crowd.coming].reverse()
  let changes = town.plan.windows.map(({ number }) => number)
  let isOver = false
  for (let now = opening; !isOver; now += tickMs) {
    hall.now = now
    const isOpen = now < opening + comingMs + 30 * minuteMs
    for (let next = coming.at(-1); next !== undefined && next.at <= now; next = coming.at(-1)) {
      coming.pop()
      arrive(hall, office, chance, next)
    }
    office.tick()
    if (now > opening + noonMs) changes = changes.filter((window) => !clerks.change(window, clerkOf(window, 'afternoon')))
    const wentHome = isOpen ? (clerks.tick(), false) : clerks.goHome()
    if ((now - opening) % minuteMs === 0) office.lookRound()
    look?.(hall)
    isOver = wentHome && office.isQuiet
  }
  nextMorning(hall, office)
  return hall
}

function morning(hall: SimulatedHall, town: Town, crowd: Crowd): void {
  hall.now = opening - 30 * minuteMs
  hall.act({ type: 'open-day' })
  book(hall, crowd)
  for (const { number } of town.plan.windows) hall.act({ type: 'sign-in', window: number, clerk: clerkOf(number) })
  inspect(hall)
}

/** The day's list of appointments, sent twice; some are cancelled. */
export function book(hall: SimulatedHall, { bookings }: Crowd): void {
  const rowsOf = (cancelled: (nth: number) => boolean) => bookings.map((booking, nth) => ({ row: nth + 1, ...booking, to: null, holder: null, cancelled: cancelled(nth) }))
  for (const rows of [rowsOf(() => false), rowsOf(() => false), rowsOf((nth) => nth % 20 === 19)]) hall.act({ type: 'book-appointments', rows, source: 'csv', actor: 'supervisor' })
}

export function arrive(hall: SimulatedHall, office: Office, chance: Chance, { item, appointment, priority, wantsNotice, holder }: Coming): void {
  const checkIn = () => (appointment === null ? null : hall.act({ type: 'check-in', appointment, actor: 'kiosk:1' }))
  const take = () => hall.act({ type: 'take-ticket', by: { item }, channel: 'kiosk', actor: 'kiosk:1', printer: office.printer(), job: hall.id('job'), priority, holder })
  const events = checkIn() ?? take()
  const ticket = events?.find(({ type }) => type === 'ticket-issued')?.ticket
  if (ticket === undefined) return
  if (appointment !== null && chance.below(10) === 0) checkIn()
  if (wantsNotice) office.giveNotice(item, ticket)
}

/** Those who are left are said; what nobody came for is let go; a month later help that nobody ended is ended and what was left undone is escalated, and another later no contact is kept. */
function nextMorning(hall: SimulatedHall, office: Office): void {
  hall.watch.checkPeriods()
  hall.now = opening + dayMs
  hall.act({ type: 'open-day' })
  hall.act({ type: 'publish-root', date: today, ...rootOfDay(hall.state, hall.plan.site, today) })
  office.lookRound()
  hall.now += 31 * dayMs
  office.lapseHelp()
  hall.now += 31 * dayMs
  office.lookRound()
  office.eraseContacts()
}
