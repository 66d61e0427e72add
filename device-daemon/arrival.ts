/** Somebody shows a code: an appointment or a collection slip takes its place in the queue, a ticket's own code brings whoever was away back into it. */
import type { HallConfig } from '../config/schema.ts'
import { caseByCode } from './hall/parts/case/fold.ts'
import type { HallService } from './hall-service.ts'
import type { Cause } from './journal/journal.ts'
import { payloadReader } from './payload.ts'
import { ProblemError } from './problem-error.ts'
import { collectionIn, ticketIn } from './wire/codes.ts'
import type { HallEvent } from './wire/events.ts'

export interface Arrival {
  readonly ticket: string
  /** What it led to; nothing where the ticket waits or is being served as it is. */
  readonly events: readonly HallEvent[]
}

/** Rejects with ProblemError: APPOINTMENT_UNKNOWN for a code that is nothing here. */
export type Arrive = (code: string, actor: string, cause?: Cause) => Promise<Arrival>

export function arrivals(config: HallConfig, service: HallService): Arrive {
  const appointmentIn = payloadReader(config)
  return async (code, actor, cause) => {
    const shown = ticketIn(code, config.site.code)
    if (shown !== null) return back(service, shown, actor, cause)
    const collected = collectionIn(code, config.site.code)
    if (collected !== null) return forCase(service, collected, actor, cause)
    const appointment = appointmentIn(code) ?? typedIn(service, code)
    if (appointment === null)
      throw new ProblemError('APPOINTMENT_UNKNOWN', 'This code is not an appointment at this hall.')
    const { events } = await service.execute({ type: 'check-in', appointment, actor }, cause)
    const ticket = events.find((event) => event.ticket !== undefined)?.ticket
    if (ticket === undefined) throw new ProblemError('TICKET_UNKNOWN')
    return { ticket, events }
  }
}

/** An appointment's bare number, as people type it; a kiosk has capital letters only. */
function typedIn({ state }: HallService, code: string): string | null {
  const typed = code.trim()
  return [typed, typed.toUpperCase(), typed.toLowerCase()].find((id) => state.appointment.appointments.has(id)) ?? null
}

/** A place in the output queue. */
async function forCase(service: HallService, code: string, actor: string, cause?: Cause): Promise<Arrival> {
  const { events } = await service.execute({ type: 'come-for-case', code, actor }, cause)
  const ticket = events.find((event) => event.ticket !== undefined)?.ticket ?? caseByCode(service.state.case, code)?.ticket
  if (ticket === undefined) throw new ProblemError('TICKET_UNKNOWN')
  return { ticket, events }
}

/** Whoever waits, or is at a window, only wants to know. */
async function back(service: HallService, ticket: string, actor: string, cause?: Cause): Promise<Arrival> {
  const state = service.state.ticket.tickets.get(ticket)?.state
  if (state === 'waiting' || state === 'called' || state === 'serving' || state === 'held')
    return { ticket, events: [] }
  const { events } = await service.execute({ type: 'return-ticket', ticket, actor }, cause)
  return { ticket, events }
}
