import type { PartFold } from '../part-fold.ts'
import type { IdentityFact } from './facts.ts'

export interface IdentityState {
  /** Cards that were given to other systems' pages today, by window. */
  readonly given: Map<number, number>
}

export interface FrozenIdentity {
  readonly given: readonly (readonly [window: number, count: number])[]
}

export const identityFold: PartFold<IdentityState, FrozenIdentity, IdentityFact> = {
  empty: () => ({ given: new Map() }),
  steps: {
    'identity-given': ({ given }, { window }) => {
      if (window !== undefined) given.set(window, (given.get(window) ?? 0) + 1)
    },
  },
  turnDay: ({ given }) => given.clear(),
  freeze: ({ given }) => ({ given: [...given] }),
  thaw: ({ given }) => ({ given: new Map(given) }),
}
