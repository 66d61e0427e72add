import { z } from 'zod'
import type { HallPart } from '../part.ts'
import { clerkEyes } from '../staff/sight.ts'
import { type IdentityFact, identityFacts } from './facts.ts'
import type { Nothing } from '../noted.ts'
import { identityFold } from './fold.ts'
import { type GiveIdentity, giveIdentity } from './rules.ts'

export const identity: HallPart<Nothing, Nothing, IdentityFact, GiveIdentity> = {
  version: 1,
  facts: identityFacts,
  fold: identityFold,
  frozen: z.strictObject({}),
  rules: { 'give-identity': giveIdentity },
  sight: { 'identity-given': { roles: clerkEyes } },
  shown: identityFold.empty,
}
