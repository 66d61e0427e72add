import { z } from 'zod'
import { dayLeftSchema } from '../../../wire/views.ts'
import { everybody } from '../../../wire/words.ts'
import type { HallPart } from '../part.ts'
import { clerkEyes, maySeeClerks } from '../staff/sight.ts'
import { type DayFact, dayFacts } from './facts.ts'
import { dayFold, type DayState } from './fold.ts'
import { type DayCommand, openDay } from './rules.ts'

export const day: HallPart<DayState, DayState, DayFact, DayCommand> = {
  version: 2,
  facts: dayFacts,
  fold: dayFold,
  frozen: z.object({ date: z.iso.date().nullable(), left: dayLeftSchema.nullable() }),
  rules: { 'open-day': openDay },
  sight: { 'day-opened': { roles: everybody }, 'day-closed': { roles: clerkEyes } },
  shown: ({ date, left }, { role }) => ({ date, left: maySeeClerks(role) ? left : null }),
}
