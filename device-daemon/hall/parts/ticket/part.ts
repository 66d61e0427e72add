import { z } from 'zod'
import { ticketSteps } from '../../../wire/views.ts'
import type { HallPart } from '../part.ts'
import { type Prioritise, prioritise, type ReturnTicket, returnTicket } from './away.ts'
import { type AtWindow, type CallChosen, callChosen, callNext } from './call.ts'
import { type TicketFact, ticketFacts, ticketSchema } from './facts.ts'
import { type FrozenTickets, type TicketState, ticketFold } from './fold.ts'
import { type TakeTicket, takeTicket } from './issue.ts'
import { maskFor, ticketSight } from './sight.ts'
import {
  addItem,
  type Cancel,
  cancel,
  type Finish,
  finish,
  hold,
  noShow,
  park,
  recall,
  resume,
  start,
  type Transfer,
  transfer,
} from './steps.ts'
import { undo } from './undo.ts'
import { shownTickets } from './view.ts'

export type TicketCommand =
  | TakeTicket
  | ReturnTicket
  | Prioritise
  | AtWindow<'call-next'>
  | CallChosen
  | AtWindow<'recall'>
  | AtWindow<'start'>
  /** `session` is the random id of the rating session to offer. */
  | Finish
  | AtWindow<'no-show'>
  | AtWindow<'hold'>
  | (AtWindow<'park'> & { readonly ticket: string | null })
  | (AtWindow<'resume'> & { readonly ticket: string })
  | Transfer
  | Cancel
  | (AtWindow<'add-item'> & { readonly item: string })
  | AtWindow<'undo'>

const named = <V extends z.ZodType>(value: V) => z.array(z.tuple([z.string(), value]))
const lastStep = z.object({
  step: z.enum(ticketSteps),
  at: z.iso.datetime(),
  seq: z.int(),
  before: ticketSchema,
  passed: named(z.int()),
})

export const ticket: HallPart<TicketState, FrozenTickets, TicketFact, TicketCommand> = {
  version: 5,
  facts: ticketFacts,
  fold: ticketFold,
  frozen: z.object({
    counters: named(z.int()),
    tickets: z.array(ticketSchema),
    appointments: named(z.string()),
    passed: named(z.int()),
    calls: named(z.int()),
    steps: z.array(z.tuple([z.int(), lastStep])),
    persons: named(z.int()),
    asked: named(z.int()),
    pace: named(z.array(z.number())),
  }),
  rules: {
    'take-ticket': takeTicket,
    'return-ticket': returnTicket,
    'prioritise': prioritise,
    'call-next': callNext,
    'call-chosen': callChosen,
    'recall': recall,
    'start': start,
    'finish': finish,
    'no-show': noShow,
    'hold': hold,
    'park': park,
    'resume': resume,
    'transfer': transfer,
    'cancel': cancel,
    'add-item': addItem,
    'undo': undo,
  },
  sight: ticketSight,
  shown: (state, { role }) => shownTickets(state, maskFor(role)),
}
