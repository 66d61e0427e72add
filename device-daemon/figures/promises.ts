/** Limits that were kept or not: of cases, and of bad ratings that somebody was sent to see to. */
import type { HallEvent } from '../wire/fold.ts'
import type { Memory } from './memory.ts'
import { clerkOf, type Tally } from './tally.ts'

export class PromiseCounter {
  readonly #date: string
  readonly #memory: Memory
  readonly #tally: Tally

  constructor(date: string, memory: Memory, tally: Tally) {
    this.#date = date
    this.#memory = memory
    this.#tally = tally
  }

  add(event: HallEvent): void {
    this.#case(event)
    this.#rectification(event)
  }

  /** A case counts on the day that it is decided, for whoever decides; without a promised day, not at all. */
  #case(event: HallEvent): void {
    const { cases } = this.#memory
    switch (event.type) {
      case 'case-accepted':
        return void cases.set(event.data.case, { item: event.data.item, window: event.window ?? 0, promised: event.data.due.promised })
      case 'case-papers-in': {
        const known = cases.get(event.data.case)
        if (known !== undefined) known.promised = event.data.due.promised
        return
      }
      case 'case-withdrawn':
        return void cases.delete(event.data.case)
      case 'case-decided': {
        const known = cases.get(event.data.case)
        cases.delete(event.data.case)
        if (known === undefined || known.promised === null) return
        this.#tally.of(clerkOf(event), known.window, known.item)[this.#date <= known.promised ? 'limitsKept' : 'limitsMissed'] += 1
      }
    }
  }

  #rectification(event: HallEvent): void {
    const { rectifications } = this.#memory
    if (event.type === 'rectification-opened') return void rectifications.set(event.data.rectification, { clerk: '', window: event.window ?? 0, isLate: false })
    if (event.type !== 'rectification-assigned' && event.type !== 'rectification-escalated' && event.type !== 'rectification-closed') return
    const known = rectifications.get(event.data.rectification)
    if (known === undefined) return
    if (event.type === 'rectification-assigned') known.clerk = event.data.to
    const row = () => this.#tally.of(known.clerk, known.window, '')
    if (event.type === 'rectification-escalated') {
      known.isLate = true
      row().overdue += 1
    }
    if (event.type !== 'rectification-closed') return
    row().seenTo += 1
    if (known.isLate) row().seenToLate += 1
    rectifications.delete(event.data.rectification)
  }
}
