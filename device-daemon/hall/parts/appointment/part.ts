import { z } from 'zod'
import { appointmentViewSchema } from '../../../wire/appointment-view.ts'
import { holderSchema } from '../../../wire/words.ts'
import type { HallPart } from '../part.ts'
import { type BookAppointments, bookAppointments } from './book.ts'
import { type AppointmentFact, appointmentFacts } from './facts.ts'
import { appointmentFold, type AppointmentState, type FrozenAppointments } from './fold.ts'
import { type ReleaseAppointments, releaseAppointments } from './release.ts'
import { type CheckIn, checkIn } from './rules.ts'

export type AppointmentCommand = CheckIn | BookAppointments | ReleaseAppointments

/** And a booking system, by its webhook. Pages ask for a day's list when they show it. */
const eyes = { roles: ['supervisor'] } as const

export const appointment: HallPart<AppointmentState, FrozenAppointments, AppointmentFact, AppointmentCommand> = {
  version: 2,
  facts: appointmentFacts,
  fold: appointmentFold,
  frozen: z.object({ appointments: z.array(appointmentViewSchema.extend({ holder: holderSchema.nullable() })) }),
  rules: { 'check-in': checkIn, 'book-appointments': bookAppointments, 'release-appointments': releaseAppointments },
  sight: {
    // The digest is for the daemon alone: whoever has a day's key could find out whose it is.
    'appointment-booked': { ...eyes, mask: (fact) => ({ ...fact, data: { ...fact.data, holder: null } }) },
    'appointment-cancelled': eyes,
    'appointment-arrived': eyes,
    'appointment-released': eyes,
    'check-in-repeated': eyes,
  },
  shown: () => ({ appointments: [] }),
}
