/** Appraisals that were frozen, what was objected to in them, and who was proposed for an award. */
import { z } from 'zod'
import { awardOutcomes, objectionOutcomes, objectionReasons } from './choices.ts'
import { appraisedSchema } from './figures-view.ts'
import { objectedParts } from './groupings.ts'
import { actorSchema, instantSchema, workNoSchema } from './words.ts'

export const appraisalNoSchema = z.string().regex(/^\d{8}-K\d{3}$/)
/** What it was made from: the journal up to `seq`, whose chain has `root` there (SM3, hex). */
export const frozenSchema = z.object({
  appraisal: appraisalNoSchema,
  from: z.iso.date(),
  to: z.iso.date(),
  seq: z.int().min(0),
  root: z.string().regex(/^[0-9a-f]{64}$/),
  fewActs: z.int(),
  list: z.array(appraisedSchema).max(5000).readonly(),
  /** The one that it stands in the place of. */
  instead: appraisalNoSchema.nullable(),
})
export type Frozen = z.infer<typeof frozenSchema>

/** One of a clerk and a part, in one appraisal. `outcome`: null until it is answered. */
export const objectionSchema = z.object({
  appraisal: appraisalNoSchema,
  clerk: workNoSchema,
  part: z.enum(objectedParts),
  reason: z.enum(objectionReasons),
  at: instantSchema,
  outcome: z.enum(objectionOutcomes).nullable(),
  answeredBy: actorSchema.nullable(),
})
export type Objection = z.infer<typeof objectionSchema>

/** `outcome`: null until somebody has decided, under the own name. */
export const awardSchema = z.object({
  appraisal: appraisalNoSchema,
  clerk: workNoSchema,
  rank: z.int().min(1),
  outcome: z.enum(awardOutcomes).nullable(),
  decidedBy: actorSchema.nullable(),
})
export type Award = z.infer<typeof awardSchema>

export const appraisalViewSchema = frozenSchema.extend({ by: actorSchema, at: instantSchema, objections: z.array(objectionSchema), awards: z.array(awardSchema) })
export type AppraisalView = z.infer<typeof appraisalViewSchema>

/** `GET /api/appraisals`: newest first; a clerk is shown the own line, objections and award. */
export const frozenListSchema = z.object({ appraisals: z.array(appraisalViewSchema) })
export type FrozenList = z.infer<typeof frozenListSchema>
/** `POST /api/appraisals` */
export const freezeSchema = z.strictObject({ from: z.iso.date(), to: z.iso.date(), instead: appraisalNoSchema.nullable().default(null) })
/** `POST /api/appraisals/{appraisal}/…` */
export const objectSchema = z.strictObject({ part: z.enum(objectedParts), reason: z.enum(objectionReasons) })
export const answerObjectionSchema = z.strictObject({ clerk: workNoSchema, part: z.enum(objectedParts), outcome: z.enum(objectionOutcomes) })
export const decideAwardSchema = z.strictObject({ clerk: workNoSchema, outcome: z.enum(awardOutcomes) })
