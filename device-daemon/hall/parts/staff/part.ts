import { z } from 'zod'
import { pauseReasons } from '../../../wire/choices.ts'
import { everybody, windowNumberSchema, workNoSchema } from '../../../wire/words.ts'
import type { HallPart } from '../part.ts'
import { type StaffFact, staffFacts } from './facts.ts'
import { type FrozenStaff, type StaffState, staffFold } from './fold.ts'
import { pause, reopen, type StaffCommand, signIn, signOut } from './rules.ts'
import { maySeeClerks, signInEyes } from './sight.ts'

export const staff: HallPart<StaffState, FrozenStaff, StaffFact, StaffCommand> = {
  version: 2,
  facts: staffFacts,
  fold: staffFold,
  frozen: z.object({
    clerks: z.array(z.tuple([windowNumberSchema, workNoSchema])),
    paused: z.array(z.tuple([windowNumberSchema, z.enum(pauseReasons)])),
  }),
  rules: { 'sign-in': signIn, 'sign-out': signOut, 'pause': pause, 'reopen': reopen },
  sight: {
    'clerk-signed-in': { roles: signInEyes, ownWindow: 'pad' },
    'clerk-signed-out': { roles: signInEyes, ownWindow: 'pad' },
    'window-paused': { roles: everybody, outside: (fact) => ({ ...fact, data: { reason: 'other' } }) },
    'window-reopened': { roles: everybody },
  },
  shown: (state, { role, window }) =>
    maySeeClerks(role)
      ? staffFold.freeze(state)
      : { clerks: role === 'pad' ? [...state.clerks].filter(([number]) => number === window) : [], paused: [...state.paused.keys()].map((window) => [window, 'other']) },
}
