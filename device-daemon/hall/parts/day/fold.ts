import type { DayLeft } from '../../../wire/views.ts'
import type { PartFold } from '../part-fold.ts'
import type { DayFact } from './facts.ts'

export interface DayState {
  /** The business date, `YYYY-MM-DD`; null before the first. It never goes back. */
  date: string | null
  /** Who was left when the last day closed; null before the first end of a day. */
  left: DayLeft | null
}

/** The date itself is turned by `wire/fold.ts`, for all parts at once. */
export const dayFold: PartFold<DayState, DayState, DayFact> = {
  empty: () => ({ date: null, left: null }),
  steps: {
    'day-opened': () => undefined,
    'day-closed': (state, { data }) => {
      state.left = { businessDate: data.businessDate, tickets: data.left }
    },
  },
  turnDay: () => undefined,
  freeze: ({ date, left }) => ({ date, left }),
  thaw: ({ date, left }) => ({ date, left }),
}
