/** Times for which an item can be booked. */
import { z } from 'zod'
import { timeSchema } from '../device-daemon/wire/words.ts'

const slotSchema = z
  .strictObject({ from: timeSchema, to: timeSchema, capacity: z.int().min(1).max(999) })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'is not after from' })

export const slotsSchema = z
  .array(slotSchema)
  .max(96)
  .refine((slots) => slots.every(({ from }, nth) => nth === 0 || from >= (slots[nth - 1]?.to ?? '')), 'is not in order: each time begins where the one before has ended, or later')
