import type { Role } from '../../../wire/words.ts'
import type { Audience } from '../part.ts'

/** Technicians, boards and kiosks never learn how anybody rated. A pad's page asks, and has to know when. */
export const ratingEyes: readonly Role[] = ['clerk', 'pad', 'supervisor']

/** Whose page stands at a window, and sees what is that window's. */
export const isAtWindow = (role: Role): boolean => role === 'clerk' || role === 'pad'

/** A clerk and a pad see the ratings of the own window, a supervisor all. */
export function maySeeRatingsOf({ role, window }: Audience, of: number | undefined): boolean {
  return ratingEyes.includes(role) && (!isAtWindow(role) || (window !== undefined && window === of))
}
