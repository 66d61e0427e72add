import type { PauseReason } from '../../../wire/choices.ts'
import type { PartFold } from '../part-fold.ts'
import type { StaffFact } from './facts.ts'

export interface StaffState {
  /** Work number of the clerk signed in, by window. */
  readonly clerks: Map<number, string>
  /** Windows where nobody is called at present, and why. */
  readonly paused: Map<number, PauseReason>
}

export interface FrozenStaff {
  readonly clerks: readonly (readonly [window: number, workNo: string])[]
  readonly paused: readonly (readonly [window: number, reason: PauseReason])[]
}

export const staffFold: PartFold<StaffState, FrozenStaff, StaffFact> = {
  empty: () => ({ clerks: new Map(), paused: new Map() }),
  steps: {
    'clerk-signed-in': ({ clerks }, { window, data }) => {
      if (window !== undefined) clerks.set(window, data.workNo)
    },
    'clerk-signed-out': ({ clerks, paused }, { window }) => {
      if (window === undefined) return
      clerks.delete(window)
      paused.delete(window)
    },
    'window-paused': ({ paused }, { window, data }) => {
      if (window !== undefined) paused.set(window, data.reason)
    },
    'window-reopened': ({ paused }, { window }) => {
      if (window !== undefined) paused.delete(window)
    },
  },
  // A clerk who stays past midnight is still there.
  turnDay: () => undefined,
  freeze: ({ clerks, paused }) => ({ clerks: [...clerks], paused: [...paused] }),
  thaw: ({ clerks, paused }) => ({ clerks: new Map(clerks), paused: new Map(paused) }),
}

export const clerkAt = ({ clerks }: StaffState, window: number): string | null => clerks.get(window) ?? null
export const pausedAt = ({ paused }: StaffState, window: number): PauseReason | null => paused.get(window) ?? null
