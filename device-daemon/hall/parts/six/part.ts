import { z } from 'zod'
import { deviceDaySchema, statementSchema } from '../../../wire/six-view.ts'
import type { HallPart } from '../part.ts'
import { type SixFact, sixFacts } from './facts.ts'
import { type FrozenSix, sixFold, type SixState } from './fold.ts'
import { countDevices, type SixCommand, stateRequirement } from './rules.ts'

const eyes = { roles: ['supervisor'] } as const

export const six: HallPart<SixState, FrozenSix, SixFact, SixCommand> = {
  version: 1,
  facts: sixFacts,
  fold: sixFold,
  frozen: z.object({ statements: z.array(statementSchema), days: z.array(deviceDaySchema) }),
  rules: { 'state-requirement': stateRequirement, 'count-devices': countDevices },
  sight: { 'requirement-stated': eyes, 'devices-counted': eyes },
  // Asked for, where it is wanted (`GET /api/six`): it follows from live devices, too.
  shown: () => ({ statements: [], days: [] }),
}
