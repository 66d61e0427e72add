import { z } from 'zod'
import { ticketViewSchema } from '../../../wire/views.ts'
import { everybody } from '../../../wire/words.ts'
import type { HallPart } from '../part.ts'
import { type TicketFact, ticketFacts } from './facts.ts'
import { type FrozenTickets, ticketFold, type TicketState } from './fold.ts'
import { takeTicket } from './issue.ts'
import { callNext, finish, noShow, recall, start, type TicketCommand } from './rules.ts'
import { shownTickets } from './view.ts'

const named = <V extends z.ZodType>(value: V) => z.array(z.tuple([z.string(), value]))

export const ticket: HallPart<TicketState, FrozenTickets, TicketFact, TicketCommand> = {
  version: 1,
  facts: ticketFacts,
  fold: ticketFold,
  frozen: z.object({
    counters: named(z.int()),
    tickets: z.array(ticketViewSchema.extend({ businessDate: z.iso.date(), seq: z.int() })),
    windows: z.array(z.tuple([z.int(), z.string()])),
    appointments: named(z.string()),
    ended: z.array(z.string()),
  }),
  rules: { 'take-ticket': takeTicket, 'call-next': callNext, 'recall': recall, 'start': start, 'finish': finish, 'no-show': noShow },
  sight: {
    // An appointment's number is also what its QR code says: a board has no use for it, a stranger might.
    'ticket-issued': { roles: everybody, outside: (fact) => ({ ...fact, data: { ...fact.data, appointment: null } }) },
    'ticket-called': { roles: everybody },
    'serving-started': { roles: everybody },
    'ticket-finished': { roles: everybody },
    'ticket-no-show': { roles: everybody },
  },
  shown: shownTickets,
}
