/** Every rating between two days, with what is known of its act, as the journal has them. */
import type { HallService } from '../hall-service.ts'
import type { RatingChannel } from '../wire/choices.ts'
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
  readonly channel: RatingChannel
  readonly level: RatingLevel
  readonly tags: readonly string[]
  /** 1 the first, 2 the one that was added. */
  readonly nth: 1 | 2
}

/** Both days inclusive, `YYYY-MM-DD`, by the day of the visit. */
export async function* ratedBetween({ read }: Pick<HallService, 'read'>, from: string, to: string): AsyncGenerator<Rated> {
  const items = new Map<string, string | null>()
  for await (const { event } of read(0)) {
    const { ticket, window, seq, at } = event
    if (ticket === undefined) continue
    if (event.type === 'ticket-issued') items.set(ticket, event.data.item)
    if (event.type === 'ticket-transferred') items.set(ticket, event.data.item)
    if ((event.type !== 'rated' && event.type !== 'rating-supplemented') || window === undefined) continue
    const date = `${ticket.slice(0, 4)}-${ticket.slice(4, 6)}-${ticket.slice(6, 8)}`
    if (date < from || date > to) continue
    const { clerk, channel, level, tags } = event.data
    yield { seq, at, ticket, date, item: items.get(ticket) ?? null, window, clerk, channel, level, tags, nth: event.type === 'rated' ? 1 : 2 }
  }
}
