/** A call for staff as pages see it: a kiosk asks that somebody comes. Who asks and why, nobody says. */
import { z } from 'zod'
import { instantSchema, kioskNumberSchema, staffCallNoSchema, windowNumberSchema } from './words.ts'

export const staffCallStates = ['open', 'answered'] as const

export const staffCallViewSchema = z.object({
  call: staffCallNoSchema,
  kiosk: kioskNumberSchema,
  since: instantSchema,
  state: z.enum(staffCallStates),
  /** From where somebody comes; null while nobody does, and where a supervisor does. */
  window: windowNumberSchema.nullable(),
  /** Null while it is open. */
  answeredAt: instantSchema.nullable(),
})
export type StaffCallView = z.infer<typeof staffCallViewSchema>
