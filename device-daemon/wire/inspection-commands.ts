/** Bodies and answers of `/api/inspections`. */
import { z } from 'zod'
import { findingOutcomes, findingSteps, inspectionKinds, inspectionSteps, lineResults, severities } from './choices.ts'
import { inspectionFindingSchema, inspectionViewSchema } from './inspection-view.ts'
import { inspectionNoSchema, lineCodeSchema, workNoSchema } from './words.ts'

const line = lineCodeSchema
export const openInspectionSchema = z.strictObject({ kind: z.enum(inspectionKinds) })
export const checkLineSchema = z.strictObject({ line, result: z.enum(lineResults) })
/** `clerk`: who answers for it. */
export const findSchema = z.strictObject({ line, severity: z.enum(severities), clerk: workNoSchema.nullable().default(null) })
export const putRightSchema = z.strictObject({ line })
export const recheckFindingSchema = z.strictObject({ line, outcome: z.enum(findingOutcomes) })

/** How late it is, and what the asker can do with it now. */
export const findingRowSchema = inspectionFindingSchema.extend({
  inspection: inspectionNoSchema,
  overdue: z.boolean(),
  /** The limit would end in a year of which no file of holidays is here. */
  calendarUnknown: z.boolean(),
  steps: z.array(z.enum(findingSteps)),
})
export type FindingRow = z.infer<typeof findingRowSchema>

export const inspectionRowSchema = inspectionViewSchema.extend({ findings: z.array(findingRowSchema), steps: z.array(z.enum(inspectionSteps)) })
export type InspectionRow = z.infer<typeof inspectionRowSchema>

/** A line of a checklist, as people call it. */
export const codedSchema = z.object({ code: lineCodeSchema, label: z.string(), labelEn: z.string() })
export type Coded = z.infer<typeof codedSchema>

/** `GET /api/inspections`; `own`: what is open and the clerk who asks answers for. */
export const inspectionListSchema = z.object({
  checklist: z.object({ version: z.string(), lines: z.array(codedSchema) }),
  inspections: z.array(inspectionRowSchema),
  own: z.array(findingRowSchema),
})
export type InspectionList = z.infer<typeof inspectionListSchema>
