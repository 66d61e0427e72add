import { z } from 'zod'
import { findingOutcomes, inspectionKinds, lineResults, severities } from '../../../wire/choices.ts'
import { stepLimitSchema } from '../../../wire/step-limit.ts'
import { fact } from '../../../wire/stamp.ts'
import { inspectionNoSchema, lineCodeSchema, workNoSchema } from '../../../wire/words.ts'

const of = { inspection: inspectionNoSchema }
const finding = { ...of, line: lineCodeSchema }
/** A checklist's version. */
const checklist = z.string().max(20)
/** Null: the calendar does not know the year. Nothing is guessed. */
const limit = stepLimitSchema.nullable()

/** A visit to see how the hall works (督查). What was found are lines of a checklist. */
export const inspectionFacts = [
  /** By whom: the actor. It is held to these lines, whatever a later list has. */
  fact('inspection-opened', { ...of, kind: z.enum(inspectionKinds), checklist, lines: z.array(lineCodeSchema).max(60) }),
  fact('inspection-checked', { ...finding, checklist, result: z.enum(lineResults) }),
  fact('inspection-finding', { ...finding, /** Who answers for it. */ clerk: workNoSchema.nullable(), severity: z.enum(severities), /** To put it right. */ limit }),
  fact('finding-put-right', finding),
  fact('finding-rechecked', { ...finding, outcome: z.enum(findingOutcomes), /** Where it is to be put right again. */ limit }),
  fact('inspection-closed', of),
  /** By the daemon, each once for one limit. */
  fact('finding-reminded', finding),
  fact('finding-escalated', finding),
] as const
export type InspectionFact = z.infer<(typeof inspectionFacts)[number]>
