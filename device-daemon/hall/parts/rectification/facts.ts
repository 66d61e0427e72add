import { z } from 'zod'
import { appealReasons, findings, recheckOutcomes, rectificationEnds, rectifyAnswers, rectifyKinds } from '../../../wire/choices.ts'
import { visitedBackSchema } from '../../../wire/rectification-view.ts'
import { fact } from '../../../wire/stamp.ts'
import { stepLimitSchema } from '../../../wire/step-limit.ts'
import { ratingLevelSchema, rectificationNoSchema, workNoSchema } from '../../../wire/words.ts'

const of = { rectification: rectificationNoSchema }
/** Null: the calendar does not know the year. Nothing is guessed. */
const limit = stepLimitSchema.nullable()

/** What becomes of a bad rating (差评整改). What was said by anybody is chosen from lists. */
export const rectificationFacts = [
  /** `clerk`: whose act it was; `session`: of the rating. */
  fact('rectification-opened', { ...of, session: z.string().max(40), clerk: workNoSchema, level: ratingLevelSchema, /** To speak to the person. */ limit }),
  fact('rectification-assigned', { ...of, to: workNoSchema }),
  fact('rectification-contacted', { ...of, /** To answer, where nothing is to be put right. */ limit }),
  fact('rectification-verified', { ...of, finding: z.enum(findings) }),
  fact('rectification-rectifying', { ...of, kind: z.enum(rectifyKinds), /** To answer. */ limit: stepLimitSchema }),
  fact('rectification-answered', { ...of, answer: z.enum(rectifyAnswers), /** To speak to the person again. */ limit }),
  fact('rectification-visited-back', { ...of, level: visitedBackSchema, /** To end it, or to begin once more. */ limit }),
  fact('rectification-closed', { ...of, end: z.enum(rectificationEnds) }),
  fact('rectification-appealed', { ...of, reason: z.enum(appealReasons) }),
  fact('rectification-rechecked', { ...of, outcome: z.enum(recheckOutcomes) }),
  /** By the daemon, each once for one limit. */
  fact('rectification-reminded', of),
  fact('rectification-escalated', of),
] as const
export type RectificationFact = z.infer<(typeof rectificationFacts)[number]>
