/** A receipt that its owner can check: what they said, and the path from it to the root that the hall has published. */
import { z } from 'zod'
import { instantSchema, ratingLevelSchema, ratingTagSchema } from './words.ts'

export const rootSchema = z.string().regex(/^[0-9a-f]{64}$/)

export const receiptSchema = z.strictObject({
  site: z.string(),
  /** The business date under whose root it stands. */
  date: z.iso.date(),
  session: z.string().max(40),
  level: ratingLevelSchema,
  tags: z.array(ratingTagSchema).max(8),
  at: instantSchema,
  /** From the leaf upwards; null, both, until the day is over. */
  path: z.array(z.strictObject({ side: z.enum(['left', 'right']), hash: rootSchema })).max(64).nullable(),
  root: rootSchema.nullable(),
})
export type Receipt = z.infer<typeof receiptSchema>
