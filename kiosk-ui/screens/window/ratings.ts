/** What the clerk needs to know of the ratings of this window. */
import type { HallView, RatingView, WindowView } from '../../../device-daemon/wire/views.ts'
import { ticketAt, windowOf } from './steps.ts'

/** It is being asked for. */
export const isOpen = ({ state }: RatingView): boolean => state === 'offered' || state === 'shown'

export function ratingsAt(view: HallView, number: number): RatingView[] {
  return view.ratings.filter((rating) => rating.window === number)
}

/** What the pad has no key for, as long as somebody is asked to rate, or will be: whoever is being served. */
export function levelsToAsk(view: HallView, number: number): WindowView['padGaps'] {
  const soon = ticketAt(view, number)?.state === 'serving'
  return soon || ratingsAt(view, number).some(isOpen) ? (windowOf(view, number)?.padGaps ?? []) : []
}
