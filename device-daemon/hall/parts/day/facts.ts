import { z } from 'zod'
import { fact } from '../../../wire/stamp.ts'
import { ticketNumberSchema } from '../../../wire/words.ts'

/** Who had a number and was not served to the end when the day closed. */
const leftSchema = z.object({ number: ticketNumberSchema, state: z.enum(['waiting', 'held', 'parked']) })

/** What happens to the business day itself. */
export const dayFacts = [
  /** `YYYY-MM-DD` in the site's time zone; never earlier than the one before. */
  fact('day-opened', { businessDate: z.iso.date() }),
  /** Nothing is deleted: whoever was left is said by number. Whoever was at a window is still there. */
  fact('day-closed', { businessDate: z.iso.date(), left: z.array(leftSchema) }),
] as const
export type DayFact = z.infer<(typeof dayFacts)[number]>
