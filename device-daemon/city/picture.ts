/** One line of the city's picture: how a site stands today, as its own hall has it. */
import { type RatingLevel, ratingLevels } from '../wire/rating-levels.ts'
import type { SiteCopy } from './site-copy.ts'

export interface SitePicture {
  /** The site's business date; null before its first day. */
  readonly businessDate: string | null
  /** Windows with a clerk who calls. */
  readonly open: number
  readonly waiting: number
  /** Numbers given today, and acts that ended. */
  readonly numbers: number
  readonly served: number
  readonly ratings: Readonly<Record<RatingLevel, number>>
  readonly casesOpen: number
  readonly handOversOpen: number
  readonly entries: number
  /** By the site's clock. */
  readonly lastEntryAt: string | null
  /** By the city's clock, ms; null: never. */
  readonly heardAt: number | null
}

export function pictureOf({ state, seq, at, heardAt }: SiteCopy): SitePicture {
  const { staff, ticket, rating, day } = state
  const tickets = [...ticket.tickets.values()]
  return {
    businessDate: day.date,
    open: [...staff.clerks.keys()].filter((window) => !staff.paused.has(window)).length,
    waiting: tickets.filter((one) => one.state === 'waiting').length,
    numbers: [...ticket.counters.entries()].filter(([key]) => /^[A-Z]$/.test(key)).reduce((sum, [, count]) => sum + count, 0),
    served: tickets.filter((one) => one.state === 'finished').length,
    ratings: levelsOf([...rating.sessions.values()].flatMap(({ level }) => level ?? [])),
    casesOpen: [...state.case.cases.values()].filter(({ state: is }) => is !== 'collected' && is !== 'withdrawn').length,
    handOversOpen: [...state.handOver.handOvers.values()].filter(({ state: is }) => is !== 'closed').length,
    entries: seq,
    lastEntryAt: at,
    heardAt,
  }
}

function levelsOf(levels: readonly RatingLevel[]): Record<RatingLevel, number> {
  const counts = Object.fromEntries(ratingLevels.map((level) => [level, 0])) as Record<RatingLevel, number>
  for (const level of levels) counts[level] += 1
  return counts
}
