import type { PartFold } from '../part-fold.ts'
import type { IdentityFact } from './facts.ts'

/** Nothing: no rule and no page asks what was given before. The facts are there to be looked through. */
export type IdentityState = Readonly<Record<string, never>>

export const identityFold: PartFold<IdentityState, IdentityState, IdentityFact> = {
  empty: () => ({}),
  steps: { 'identity-given': () => undefined },
  turnDay: () => undefined,
  freeze: () => ({}),
  thaw: () => ({}),
}
