/** A case as clerks see it: from the window that took it in to the one that hands out what was made. */
import { z } from 'zod'
import { caseOutcomes } from './choices.ts'
import { actorSchema, caseNoSchema, collectionCodeSchema, instantSchema, itemCodeSchema, ticketIdSchema, ticketNumberSchema } from './words.ts'

/** The last days of the limits, `YYYY-MM-DD`; null where there is none. */
export const dueSchema = z.object({ promised: z.iso.date().nullable(), statutory: z.iso.date().nullable() })
export type Due = z.infer<typeof dueSchema>

export const caseStates = ['accepted', 'reviewing', 'waiting-papers', 'ready', 'collected', 'withdrawn'] as const

export const caseViewSchema = z.object({
  case: caseNoSchema,
  item: itemCodeSchema,
  number: ticketNumberSchema,
  /** Of the visit; of the day it is called by, where the person is here for what was made. */
  ticket: ticketIdSchema,
  code: collectionCodeSchema,
  state: z.enum(caseStates),
  waits: z.boolean(),
  acceptedAt: instantSchema,
  acceptedBy: actorSchema,
  /** Who sees to it; null while nobody does. */
  officer: actorSchema.nullable(),
  outcome: z.enum(caseOutcomes).nullable(),
  due: dueSchema,
  /** Since which business date the clock stands still; null while it runs. */
  stoodStill: z.iso.date().nullable(),
})
export type CaseView = z.infer<typeof caseViewSchema>
