import { z } from 'zod'
import { deviceIdSchema, instantSchema, type Role } from '../../../wire/words.ts'
import type { HallPart } from '../part.ts'
import { type PaperFact, paperFacts } from './facts.ts'
import { paperFold, type PaperState, type Roll } from './fold.ts'
import { changeRoll, nearEnd, type PaperCommand } from './rules.ts'

/** Whoever may have to fetch a roll. */
const eyes: readonly Role[] = ['clerk', 'technician', 'supervisor']
const mm = z.int().min(0)

export const paper: HallPart<PaperState, readonly Roll[], PaperFact, PaperCommand> = {
  version: 1,
  facts: paperFacts,
  fold: paperFold,
  frozen: z.array(
    z.object({
      printer: deviceIdSchema,
      changedAt: instantSchema.nullable(),
      rollMm: mm.nullable(),
      usedMm: mm,
      cuts: z.int(),
      jobs: z.int(),
      nearEnd: z.boolean(),
    }),
  ),
  rules: { 'change-roll': changeRoll, 'roll-near-end': nearEnd },
  sight: { 'roll-changed': { roles: eyes }, 'paper-used': { roles: eyes }, 'roll-near-end': { roles: eyes } },
  shown: (state, { role }) => (eyes.includes(role) ? paperFold.freeze(state) : []),
}
