/** A matter that one clerk was asked about first and handed to another: until it is closed somebody has it. */
import { z } from 'zod'
import { handOverOutcomes, handOverStates, handOverWords, returnReasons } from './choices.ts'
import { handOverNoSchema, instantSchema, itemCodeSchema, queuePrefixSchema, ticketIdSchema, windowNumberSchema, workNoSchema } from './words.ts'

/** A clerk, the one at a window, or whoever serves a queue. */
export const handOverToSchema = z.union([
  z.strictObject({ clerk: workNoSchema }),
  z.strictObject({ window: windowNumberSchema }),
  z.strictObject({ queue: queuePrefixSchema }),
])
export type HandOverTo = z.infer<typeof handOverToSchema>

export const handOverViewSchema = z.object({
  handOver: handOverNoSchema,
  /** Of the visit; null where the person had no number. */
  ticket: ticketIdSchema.nullable(),
  item: itemCodeSchema.nullable(),
  /** Who met the person first, and where. */
  first: workNoSchema,
  window: windowNumberSchema,
  to: handOverToSchema,
  word: z.enum(handOverWords),
  state: z.enum(handOverStates),
  openedAt: instantSchema,
  /** Open for longer it is overdue. */
  dueAt: instantSchema,
  /** When it goes back to the first clerk; null where nobody has to take it. */
  returnsAt: instantSchema.nullable(),
  /** Who has taken it; null where nobody has. */
  by: workNoSchema.nullable(),
  /** Why it came back; null where it did not, or was handed over anew. */
  why: z.enum(returnReasons).nullable(),
  outcome: z.enum(handOverOutcomes).nullable(),
  closedAt: instantSchema.nullable(),
})
export type HandOverView = z.infer<typeof handOverViewSchema>
