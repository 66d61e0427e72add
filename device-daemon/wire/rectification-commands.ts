/** Bodies and answers of `/api/rectifications`. */
import { z } from 'zod'
import { appealReasons, findings, recheckOutcomes, rectificationSteps, rectifyAnswers, rectifyKinds, rectifyOutcomes } from './choices.ts'
import { rectificationViewSchema, visitedBackSchema } from './rectification-view.ts'
import { workNoSchema } from './words.ts'

export const assignRectificationSchema = z.strictObject({ to: workNoSchema })
export const verifyRectificationSchema = z.strictObject({ finding: z.enum(findings) })
export const rectifySchema = z.strictObject({ kind: z.enum(rectifyKinds) })
export const answerRectificationSchema = z.strictObject({ answer: z.enum(rectifyAnswers) })
export const visitBackSchema = z.strictObject({ level: visitedBackSchema })
export const closeRectificationSchema = z.strictObject({ outcome: z.enum(rectifyOutcomes) })
export const appealSchema = z.strictObject({ reason: z.enum(appealReasons) })
export const recheckSchema = z.strictObject({ outcome: z.enum(recheckOutcomes) })

/** What somebody has to do with: how late it is, and what they can do with it now. */
export const rectificationRowSchema = rectificationViewSchema.extend({
  overdue: z.boolean(),
  /** The limit would end in a year of which no file of holidays is here. */
  calendarUnknown: z.boolean(),
  steps: z.array(z.enum(rectificationSteps)),
})
export type RectificationRow = z.infer<typeof rectificationRowSchema>

/** All that the clerk learns whom a rating is about: that there is a case, and what became of an appeal. */
export const ownRectificationSchema = rectificationViewSchema.pick({ rectification: true, ticket: true, openedAt: true, appeal: true })
export type OwnRectification = z.infer<typeof ownRectificationSchema>

/** `GET /api/rectifications`; `own`: those about the clerk who asks. */
export const rectificationListSchema = z.object({ rectifications: z.array(rectificationRowSchema), own: z.array(ownRectificationSchema) })
export type RectificationList = z.infer<typeof rectificationListSchema>
