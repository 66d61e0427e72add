/** An appointment as a clerk, a supervisor or a booking system sees it. */
import { z } from 'zod'
import { appointmentIdSchema, itemCodeSchema, ticketIdSchema, timeSchema } from './words.ts'

export const appointmentStates = ['booked', 'arrived', 'cancelled', 'released'] as const

export const appointmentViewSchema = z.object({
  appointment: appointmentIdSchema,
  item: itemCodeSchema,
  date: z.iso.date(),
  /** Wall clock of the site; null, both: any time of the day. `to` null: at `from`. */
  from: timeSchema.nullable(),
  to: timeSchema.nullable(),
  state: z.enum(appointmentStates),
  /** What it became when its person came. */
  ticket: ticketIdSchema.nullable(),
})
export type AppointmentView = z.infer<typeof appointmentViewSchema>

/** `GET /api/appointments/slots` */
export const slotViewSchema = z.object({ from: timeSchema, to: timeSchema, capacity: z.int(), free: z.int() })
export type SlotView = z.infer<typeof slotViewSchema>

/** `POST /api/appointments`: how many rows did what. */
export const bookedSchema = z.object({ booked: z.int(), moved: z.int(), cancelled: z.int(), unchanged: z.int() })
export type Booked = z.infer<typeof bookedSchema>
