/** Waits, acts and who did not come, of a day. An undone step was not. */
import type { HallEvent } from '../wire/fold.ts'
import { waitCounterOf } from '../wire/wait-spread.ts'
import type { Memory } from './memory.ts'
import type { FigureRow } from './row.ts'
import { clerkOf, type Tally } from './tally.ts'

/** Whoever was called within it did not wait long. */
const longWaitMs = 30 * 60_000

interface Visit {
  /** When they came; ms, null where that is not known. */
  readonly came: number | null
  /** How long they had waited when they were called; null before. */
  waited: number | null
  /** Since when they are served; null before. */
  serving: number | null
  /** How long they were served; null before the end. */
  served: number | null
}
const unseen = (came: number | null): Visit => ({ came, waited: null, serving: null, served: null })

export class VisitCounter {
  readonly #memory: Memory
  readonly #tally: Tally
  readonly #visits = new Map<string, Visit>()
  /** Acts that have ended and were not asked for yet, by ticket. */
  readonly #unasked = new Map<string, FigureRow>()

  constructor(memory: Memory, tally: Tally) {
    this.#memory = memory
    this.#tally = tally
  }

  add(event: HallEvent, at: number): void {
    const { ticket, window } = event
    if (ticket === undefined) return
    if (event.type === 'ticket-issued' || event.type === 'ticket-transferred') this.#memory.items.set(ticket, event.data.item ?? '')
    if (event.type === 'ticket-issued') return void this.#visits.set(ticket, unseen(at))
    if (event.type === 'rating-offered') return this.#asked(ticket)
    if (window === undefined) return
    const visit = this.#visits.get(ticket) ?? unseen(null)
    const row = () => this.#tally.of(clerkOf(event), window, this.#memory.items.get(ticket) ?? '')
    switch (event.type) {
      case 'ticket-called':
        return called(visit, row, at)
      case 'serving-started':
        visit.serving = at
        return
      case 'ticket-no-show':
        row().noShows += 1
        return
      case 'ticket-finished':
        return this.#finished(ticket, visit, row(), at)
      case 'step-undone':
        return this.#undone(ticket, event.data.step, visit, row())
    }
  }

  #finished(ticket: string, visit: Visit, row: FigureRow, at: number): void {
    row.acts += 1
    row.unasked += 1
    this.#unasked.set(ticket, row)
    if (visit.serving === null) return
    visit.served = at - visit.serving
    row.served += 1
    row.servedMs += visit.served
  }

  #asked(ticket: string): void {
    const row = this.#unasked.get(ticket)
    if (row !== undefined) row.unasked -= 1
    this.#unasked.delete(ticket)
  }

  /** What it counted is counted no more. */
  #undone(ticket: string, step: string, visit: Visit, row: FigureRow): void {
    if (step === 'call' || step === 'call-chosen') uncalled(visit, row)
    if (step === 'start') visit.serving = null
    if (step === 'no-show') row.noShows -= 1
    if (step !== 'finish') return
    row.acts -= 1
    if (visit.served !== null) {
      row.served -= 1
      row.servedMs -= visit.served
      visit.served = null
    }
    this.#asked(ticket)
  }
}

/** The first call ends the waiting; later ones are of somebody who was called already. */
function called(visit: Visit, row: () => FigureRow, at: number): void {
  if (visit.came === null || visit.waited !== null) return
  visit.waited = at - visit.came
  count(row(), visit.waited, 1)
}

function uncalled(visit: Visit, row: FigureRow): void {
  if (visit.waited === null) return
  count(row, visit.waited, -1)
  visit.waited = null
}

function count(row: FigureRow, waited: number, by: 1 | -1): void {
  row.waits += by
  row.waitMs += by * waited
  row[waitCounterOf(waited)] += by
  if (waited > longWaitMs) row.longWaits += by
}
