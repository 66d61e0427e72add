import { z } from 'zod'
import type { HallPart } from '../part.ts'
import { type AppointmentFact, appointmentFacts } from './facts.ts'
import { appointmentFold, type AppointmentState } from './fold.ts'
import { type AppointmentCommand, checkIn } from './rules.ts'

export const appointment: HallPart<AppointmentState, AppointmentState, AppointmentFact, AppointmentCommand> = {
  version: 1,
  facts: appointmentFacts,
  fold: appointmentFold,
  frozen: z.record(z.string(), z.never()),
  rules: { 'check-in': checkIn },
  sight: { 'check-in-repeated': { roles: ['supervisor'] } },
  shown: appointmentFold.freeze,
}
