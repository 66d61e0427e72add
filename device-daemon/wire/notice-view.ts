/** What somebody was told to bring, and what of it is still missing. */
import { z } from 'zod'
import { noticeSizes } from './choices.ts'
import { instantSchema, itemCodeSchema, noticeNoSchema, ticketIdSchema } from './words.ts'

export const noticeStates = ['given', 'checked', 'supplement', 'complete'] as const

export const noticeViewSchema = z.object({
  notice: noticeNoSchema,
  item: itemCodeSchema,
  /** Of the visit in which it was given; null where nobody had a number. */
  ticket: ticketIdSchema.nullable(),
  state: z.enum(noticeStates),
  size: z.enum(noticeSizes),
  version: z.string(),
  /** SM3 of the catalogue entry that it was made from, hex. */
  digest: z.string(),
  givenAt: instantSchema,
  /** Places in the item's list of papers; of the last look. */
  missing: z.array(z.int()),
  /** Supplement slips so far: more than one is a failure to tell everything at once. */
  supplements: z.int(),
})
export type NoticeView = z.infer<typeof noticeViewSchema>
