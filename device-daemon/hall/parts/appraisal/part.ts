import { z } from 'zod'
import { appraisalViewSchema } from '../../../wire/appraisal-view.ts'
import type { HallPart } from '../part.ts'
import { type AppraisalFact, appraisalFacts } from './facts.ts'
import { appraisalFold, type AppraisalState, type FrozenAppraisals } from './fold.ts'
import { type AppraisalCommand, answerObjection, decideAward, freezeAppraisal, objectToAppraisal } from './rules.ts'

/** Which clerk a page belongs to its token does not always say: clerks ask for what is theirs (`GET /api/appraisals`). */
const eyes = { roles: ['supervisor'] } as const

export const appraisal: HallPart<AppraisalState, FrozenAppraisals, AppraisalFact, AppraisalCommand> = {
  version: 1,
  facts: appraisalFacts,
  fold: appraisalFold,
  frozen: z.object({ appraisals: z.array(appraisalViewSchema), made: z.int() }),
  rules: { 'freeze-appraisal': freezeAppraisal, 'object-to-appraisal': objectToAppraisal, 'answer-objection': answerObjection, 'decide-award': decideAward },
  sight: { 'appraisal-frozen': eyes, 'appraisal-objected': eyes, 'objection-answered': eyes, 'award-proposed': eyes, 'award-decided': eyes },
  // Asked for when its section is opened: every page need not carry years.
  shown: () => ({ appraisals: [], made: 0 }),
}
