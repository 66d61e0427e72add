/** A day's rows: what is counted goes to whose it is, at which window, for which item. */
import type { HallEvent } from '../wire/fold.ts'
import { emptyRow, type FigureRow } from './row.ts'

export class Tally {
  readonly rows = new Map<string, FigureRow>()
  readonly #date: string

  constructor(date: string) {
    this.#date = date
  }

  of(clerk: string, window: number, item: string): FigureRow {
    const key = `${clerk} ${window} ${item}`
    const row = this.rows.get(key) ?? emptyRow(this.#date, clerk, window, item)
    this.rows.set(key, row)
    return row
  }
}

/** Empty where nobody with a work number did it. */
export const clerkOf = ({ actor = '' }: Pick<HallEvent, 'actor'>): string => (actor.startsWith('clerk:') ? actor.slice('clerk:'.length) : '')
