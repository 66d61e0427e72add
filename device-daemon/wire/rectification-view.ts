/** A bad rating that is seen to (差评整改) until somebody has said what became of it. */
import { z } from 'zod'
import { appealReasons, findings, recheckOutcomes, rectificationEnds, rectificationStates, rectifyAnswers, rectifyKinds } from './choices.ts'
import { stepLimitSchema } from './step-limit.ts'
import { actorSchema, instantSchema, ratingLevelSchema, rectificationNoSchema, ticketIdSchema, windowNumberSchema, workNoSchema } from './words.ts'

/** `not-reached`: nobody could be asked. */
export const visitedBackSchema = z.union([ratingLevelSchema, z.literal('not-reached')])
export type VisitedBack = z.infer<typeof visitedBackSchema>

export const rectificationViewSchema = z.object({
  rectification: rectificationNoSchema,
  /** The act that was rated: whose visit, where, by whom. */
  ticket: ticketIdSchema,
  window: windowNumberSchema,
  clerk: workNoSchema,
  session: z.string(),
  level: ratingLevelSchema,
  openedAt: instantSchema,
  state: z.enum(rectificationStates),
  /** Which clerk sees to it, beside the supervisors; null where none does. */
  assigned: workNoSchema.nullable(),
  /** Null where nothing is promised, and where the calendar does not know the year (`calendar unknown`). */
  limit: stepLimitSchema.nullable(),
  /** Of this limit. */
  reminded: z.boolean(),
  escalated: z.boolean(),
  finding: z.enum(findings).nullable(),
  kind: z.enum(rectifyKinds).nullable(),
  answer: z.enum(rectifyAnswers).nullable(),
  visitedBack: visitedBackSchema.nullable(),
  /** `outcome`: null until it is re-checked. */
  appeal: z.object({ by: actorSchema, reason: z.enum(appealReasons), outcome: z.enum(recheckOutcomes).nullable() }).nullable(),
  end: z.enum(rectificationEnds).nullable(),
  closedAt: instantSchema.nullable(),
})
export type RectificationView = z.infer<typeof rectificationViewSchema>
