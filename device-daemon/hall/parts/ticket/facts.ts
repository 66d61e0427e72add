import { z } from 'zod'
import { fact } from '../../../wire/stamp.ts'
import { channelSchema, itemCodeSchema, queuePrefixSchema, ticketNumberSchema } from '../../../wire/words.ts'

/** A person's way from the number to the end of the act. */
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
  }),
  /** `nth` 1 is the call, 2 and above are recalls. */
  fact('ticket-called', { nth: z.int().min(1) }),
  fact('serving-started', {}),
  fact('ticket-finished', {}),
  fact('ticket-no-show', {}),
] as const
export type TicketFact = z.infer<(typeof ticketFacts)[number]>
