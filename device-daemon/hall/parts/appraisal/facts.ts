import { z } from 'zod'
import { appraisalNoSchema, frozenSchema } from '../../../wire/appraisal-view.ts'
import { awardOutcomes, objectionOutcomes, objectionReasons } from '../../../wire/choices.ts'
import { objectedParts } from '../../../wire/groupings.ts'
import { fact } from '../../../wire/stamp.ts'
import { workNoSchema } from '../../../wire/words.ts'

const of = { appraisal: appraisalNoSchema, clerk: workNoSchema }
const objectedTo = { ...of, part: z.enum(objectedParts) }

/** What a year comes to (年终考核). An appraisal is never changed: another one is made in its place. */
export const appraisalFacts = [
  /** As it was on that day, by a supervisor: the actor. */
  fact('appraisal-frozen', frozenSchema.shape),
  /** By the clerk: the actor. */
  fact('appraisal-objected', { ...objectedTo, reason: z.enum(objectionReasons) }),
  fact('objection-answered', { ...objectedTo, outcome: z.enum(objectionOutcomes) }),
  /** By the figures alone: the first of them. */
  fact('award-proposed', { ...of, rank: z.int().min(1) }),
  /** By a person with a name: the actor. */
  fact('award-decided', { ...of, outcome: z.enum(awardOutcomes) }),
] as const
export type AppraisalFact = z.infer<(typeof appraisalFacts)[number]>
