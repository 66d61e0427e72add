import { z } from 'zod'
import { fact } from '../../../wire/stamp.ts'

export const appointmentFacts = [
  /** The same appointment shown again: the person keeps their place. */
  fact('check-in-repeated', { appointment: z.string().max(40) }),
] as const
export type AppointmentFact = z.infer<(typeof appointmentFacts)[number]>
