import type { PartFold } from '../part-fold.ts'
import type { DayFact } from './facts.ts'

export interface DayState {
  /** The business date, `YYYY-MM-DD`; null before the first. It never goes back. */
  date: string | null
}

/** The date itself is turned by `wire/fold.ts`, for all parts at once. */
export const dayFold: PartFold<DayState, DayState, DayFact> = {
  empty: () => ({ date: null }),
  steps: { 'day-opened': () => undefined },
  turnDay: () => undefined,
  freeze: ({ date }) => ({ date }),
  thaw: ({ date }) => ({ date }),
}
