import { z } from 'zod'
import { fact } from '../../../wire/stamp.ts'

/** What happens to the business day itself. */
export const dayFacts = [
  /** `YYYY-MM-DD` in the site's time zone; never earlier than the one before. */
  fact('day-opened', { businessDate: z.iso.date() }),
] as const
export type DayFact = z.infer<(typeof dayFacts)[number]>
