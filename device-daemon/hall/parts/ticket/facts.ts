import { z } from 'zod'
import { callReasons, cancelReasons, transferReasons } from '../../../wire/choices.ts'
import { fact } from '../../../wire/stamp.ts'
import { ticketSteps, ticketViewSchema } from '../../../wire/views.ts'
import {
  channelSchema,
  itemCodeSchema,
  keptForSchema,
  prioritySchema,
  queuePrefixSchema,
  ticketNumberSchema,
  holderSchema,
} from '../../../wire/words.ts'

/** A ticket as the hall has it. */
export const ticketSchema = ticketViewSchema.extend({
  /** `YYYY-MM-DD` */
  businessDate: z.iso.date(),
  /** Its place in a line: a clock may go back, a sequence does not. Of its arrival, or of whom it was put behind. */
  place: z.int(),
  /** When it was put there: of two at one place the earlier stands first. */
  stood: z.int(),
  /** Since when it holds its window; null while it holds none. */
  occupiedSince: z.iso.datetime().nullable(),
  /** Its last step. */
  changed: z.int(),
  /** When it was missed, and how many of its queue had been called by then. */
  missed: z.object({ at: z.iso.datetime(), calls: z.int() }).nullable(),
})
export type Ticket = z.infer<typeof ticketSchema>

const partsSchema = z.array(itemCodeSchema).max(12)

/** A person's way from the number to the end of the act. A reason is one of a list: no fact holds words about a person. */
export const ticketFacts = [
  fact('ticket-issued', {
    number: ticketNumberSchema,
    queue: queuePrefixSchema,
    item: itemCodeSchema.nullable(),
    channel: channelSchema,
    /** `YYYY-MM-DD` in the site's time zone. */
    businessDate: z.iso.date(),
    /** The appointment that was checked in, where one was. */
    appointment: z.string().max(40).nullable(),
    /** Which of the queue's hours it was taken in, by its beginning; null where the queue has none. */
    slot: z
      .string()
      .regex(/^\d{2}:\d{2}$/)
      .nullable(),
    /** Whose card was laid, by the digest under the day's key; null where none was needed. */
    holder: holderSchema.nullable(),
    /** Where somebody with an appointment stands; null: at the end. */
    place: z.int().nullable(),
    /** By the green channel, and why. */
    priority: prioritySchema.nullable(),
    /** The parts of a bundle: what was chosen is one visit of several items. */
    moreItems: partsSchema.optional(),
  }),
  fact('ticket-called', {
    /** 1 is the call, 2 and above are recalls. */
    nth: z.int().min(1),
    how: z.enum(['next', 'recalled', 'chosen', 'resumed']),
    /** Why this one and not the next. */
    reason: z.enum(callReasons).nullable(),
    /** Queues in which ordinary people waited who could have been called instead: what the fairness cap counts by. */
    among: z.array(queuePrefixSchema),
  }),
  fact('serving-started', {}),
  fact('ticket-finished', {}),
  fact('ticket-no-show', {}),
  /** The person will be back in a moment: the window keeps them and is free for the next. */
  fact('ticket-held', {}),
  /** The person will be back some time today: any window of the queue may take them up. */
  fact('ticket-parked', {}),
  /** A missed or parked person is back in line, behind those at `place`; null: at the end. */
  fact('ticket-returned', { place: z.int().nullable() }),
  /** To wait elsewhere, with the waiting that has been. */
  fact('ticket-transferred', {
    queue: queuePrefixSchema,
    item: itemCodeSchema.nullable(),
    keptFor: keptForSchema.nullable(),
    reason: z.enum(transferReasons),
    /** The parts of a bundle that it goes on with, beside what is done already. */
    moreItems: partsSchema.optional(),
  }),
  fact('ticket-cancelled', { reason: z.enum(cancelReasons) }),
  fact('ticket-prioritised', { priority: prioritySchema.nullable() }),
  /** One more thing to do in the same visit. */
  fact('item-added', { item: itemCodeSchema }),
  /** The last step at the window was a mistake: the ticket is again where it was. */
  fact('step-undone', { step: z.enum(ticketSteps) }),
] as const
export type TicketFact = z.infer<(typeof ticketFacts)[number]>
