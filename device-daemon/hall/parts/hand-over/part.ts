import { z } from 'zod'
import { handOverViewSchema } from '../../../wire/hand-over-view.ts'
import type { HallPart } from '../part.ts'
import { clerkEyes, maySeeClerks } from '../staff/sight.ts'
import { type HandOverFact, handOverFacts } from './facts.ts'
import { type FrozenHandOvers, handOverFold, type HandOverState } from './fold.ts'
import { closeHandOver, giveBackHandOver, type HandOverCommand, openHandOver, passHandOver, reassignHandOver, returnHandOvers, takeHandOver } from './rules.ts'

const eyes = { roles: clerkEyes } as const

export const handOver: HallPart<HandOverState, FrozenHandOvers, HandOverFact, HandOverCommand> = {
  version: 1,
  facts: handOverFacts,
  fold: handOverFold,
  frozen: z.object({ handOvers: z.array(handOverViewSchema), opened: z.int() }),
  rules: {
    'open-hand-over': openHandOver,
    'take-hand-over': takeHandOver,
    'give-back-hand-over': giveBackHandOver,
    'pass-hand-over': passHandOver,
    'reassign-hand-over': reassignHandOver,
    'close-hand-over': closeHandOver,
    'return-hand-overs': returnHandOvers,
  },
  sight: {
    'hand-over-opened': eyes,
    'hand-over-taken': eyes,
    'hand-over-returned': eyes,
    'hand-over-passed': eyes,
    'hand-over-reassigned': eyes,
    'hand-over-closed': eyes,
  },
  shown: (state, { role }) => (maySeeClerks(role) ? handOverFold.freeze(state) : { handOvers: [], opened: 0 }),
}
