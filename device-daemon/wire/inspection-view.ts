/** A visit to see how the hall works (督查), line by line, and what is to be put right after it. */
import { z } from 'zod'
import { findingStates, inspectionKinds, lineResults, severities } from './choices.ts'
import { stepLimitSchema } from './step-limit.ts'
import { actorSchema, inspectionNoSchema, instantSchema, lineCodeSchema, workNoSchema } from './words.ts'

export const inspectionFindingSchema = z.object({
  /** Of the checklist: what is not as it should be. */
  line: lineCodeSchema,
  /** Who answers for it; null where it is the hall's. */
  clerk: workNoSchema.nullable(),
  severity: z.enum(severities),
  foundAt: instantSchema,
  state: z.enum(findingStates),
  /** Null once it is put right, and where the calendar does not know the year (`calendarUnknown`). */
  limit: stepLimitSchema.nullable(),
  /** Of this limit. */
  reminded: z.boolean(),
  escalated: z.boolean(),
  /** Who said so last. */
  putRightBy: actorSchema.nullable(),
  /** How often a re-check sent it back. */
  again: z.int(),
})
export type InspectionFinding = z.infer<typeof inspectionFindingSchema>

export const inspectionViewSchema = z.object({
  inspection: inspectionNoSchema,
  kind: z.enum(inspectionKinds),
  by: actorSchema,
  openedAt: instantSchema,
  /** The version of its checklist: another that comes later changes nothing here. */
  checklist: z.string(),
  /** `result`: null until it is looked at. */
  lines: z.array(z.object({ line: lineCodeSchema, result: z.enum(lineResults).nullable() })),
  findings: z.array(inspectionFindingSchema),
  closedAt: instantSchema.nullable(),
})
export type InspectionView = z.infer<typeof inspectionViewSchema>
