import type { AppointmentView } from '../../../wire/appointment-view.ts'
import type { StepTable } from '../step-table.ts'

export const appointmentMachine: StepTable<AppointmentView['state'], 'book' | 'cancel' | 'arrive' | 'release'> = {
  booked: { book: 'booked', cancel: 'cancelled', arrive: 'arrived', release: 'released' },
  cancelled: { book: 'booked' },
  released: { book: 'booked' },
  arrived: {},
}
