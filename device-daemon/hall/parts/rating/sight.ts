import type { Role } from '../../../wire/words.ts'
import type { Audience } from '../part.ts'

/** Technicians, boards and kiosks never learn how anybody rated. */
export const ratingEyes: readonly Role[] = ['clerk', 'supervisor']

/** A clerk sees the ratings of the own window, a supervisor all. */
export function maySeeRatingsOf({ role, window }: Audience, of: number | undefined): boolean {
  return ratingEyes.includes(role) && (role !== 'clerk' || (window !== undefined && window === of))
}
