import type { PartFold } from '../part-fold.ts'
import type { StaffFact } from './facts.ts'

export interface StaffState {
  /** Work number of the clerk signed in, by window. */
  readonly clerks: Map<number, string>
}

export type FrozenStaff = readonly (readonly [window: number, workNo: string])[]

export const staffFold: PartFold<StaffState, FrozenStaff, StaffFact> = {
  empty: () => ({ clerks: new Map() }),
  steps: {
    'clerk-signed-in': ({ clerks }, { window, data }) => {
      if (window !== undefined) clerks.set(window, data.workNo)
    },
    'clerk-signed-out': ({ clerks }, { window }) => {
      if (window !== undefined) clerks.delete(window)
    },
  },
  // A clerk who stays past midnight is still there.
  turnDay: () => undefined,
  freeze: ({ clerks }) => [...clerks],
  thaw: (clerks) => ({ clerks: new Map(clerks) }),
}

export const clerkAt = ({ clerks }: StaffState, window: number): string | null => clerks.get(window) ?? null
