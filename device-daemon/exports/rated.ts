/** Every rating of the visits between two days, with what is known of its act, as the journal has them. */
import type { Figures } from '../figures/figures.ts'
import type { HallService } from '../hall-service.ts'
import type { RatingChannel } from '../wire/choices.ts'
import type { HallEvent } from '../wire/fold.ts'
import type { RatingLevel } from '../wire/words.ts'

export interface Rated {
  readonly seq: number
  /** RFC 3339, UTC. */
  readonly at: string
  readonly ticket: string
  /** The business date of the visit. */
  readonly date: string
  readonly item: string | null
  readonly window: number
  readonly clerk: string
  /** `rule`: nobody rated it; by the hall's rule. */
  readonly channel: RatingChannel | 'rule'
  readonly level: RatingLevel
  readonly tags: readonly string[]
  /** 1 the first, 2 the one that was added. */
  readonly nth: 1 | 2
  /** Where what was written beside it was kept. */
  readonly words: string | null
}

/** Both days inclusive, `YYYY-MM-DD`, by the day of the visit. */
export interface Period {
  readonly from: string
  readonly to: string
}

export interface RatedSource {
  readonly service: Pick<HallService, 'read' | 'seq'>
  readonly figures: Pick<Figures, 'seqBefore'>
  /** With which level acts stand in it that nobody rated; null: they do not. */
  readonly byRule: RatingLevel | null
  /** Lets others run: the journal is read without one. */
  readonly breathe: () => Promise<void>
}

/** Of the ratings of a period those after an entry, and none after another. */
interface Range {
  readonly after: number
  readonly through: number
}

/** A visit is rated for seven days at most after its end (`rating.codeDays`), by a pad a minute longer; by rule as the day after begins; one more, to be sure. */
const lateMs = 9 * 24 * 3_600_000
const breathEvery = 500

export async function* ratedBetween(source: RatedSource, period: Period, range: Range = { after: 0, through: source.service.seq }): AsyncGenerator<Rated> {
  const items = new Map<string, string | null>()
  for await (const event of ofVisits(source, period, range.through)) {
    const { ticket, window, seq, at } = event
    if (ticket === undefined) continue
    if (event.type === 'ticket-issued' || event.type === 'ticket-transferred') items.set(ticket, event.data.item)
    if (!isWanted(event, source) || window === undefined || seq <= range.after) continue
    const date = dateOf(ticket)
    if (!isWithin(date, period)) continue
    yield { seq, at, ticket, date, item: items.get(ticket) ?? null, window, ...saidIn(event, source) }
  }
}

/**
 * So many of them after an entry, and after which entry the next page begins: the last of this page, or, where there were no more, the
 * last that was read. Numbers of entries never change, so that pages miss nothing and have nothing twice, over restarts too.
 */
export async function ratedPage(source: RatedSource, period: Period, after: number, limit: number): Promise<{ readonly rated: Rated[]; readonly next: number }> {
  const head = source.service.seq
  let [through, earliest, count] = [Math.max(after, head), period.to, 0]
  for await (const event of ofVisits(source, period, head, after)) {
    const { ticket, seq } = event
    if (!isWanted(event, source) || ticket === undefined) continue
    const date = dateOf(ticket)
    if (!isWithin(date, period)) continue
    if (date < earliest) earliest = date
    count += 1
    if (count < limit) continue
    through = seq
    break
  }
  if (count === 0) return { rated: [], next: through }
  // An item is known from the beginning of its visit's day on: not the whole period is read for each page.
  return { rated: await Array.fromAsync(ratedBetween(source, { from: earliest, to: period.to }, { after, through })), next: through }
}

/** From where the first of the days begins until nobody can rate a visit of the last any more. */
async function* ofVisits({ service, figures, breathe }: RatedSource, { from, to }: Period, through: number, after = 0): AsyncGenerator<HallEvent> {
  const begin = await figures.seqBefore(from)
  const end = await figures.seqBefore(dayAfter(to))
  let over: number | null = null
  let read = 0
  for await (const { event } of service.read(Math.max(begin, after), through)) {
    read += 1
    if (read % breathEvery === 0) await breathe()
    if (event.seq > end) {
      const at = Date.parse(event.at)
      over ??= at
      if (at - over > lateMs) return
    }
    yield event
  }
}

type Rating = Extract<HallEvent, { type: 'rated' | 'rating-supplemented' | 'rating-defaulted' }>
const isWanted = (event: HallEvent, { byRule }: Pick<RatedSource, 'byRule'>): event is Rating =>
  event.type === 'rated' || event.type === 'rating-supplemented' || (event.type === 'rating-defaulted' && byRule !== null)

function saidIn(event: Rating, { byRule }: Pick<RatedSource, 'byRule'>): Pick<Rated, 'clerk' | 'channel' | 'level' | 'tags' | 'nth' | 'words'> {
  if (event.type === 'rating-defaulted') return { clerk: event.data.clerk, channel: 'rule', level: byRule ?? 'satisfied', tags: [], nth: 1, words: null }
  const { clerk, channel, level, tags, words } = event.data
  return { clerk, channel, level, tags, nth: event.type === 'rated' ? 1 : 2, words }
}

const isWithin = (date: string, { from, to }: Period): boolean => date >= from && date <= to
const dateOf = (ticket: string): string => `${ticket.slice(0, 4)}-${ticket.slice(4, 6)}-${ticket.slice(6, 8)}`
const dayAfter = (date: string): string => Temporal.PlainDate.from(date).add({ days: 1 }).toString()
