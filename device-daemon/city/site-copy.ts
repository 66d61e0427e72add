/** What a city knows of one site: its journal followed link by link, folded by the hall's own fold. */
import { genesis } from '../journal/chain.ts'
import { JournalDamaged, type JournalShape } from '../journal/journal.ts'
import { decodeMessage, entriesIn, hashBehind, type StreamMessage } from '../journal/shared/message.ts'
import { emptyState, fold, type HallState } from '../wire/fold.ts'

export class SiteCopy {
  readonly #shape: JournalShape
  readonly state: HallState = emptyState()
  /** The last message that is folded in. */
  place = 0
  /** The last entry, and when it was appended, by the site's clock. */
  seq = 0
  at: string | null = null
  /** When the city last heard of it, by the city's clock, ms; null: never. */
  heardAt: number | null = null
  #hash: string

  constructor(shape: JournalShape) {
    this.#shape = shape
    this.#hash = Buffer.from(genesis(shape.site)).toString('hex')
  }

  /** How many entries were new. Throws JournalDamaged where they do not follow from what was known: nothing of them is folded then. */
  take(place: number, bytes: Uint8Array, came: number): number {
    if (place <= this.place) return 0
    const message = decodeMessage(bytes, place)
    if (message.after !== this.seq || message.hash !== this.#hash) throw new JournalDamaged(`Site ${this.#shape.site}: message ${place} does not follow from entry ${this.seq}.`, this.seq)
    const events = this.#eventsOf(message)
    for (const event of events) fold(this.state, event)
    this.#hash = hashBehind(message)
    this.seq += entriesIn(message)
    this.at = events.at(-1)?.at ?? this.at
    this.place = place
    this.heardAt = Math.max(came, this.heardAt ?? 0)
    return events.length
  }

  #eventsOf({ after, appends }: StreamMessage) {
    let seq = after
    return appends.flatMap(({ at, facts }) =>
      facts.map((written) => {
        const fact = this.#shape.raise(written)
        seq += 1
        if (fact === null) throw new JournalDamaged(`Site ${this.#shape.site}: entry ${seq} is not a fact that this version knows.`, seq)
        return { ...fact, seq, at, site: this.#shape.site }
      }),
    )
  }
}
