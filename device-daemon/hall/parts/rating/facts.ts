import { z } from 'zod'
import { fact } from '../../../wire/stamp.ts'
import { deviceIdSchema, instantSchema, ratingLevelSchema, workNoSchema } from '../../../wire/words.ts'

const session = z.string().max(40)

/** One service act, one session, one key. */
export const ratingFacts = [
  fact('rating-offered', { session, clerk: workNoSchema, pad: deviceIdSchema.nullable(), expiresAt: instantSchema }),
  fact('rating-shown', { session }),
  /** The only fact with a level. */
  fact('rated', { session, level: ratingLevelSchema, clerk: workNoSchema, key: z.int().nullable() }),
  fact('rating-timed-out', { session }),
  fact('rating-device-lost', { session }),
  fact('rating-withdrawn', { session, reason: z.enum(['next-person', 'by-clerk', 'undone']) }),
  /** A key nobody asked for: noted, never counted. */
  fact('pad-key-ignored', { device: deviceIdSchema, key: z.int(), why: z.enum(['not-asked', 'already-rated', 'no-level']) }),
] as const
export type RatingFact = z.infer<(typeof ratingFacts)[number]>
