/** When people are to be at their windows: by it somebody is late, and a rating is out of hours. */
import { z } from 'zod'
import { timeSchema } from '../device-daemon/wire/words.ts'

const spanSchema = z.strictObject({ from: timeSchema, to: timeSchema }).refine(({ from, to }) => from < to, { path: ['to'], message: 'is not after from' })

export const officeHoursSchema = z.strictObject({
  /** Local times on working days, such as a morning and an afternoon; empty: nobody is late, and nothing is out of hours. */
  spans: z
    .array(spanSchema)
    .max(6)
    .default([])
    .refine((spans) => spans.every(({ from }, nth) => nth === 0 || from >= (spans[nth - 1]?.to ?? '')), 'is not in order: each begins where the one before has ended, or later'),
  /** Minutes that nobody is reckoned. */
  graceMinutes: z.int().min(0).max(60).default(5),
})
