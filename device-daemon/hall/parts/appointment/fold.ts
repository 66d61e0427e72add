import type { PartFold } from '../part-fold.ts'
import type { AppointmentFact } from './facts.ts'

/** Which ticket an appointment became is the ticket's to know. */
export type AppointmentState = Readonly<Record<string, never>>

export const appointmentFold: PartFold<AppointmentState, AppointmentState, AppointmentFact> = {
  empty: () => ({}),
  steps: { 'check-in-repeated': () => undefined },
  turnDay: () => undefined,
  freeze: () => ({}),
  thaw: () => ({}),
}
