/** What of a ticket is nobody else's business: why somebody has priority, and which clerk they wait for. */
import { everybody, type Role } from '../../../wire/words.ts'
import type { HallPart } from '../part.ts'
import { maySeeClerks } from '../staff/sight.ts'
import type { Ticket, TicketFact } from './facts.ts'

type Masked = Partial<Pick<Ticket, 'priority' | 'keptFor'>>

/** Boards, kiosks and technicians learn that somebody has priority, not why; and no clerk. */
function outside<T extends Masked>(what: T): T {
  const { priority, keptFor } = what
  return {
    ...what,
    ...(priority !== undefined && priority !== null ? { priority: 'other' } : {}),
    ...(keptFor !== undefined && keptFor !== null && 'clerk' in keptFor ? { keptFor: null } : {}),
  }
}

export const maskFor =
  (role: Role) =>
  (ticket: Ticket): Ticket =>
    maySeeClerks(role) ? ticket : outside(ticket)

const all = { roles: everybody } as const

export const ticketSight: HallPart<never, never, TicketFact, never>['sight'] = {
  // An appointment's number is also what its QR code says: a board has no use for it, a stranger might.
  'ticket-issued': {
    roles: everybody,
    outside: (fact) => ({ ...fact, data: { ...outside(fact.data), appointment: null } }),
    // Whoever has the day's key could find out whose it is.
    mask: (fact) => ({ ...fact, data: { ...fact.data, holder: null } }),
  },
  'ticket-called': all,
  'serving-started': all,
  'ticket-finished': all,
  'ticket-no-show': all,
  'ticket-held': all,
  'ticket-parked': all,
  'ticket-returned': all,
  'ticket-transferred': { roles: everybody, outside: (fact) => ({ ...fact, data: outside(fact.data) }) },
  'ticket-cancelled': all,
  'ticket-prioritised': { roles: everybody, outside: (fact) => ({ ...fact, data: outside(fact.data) }) },
  'item-added': all,
  'step-undone': all,
}
