/** Whether a service item can be had here and today. */
import type { ItemPlan } from './plan.ts'

/** `part`: a bundle of which something cannot be had. */
export type ItemState = 'open' | 'closed' | 'not-yet' | 'over' | 'elsewhere' | 'part'

/** `today` is the business date, `YYYY-MM-DD`. What a hall may not take at all is said before what it does not take today. */
export function itemStateOn(item: Pick<ItemPlan, 'isHere' | 'open' | 'from' | 'until' | 'parts'>, today: string): ItemState {
  const { isHere, open, from, until } = item
  if (!isHere) return 'elsewhere'
  if (from !== null && today < from) return 'not-yet'
  if (until !== null && today > until) return 'over'
  if (!open) return 'closed'
  // All of it at once is what it promises: nobody shall go home with half and think it done. Its parts can be had each by itself.
  return closedParts(item, today).length === 0 ? 'open' : 'part'
}

export const closedParts = ({ parts }: Pick<ItemPlan, 'parts'>, today: string): ItemPlan[] => parts.filter((part) => itemStateOn(part, today) !== 'open')
