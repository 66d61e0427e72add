/**
 * Who may know what. A page is told only what its role needs: boards and kiosks never learn which
 * clerk did what, technicians never learn how anybody rated.
 */
import type { FactType, HallEvent } from '../wire/events.ts'
import type { Role } from '../wire/words.ts'

export interface Audience {
  readonly role: Role
  /** A clerk's own. */
  readonly window?: number
}

const everybody: readonly Role[] = ['kiosk', 'clerk', 'board', 'technician', 'supervisor']
const ratingEyes: readonly Role[] = ['clerk', 'supervisor']
const printEyes: readonly Role[] = ['kiosk', 'technician', 'supervisor']

const eyes: Readonly<Record<FactType, readonly Role[]>> = {
  'ticket-issued': everybody,
  'check-in-repeated': ['supervisor'],
  'ticket-called': everybody,
  'serving-started': everybody,
  'ticket-finished': everybody,
  'ticket-no-show': everybody,
  'clerk-signed-in': ['clerk', 'supervisor'],
  'clerk-signed-out': ['clerk', 'supervisor'],
  'rating-offered': ratingEyes,
  'rating-shown': ratingEyes,
  'rated': ratingEyes,
  'rating-timed-out': ratingEyes,
  'rating-declined': ratingEyes,
  'rating-device-lost': ratingEyes,
  'rating-withdrawn': ratingEyes,
  'pad-key-ignored': ['technician', 'supervisor'],
  'print-queued': printEyes,
  'print-started': printEyes,
  'printed': printEyes,
  'print-unconfirmed': printEyes,
  'print-failed': printEyes,
}

export const maySeePrints = (role: Role): boolean => printEyes.includes(role)
export const maySeeClerks = (role: Role): boolean => eyes['clerk-signed-in'].includes(role)

/** A clerk sees the ratings of the own window, a supervisor all. */
export function maySeeRatingsOf({ role, window }: Audience, of: number | undefined): boolean {
  return ratingEyes.includes(role) && (role !== 'clerk' || (window !== undefined && window === of))
}

/** The event as this audience may see it, or null. */
export function maySee(audience: Audience, event: HallEvent): HallEvent | null {
  const seeing = eyes[event.type]
  if (!seeing.includes(audience.role)) return null
  if (seeing === ratingEyes && !maySeeRatingsOf(audience, event.window)) return null
  if (maySeeClerks(audience.role)) return event
  const { actor: _actor, ...rest } = event
  // An appointment's number is also what its QR code says: a board has no use for it, a stranger might.
  return rest.type === 'ticket-issued' ? { ...rest, data: { ...rest.data, appointment: null } } : rest
}
