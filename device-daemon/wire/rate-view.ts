/** What whoever rates an act is shown, and what they say. Nothing of who they are. */
import { z } from 'zod'
import { wordsEraseReasons } from './choices.ts'
import { ratingWordsMax } from './rating-words-max.ts'
import { instantSchema, ratingLevelSchema, ratingTagSchema, ticketIdSchema, ticketNumberSchema, windowNumberSchema, workNoSchema } from './words.ts'

export const ratingTagViewSchema = z.object({ code: ratingTagSchema, level: ratingLevelSchema, set: z.enum(['basic', 'extended']), label: z.string(), labelEn: z.string() })
export type RatingTagView = z.infer<typeof ratingTagViewSchema>

/** `GET /api/ratings/{code}` */
export const rateViewSchema = z.object({
  site: z.object({ name: z.string(), nameEn: z.string() }),
  number: ticketNumberSchema,
  window: windowNumberSchema,
  /** The site's day on which it ended. */
  date: z.iso.date(),
  /** `first`: not rated yet; `second`: once more is possible; `done`: nothing more is. */
  can: z.enum(['first', 'second', 'done']),
  /** Whether something is kept that was written beside a rating of this act. */
  words: z.boolean(),
  nonce: z.string(),
  tags: z.array(ratingTagViewSchema),
})
export type RateView = z.infer<typeof rateViewSchema>

const said = { level: ratingLevelSchema, tags: z.array(ratingTagSchema).max(8).default([]) }
/** In one's own words: optional, kept outside the journal, erased. */
const words = z.string().max(ratingWordsMax).default('')
/** `POST /api/ratings/{code}` */
export const rateSchema = z.strictObject({ nonce: z.string().max(100), ...said, words })
/** `POST /api/ratings`: read out to somebody who is not the clerk of the act. */
export const assistedSchema = z.strictObject({ ticket: ticketIdSchema, ...said })
/** `POST /api/pads/{n}/…`: the session that the tablet was told. */
export const padSessionSchema = z.strictObject({ session: z.string().max(40) })
export const padRateSchema = z.strictObject({ session: z.string().max(40), ...said, words })
export const ratedSchema = z.object({ rated: z.enum(['first', 'second']) })

/** `GET /api/clerks/{workNo}`: `photo` is the picture's digest. */
export const clerkShownSchema = z.object({ workNo: workNoSchema, name: z.string(), photo: z.string().nullable() })
export type ClerkShown = z.infer<typeof clerkShownSchema>

/** `GET /api/ratings/words` */
export const writtenSchema = z.object({ session: z.string(), ticket: ticketIdSchema, at: instantSchema, level: ratingLevelSchema, words: z.string() })
export type Written = z.infer<typeof writtenSchema>
/** `POST /api/ratings/words/{session}/erase` */
export const eraseWrittenSchema = z.strictObject({ reason: z.enum(wordsEraseReasons) })
/** `POST /api/ratings/{code}/erase-words` */
export const eraseOwnWordsSchema = z.strictObject({ nonce: z.string().max(100) })
