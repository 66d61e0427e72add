/** What every fact has, whichever part of the hall it belongs to: where it happened, to whom, and when. */
import { z } from 'zod'
import { actorSchema, instantSchema, ticketIdSchema, windowNumberSchema } from './words.ts'

/** A fact's schema: `{ type, window?, ticket?, actor?, late?, data }`. */
export const fact = <T extends string, D extends z.ZodRawShape>(type: T, data: D) =>
  z.strictObject({
    type: z.literal(type),
    window: windowNumberSchema.optional(),
    ticket: ticketIdSchema.optional(),
    actor: actorSchema.optional(),
    /** When it happened, where it is noted later: the box was cut off from its hall. */
    late: instantSchema.optional(),
    data: z.strictObject(data),
  })

/** The place in the journal that a fact got. */
export interface Stamp {
  /** Without gaps from 1. */
  readonly seq: number
  /** RFC 3339, UTC. */
  readonly at: string
  readonly site: string
}
