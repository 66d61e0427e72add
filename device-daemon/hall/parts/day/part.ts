import { z } from 'zod'
import { everybody } from '../../../wire/words.ts'
import type { HallPart } from '../part.ts'
import { type DayFact, dayFacts } from './facts.ts'
import { dayFold, type DayState } from './fold.ts'
import { type DayCommand, openDay } from './rules.ts'

export const day: HallPart<DayState, DayState, DayFact, DayCommand> = {
  version: 1,
  facts: dayFacts,
  fold: dayFold,
  frozen: z.object({ date: z.iso.date().nullable() }),
  rules: { 'open-day': openDay },
  sight: { 'day-opened': { roles: everybody } },
  shown: dayFold.freeze,
}
