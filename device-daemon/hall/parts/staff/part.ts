import { z } from 'zod'
import { windowNumberSchema, workNoSchema } from '../../../wire/words.ts'
import type { HallPart } from '../part.ts'
import { type StaffFact, staffFacts } from './facts.ts'
import { type FrozenStaff, staffFold, type StaffState } from './fold.ts'
import { type StaffCommand, signIn, signOut } from './rules.ts'
import { clerkEyes, maySeeClerks } from './sight.ts'

export const staff: HallPart<StaffState, FrozenStaff, StaffFact, StaffCommand> = {
  version: 1,
  facts: staffFacts,
  fold: staffFold,
  frozen: z.array(z.tuple([windowNumberSchema, workNoSchema])),
  rules: { 'sign-in': signIn, 'sign-out': signOut },
  sight: { 'clerk-signed-in': { roles: clerkEyes }, 'clerk-signed-out': { roles: clerkEyes } },
  shown: (state, { role }) => (maySeeClerks(role) ? staffFold.freeze(state) : []),
}
