import { z } from 'zod'
import { noticeSizes, papersMax } from '../../../wire/choices.ts'
import { fact } from '../../../wire/stamp.ts'
import { itemCodeSchema, noticeNoSchema } from '../../../wire/words.ts'

const of = { notice: noticeNoSchema }
/** Places in the item's list of papers: `wire/papers.ts` says which. */
const missing = z.array(z.int().min(0)).max(papersMax)

/**
 * That somebody was told once, and whole, what to bring (一次性告知). The proof names nobody: it is the catalogue
 * entry's version and its SM3, from which the very list can be made again.
 */
export const noticeFacts = [
  fact('notice-given', { ...of, item: itemCodeSchema, version: z.string().max(40), digest: z.string().regex(/^[0-9a-f]{64}$/), size: z.enum(noticeSizes) }),
  /** A clerk has looked through what was brought. */
  fact('notice-checked', { ...of, missing }),
  /** The slip of what is still missing. `nth` above 1 is what a one-time notice is there to prevent. */
  fact('supplement-given', { ...of, missing, nth: z.int().min(1) }),
  fact('notice-completed', of),
] as const
export type NoticeFact = z.infer<(typeof noticeFacts)[number]>
