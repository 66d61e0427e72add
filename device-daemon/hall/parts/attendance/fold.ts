import type { PartFold } from '../part-fold.ts'
import type { AttendanceFact } from './facts.ts'

/** Attendance itself follows from sign-ins and is counted with the figures: no command depends on it. */
export type AttendanceState = Readonly<Record<string, never>>

export const attendanceFold: PartFold<AttendanceState, AttendanceState, AttendanceFact> = {
  empty: () => ({}),
  steps: { 'attendance-corrected': () => undefined },
  turnDay: () => undefined,
  freeze: (state) => state,
  thaw: (state) => state,
}
