/** What people said of a day's acts, who was asked and said nothing, and when the ratings came. */
import type { WithdrawWhy } from '../wire/choices.ts'
import type { HallEvent } from '../wire/fold.ts'
import type { Memory } from './memory.ts'
import type { FigureRow } from './row.ts'
import type { Tally } from './tally.ts'

/** A pad's key so soon after the prompt was pressed by nobody who had read it. */
const fastMs = 1000
const minuteMs = 60_000

type Unrated = Extract<HallEvent, { type: 'rating-declined' | 'rating-timed-out' | 'rating-device-lost' | 'rating-withdrawn' }>
type Rated = Extract<HallEvent, { type: 'rated' }>

export class RatingCounter {
  readonly #memory: Memory
  readonly #tally: Tally
  /** The day's midnight, ms. */
  readonly #midnight: number
  /** By clerk: the level that came last, and how often in a row. */
  readonly #runs = new Map<string, { level: string; length: number }>()
  /** By clerk and minute of the day: how many ratings came in the hall. Those from a person's own telephone are nobody's doing. */
  readonly minutes = new Map<string, Map<number, number>>()
  /** By clerk: why what the pad asked was taken back, and how often. */
  readonly withdrawals = new Map<string, Map<WithdrawWhy, number>>()

  constructor(memory: Memory, tally: Tally, midnight: number) {
    this.#memory = memory
    this.#tally = tally
    this.#midnight = midnight
  }

  add(event: HallEvent, at: number): void {
    const { sessions } = this.#memory
    switch (event.type) {
      case 'rating-offered':
        return void sessions.set(event.data.session, { clerk: event.data.clerk, shownAt: null })
      case 'rating-shown': {
        const session = sessions.get(event.data.session)
        if (session !== undefined) session.shownAt = at
        return
      }
      case 'rated':
        return this.#rated(event, at)
      case 'rating-supplemented':
        this.#rowOf(event, event.data.clerk).added += 1
        return
      case 'rating-defaulted':
        this.#rowOf(event, event.data.clerk).defaulted += 1
        return
      case 'rating-declined':
      case 'rating-timed-out':
      case 'rating-device-lost':
      case 'rating-withdrawn':
        return this.#unrated(event)
    }
  }

  #rowOf({ ticket = '', window = 0 }: HallEvent, clerk: string): FigureRow {
    return this.#tally.of(clerk, window, this.#memory.items.get(ticket) ?? '')
  }

  /** Asked and not rated. The next person's call, and an undo, are nobody's doing. */
  #unrated(event: Unrated): void {
    const session = this.#memory.sessions.get(event.data.session)
    if (session === undefined) return
    this.#memory.sessions.delete(event.data.session)
    const row = this.#rowOf(event, session.clerk)
    if (event.type === 'rating-declined') row.declined += 1
    if (event.type === 'rating-timed-out') row.timedOut += 1
    if (event.type === 'rating-device-lost') row.lost += 1
    if (event.type !== 'rating-withdrawn' || event.data.reason !== 'by-clerk') return
    row.withdrawn += 1
    // Until 2026-11 a clerk said no reason.
    countUp(this.withdrawals, session.clerk, event.data.why ?? 'other')
  }

  #rated(event: Rated, at: number): void {
    const { session, level, clerk, channel } = event.data
    const row = this.#rowOf(event, clerk)
    row[level] += 1
    const shownAt = this.#memory.sessions.get(session)?.shownAt ?? null
    if (shownAt !== null && at - shownAt < fastMs) row.fast += 1
    this.#memory.sessions.delete(session)
    const run = this.#runs.get(clerk)
    const length = run?.level === level ? run.length + 1 : 1
    this.#runs.set(clerk, { level, length })
    row.longestRun = Math.max(row.longestRun, length)
    if (channel !== 'qr') countUp(this.minutes, clerk, Math.floor((at - this.#midnight) / minuteMs))
  }
}

function countUp<K>(counts: Map<string, Map<K, number>>, clerk: string, key: K): void {
  const own = counts.get(clerk) ?? new Map<K, number>()
  own.set(key, (own.get(key) ?? 0) + 1)
  counts.set(clerk, own)
}
