/** What is announced: one call of one ticket. Called once more, it is another call. */
import type { TicketView } from '../../../../device-daemon/wire/views.ts'

export interface Call {
  readonly ticket: string
  readonly number: string
  readonly window: number
  readonly calledAt: string
}

export const keyOf = ({ ticket, calledAt, window }: Call): string => `${ticket} ${calledAt} ${window}`

/** Whoever is being served has come. */
export function callsOf(tickets: readonly TicketView[]): Call[] {
  return tickets.flatMap(({ id, number, window, calledAt, state }) => (state !== 'called' || window === null || calledAt === null ? [] : [{ ticket: id, number, window, calledAt }]))
}
