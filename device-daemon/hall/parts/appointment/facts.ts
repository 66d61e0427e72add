import { z } from 'zod'
import { bookingSources } from '../../../wire/choices.ts'
import { fact } from '../../../wire/stamp.ts'
import { appointmentIdSchema, holderSchema, itemCodeSchema, timeSchema } from '../../../wire/words.ts'

const of = { appointment: appointmentIdSchema }

export const appointmentFacts = [
  /** Made, or made anew with another time. `from` and `to` are the site's wall clock; without them any time of the day will do. */
  fact('appointment-booked', {
    ...of,
    item: itemCodeSchema,
    date: z.iso.date(),
    from: timeSchema.nullable(),
    to: timeSchema.nullable(),
    holder: holderSchema.nullable(),
    source: z.enum(bookingSources),
  }),
  fact('appointment-cancelled', of),
  /** Its person has come: the fact's ticket is theirs. */
  fact('appointment-arrived', of),
  /** Nobody came in time: the place is free for others. */
  fact('appointment-released', of),
  /** The same appointment shown again: the person keeps their place. */
  fact('check-in-repeated', { appointment: z.string().max(40) }),
] as const
export type AppointmentFact = z.infer<(typeof appointmentFacts)[number]>
