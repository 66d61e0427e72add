import { z } from 'zod'
import { ratingChannels, withdrawWhys, wordsEraseReasons } from '../../../wire/choices.ts'
import { fact } from '../../../wire/stamp.ts'
import { actorSchema, deviceIdSchema, instantSchema, ratingLevelSchema, ratingTagSchema, sealedRefSchema, workNoSchema } from '../../../wire/words.ts'

const session = z.string().max(40)
/** `clerk`: whose act it was. `words`: where what was written beside it is kept, to be erased. */
const given = { level: ratingLevelSchema, clerk: workNoSchema, channel: z.enum(ratingChannels), tags: z.array(ratingTagSchema).max(8), words: sealedRefSchema.nullable() }

/** One service act, one session, one key. */
export const ratingFacts = [
  fact('rating-offered', { session, clerk: workNoSchema, pad: deviceIdSchema.nullable(), expiresAt: instantSchema }),
  fact('rating-shown', { session }),
  /** Whoever is asked touches the tablet: there is more time. */
  fact('rating-prolonged', { session, expiresAt: instantSchema }),
  /** The first of an act, and the only one that is asked for. `key` is the pad's. */
  fact('rated', { session, ...given, key: z.int().nullable() }),
  /** A second one of the same act (追评): a record of its own, that names the first. */
  fact('rating-supplemented', { session, of: session, ...given }),
  /** Read, before they were shown: of which ratings, and by whom. */
  fact('rating-words-seen', { sessions: z.array(session).min(1).max(200), by: actorSchema }),
  /** The bytes are gone. */
  fact('rating-words-erased', { session, why: z.enum(['due', 'by-person', 'missing', ...wordsEraseReasons]) }),
  /** All ratings of a day under one root: what whoever has a receipt compares. */
  fact('ratings-rooted', { businessDate: z.iso.date(), root: z.string().regex(/^[0-9a-f]{64}$/), count: z.int().min(1) }),
  /** The person said so: not to be confused with silence, or with content. */
  fact('rating-declined', { session }),
  /**
   * Nobody rated the act while its code was good, and the hall's rule reports it all the same, under a channel of its own. It says
   * nothing of how content anybody was, and has no level.
   */
  fact('rating-defaulted', { clerk: workNoSchema }),
  fact('rating-timed-out', { session }),
  fact('rating-device-lost', { session }),
  /** `why` is the clerk's; null where nobody took it back. */
  fact('rating-withdrawn', { session, reason: z.enum(['next-person', 'by-clerk', 'undone']), why: z.enum(withdrawWhys).nullable() }),
  /** A key nobody asked for: noted, never counted. */
  fact('pad-key-ignored', { device: deviceIdSchema, key: z.int(), why: z.enum(['not-asked', 'already-rated', 'no-level']) }),
] as const
export type RatingFact = z.infer<(typeof ratingFacts)[number]>
