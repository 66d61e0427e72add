/** What is counted of a day, of one clerk at one window for one item. Times are sums in ms: a mean is made where it is shown. */
export const counted = [
  /** Ended acts. */
  'acts',
  'noShows',
  /** First calls, and how long their people had waited. */
  'waits',
  'waitMs',
  /** Acts of which the beginning is known, too. */
  'served',
  'servedMs',
  'very_satisfied',
  'satisfied',
  'basically_satisfied',
  'dissatisfied',
  'very_dissatisfied',
  /** Asked, and not rated: nobody pressed, the pad was gone, the clerk took it back. None of them counts as satisfied. */
  'timedOut',
  'lost',
  'withdrawn',
  /** Ended without being asked for. */
  'unasked',
  /** Second ratings. */
  'added',
  /** Keys within a second of the prompt. */
  'fast',
  'secondSupplements',
  'handOvers',
] as const
export type Counted = (typeof counted)[number]

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
