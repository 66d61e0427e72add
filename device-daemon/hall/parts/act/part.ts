import { z } from 'zod'
import type { HallPart } from '../part.ts'
import { type ActFact, actFacts } from './facts.ts'
import type { Nothing } from '../noted.ts'
import { actFold } from './fold.ts'
import { type ActCommand, noteAct } from './rules.ts'

export const act: HallPart<Nothing, Nothing, ActFact, ActCommand> = {
  version: 1,
  facts: actFacts,
  fold: actFold,
  frozen: z.strictObject({}),
  rules: { 'note-act': noteAct },
  sight: { acted: { roles: ['supervisor'] } },
  shown: actFold.empty,
}
