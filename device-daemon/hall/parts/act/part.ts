import { z } from 'zod'
import type { HallPart } from '../part.ts'
import { type ActFact, actFacts } from './facts.ts'
import { actFold, type ActState } from './fold.ts'
import { type ActCommand, noteAct } from './rules.ts'

export const act: HallPart<ActState, ActState, ActFact, ActCommand> = {
  version: 1,
  facts: actFacts,
  fold: actFold,
  frozen: z.record(z.string(), z.never()),
  rules: { 'note-act': noteAct },
  sight: { acted: { roles: ['supervisor'] } },
  shown: (state) => state,
}
