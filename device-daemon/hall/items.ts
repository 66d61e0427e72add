/** Whether a service item can be had here and today. */
import type { ItemPlan } from './plan.ts'

export type ItemState = 'open' | 'closed' | 'not-yet' | 'over' | 'elsewhere'

/** `today` is the business date, `YYYY-MM-DD`. What a hall may not take at all is said before what it does not take today. */
export function itemStateOn({ isHere, open, from, until }: Pick<ItemPlan, 'isHere' | 'open' | 'from' | 'until'>, today: string): ItemState {
  if (!isHere) return 'elsewhere'
  if (from !== null && today < from) return 'not-yet'
  if (until !== null && today > until) return 'over'
  return open ? 'open' : 'closed'
}
