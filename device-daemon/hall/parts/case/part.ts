import { z } from 'zod'
import { caseViewSchema } from '../../../wire/case-view.ts'
import type { HallPart } from '../part.ts'
import { clerkEyes, maySeeClerks } from '../staff/sight.ts'
import { type CaseFact, caseFacts } from './facts.ts'
import { caseFold, type CaseState, type FrozenCases } from './fold.ts'
import { acceptCase, askPapers, type CaseCommand, comeForCase, decideCase, handOut, papersIn, takeCase, withdrawCase } from './rules.ts'

const eyes = { roles: clerkEyes } as const

export const caseWork: HallPart<CaseState, FrozenCases, CaseFact, CaseCommand> = {
  version: 1,
  facts: caseFacts,
  fold: caseFold,
  frozen: z.object({ cases: z.array(caseViewSchema), accepted: z.int() }),
  rules: {
    'accept-case': acceptCase,
    'take-case': takeCase,
    'ask-papers': askPapers,
    'papers-in': papersIn,
    'decide-case': decideCase,
    'withdraw-case': withdrawCase,
    'come-for-case': comeForCase,
    'hand-out': handOut,
  },
  sight: {
    'case-accepted': eyes,
    'case-taken': eyes,
    'case-papers-asked': eyes,
    'case-papers-in': eyes,
    'case-decided': eyes,
    'case-awaited': eyes,
    'case-collected': eyes,
    'case-withdrawn': eyes,
  },
  // What the code opens is the person's to say: pages that are no clerk's have no use for any of it.
  shown: (state, { role }) => (maySeeClerks(role) ? caseFold.freeze(state) : { cases: [], accepted: 0 }),
}
