import { type Counted, counted } from '../wire/figures-view.ts'

export type FigureRow = { readonly date: string; readonly clerk: string; readonly window: number; readonly item: string; /** One level after the other, at most. */ longestRun: number } & Record<Counted, number>

export const countsOf = (of: (name: Counted) => number): Record<Counted, number> => Object.fromEntries(counted.map((name) => [name, of(name)])) as Record<Counted, number>

export function emptyRow(date: string, clerk: string, window: number, item: string): FigureRow {
  return { date, clerk, window, item, longestRun: 0, ...countsOf(() => 0) }
}

/** Of a clerk on a day. ms since 1970, and ms. */
export interface Attendance {
  readonly date: string
  readonly clerk: string
  firstIn: number
  lastOut: number
  presentMs: number
  pausedMs: number
}
