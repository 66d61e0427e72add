/** Bodies and answers of the commands about help. */
import { z } from 'zod'
import { helpCancelReasons, helpHalves, helpKinds, helpResults } from './choices.ts'
import { itemCodeSchema, placeCodeSchema, workNoSchema } from './words.ts'

/** A mobile number, or one of a landline with its area code. */
export const phoneSchema = z.string().regex(/^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8})$/)
export const nameSchema = z.string().regex(/^[^\p{C}\p{Z}](?:[^\p{C}]{0,18}[^\p{C}\p{Z}])?$/u)

/** Who complains need not say a name. */
export const contactSchema = z.object({ name: nameSchema.nullable(), phone: phoneSchema })
export type Contact = z.infer<typeof contactSchema>

/** `POST /api/help`. Nothing about a person is kept unless they agreed to it. */
export const requestHelpSchema = z.strictObject({
  kind: z.enum(helpKinds),
  item: itemCodeSchema,
  place: placeCodeSchema,
  on: z.iso.date(),
  half: z.enum(helpHalves),
  /** How the person asked a clerk; what comes from a kiosk was asked there. */
  by: z.enum(['window', 'phone']).default('window'),
  contact: z.strictObject({ name: nameSchema, phone: phoneSchema, consent: z.literal(true) }).nullable().default(null),
})
export type RequestHelp = z.input<typeof requestHelpSchema>

// ---- `POST /api/windows/{n}/help/{help}/…` ----
/** Without a clerk: the one who says so. */
export const assignHelpSchema = z.strictObject({ clerk: workNoSchema.nullable().default(null) })
export const closeHelpSchema = z.strictObject({ result: z.enum(helpResults) })
export const cancelHelpSchema = z.strictObject({ reason: z.enum(helpCancelReasons) })
