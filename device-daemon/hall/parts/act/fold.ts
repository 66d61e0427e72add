import type { PartFold } from '../part-fold.ts'
import type { ActFact } from './facts.ts'

/** Read by the day, from the figures' tables: no command depends on it. */
export type ActState = Readonly<Record<string, never>>

export const actFold: PartFold<ActState, ActState, ActFact> = {
  empty: () => ({}),
  steps: { acted: () => undefined },
  turnDay: () => undefined,
  freeze: (state) => state,
  thaw: (state) => state,
}
