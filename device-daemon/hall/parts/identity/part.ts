import { z } from 'zod'
import { windowNumberSchema } from '../../../wire/words.ts'
import type { HallPart } from '../part.ts'
import { clerkEyes, maySeeClerks } from '../staff/sight.ts'
import { type IdentityFact, identityFacts } from './facts.ts'
import { type FrozenIdentity, identityFold, type IdentityState } from './fold.ts'
import { type GiveIdentity, giveIdentity } from './rules.ts'

export const identity: HallPart<IdentityState, FrozenIdentity, IdentityFact, GiveIdentity> = {
  version: 1,
  facts: identityFacts,
  fold: identityFold,
  frozen: z.object({ given: z.array(z.tuple([windowNumberSchema, z.int()])) }),
  rules: { 'give-identity': giveIdentity },
  sight: { 'identity-given': { roles: clerkEyes } },
  shown: (state, { role }) => (maySeeClerks(role) ? identityFold.freeze(state) : { given: [] }),
}
