/** Bodies and answers of the HTTP commands. */

import { z } from 'zod'
import { callReasons, cancelReasons, caseOutcomes, giveBackReasons, handOverOutcomes, handOverWords, noticeSizes, papersMax, pauseReasons, transferReasons, withdrawReasons, withdrawWhys } from './choices.ts'
import { handOverToSchema } from './hand-over-view.ts'
import { ticketViewSchema, waitSchema } from './views.ts'
import {
  caseNoSchema,
  instantSchema,
  itemCodeSchema,
  noticeNoSchema,
  prioritySchema,
  queuePrefixSchema,
  roleSchema,
  ticketIdSchema,
  windowNumberSchema,
  workNoSchema,
} from './words.ts'

/** `card`: the reference of one that was laid at this kiosk. */
const said = { priority: prioritySchema.optional(), card: z.uuid().optional() }
/** `POST /api/tickets`: by queue or by service item, not both. */
export const takeTicketSchema = z.union([
  z.strictObject({ queue: queuePrefixSchema, ...said }),
  z.strictObject({ item: itemCodeSchema, ...said }),
])
export type TakeTicket = z.infer<typeof takeTicketSchema>

/** `POST /api/tickets/{id}/priority`; null takes it back. */
export const prioritiseSchema = z.strictObject({ priority: prioritySchema.nullable() })

// ---- `POST /api/windows/{n}/…` ----
export const callChosenSchema = z.strictObject({ ticket: ticketIdSchema, reason: z.enum(callReasons) })
export const resumeSchema = z.strictObject({ ticket: ticketIdSchema })
/** Without a ticket: the person at the window. */
export const parkSchema = z.strictObject({ ticket: ticketIdSchema.nullable().default(null) })
export const cancelSchema = z.strictObject({
  ticket: ticketIdSchema.nullable().default(null),
  reason: z.enum(cancelReasons),
})
export const transferSchema = z.strictObject({
  to: z.union([
    z.strictObject({ queue: queuePrefixSchema }),
    z.strictObject({ item: itemCodeSchema }),
    z.strictObject({ window: windowNumberSchema }),
    z.strictObject({ clerk: workNoSchema }),
  ]),
  reason: z.enum(transferReasons),
})
/** `POST /api/windows/{n}/withdraw-rating` */
export const withdrawRatingSchema = z.strictObject({ why: z.enum(withdrawWhys) })
export const addItemSchema = z.strictObject({ item: itemCodeSchema })
export const pauseSchema = z.strictObject({ reason: z.enum(pauseReasons) })
/** `POST /api/windows/{n}/accept` */
export const acceptCaseSchema = z.strictObject({ item: itemCodeSchema, waits: z.boolean().default(false) })
export const handOutSchema = z.strictObject({ case: caseNoSchema })
/** `POST /api/cases/{case}/…` */
export const decideCaseSchema = z.strictObject({ outcome: z.enum(caseOutcomes) })
export const withdrawCaseSchema = z.strictObject({ reason: z.enum(withdrawReasons) })
/** `POST /api/notices` */
export const giveNoticeSchema = z.strictObject({ item: itemCodeSchema, ticket: ticketIdSchema.nullable().default(null), size: z.enum(noticeSizes).default('normal') })
/** `POST /api/windows/{n}/check-notice`: places in the item's list; none: everything is there. */
export const checkNoticeSchema = z.strictObject({ notice: noticeNoSchema, missing: z.array(z.int().min(0).max(papersMax - 1)).max(papersMax) })
/** `POST /api/hand-overs/{handOver}/reassign` */
export const reassignHandOverSchema = z.strictObject({ to: handOverToSchema })
/** `POST /api/windows/{n}/hand-overs` and `…/hand-overs/{handOver}/…` */
export const passHandOverSchema = reassignHandOverSchema.extend({ word: z.enum(handOverWords) })
export const openHandOverSchema = passHandOverSchema.extend({ ticket: ticketIdSchema.nullable().default(null), item: itemCodeSchema.nullable().default(null) })
export const giveBackSchema = z.strictObject({ reason: z.enum(giveBackReasons) })
export const closeHandOverSchema = z.strictObject({ outcome: z.enum(handOverOutcomes) })
/** Why nobody is called at the window; null while it is open. */
export const pausedSchema = z.object({ paused: z.enum(pauseReasons).nullable() })

export const ticketReceiptSchema = ticketViewSchema.extend({
  /** People before this one in the same queue. */
  ahead: z.int(),
  /** Null for whoever does not wait, and while no window is open for them. */
  wait: waitSchema.nullable(),
  /** The print job, where a printer is there for it. */
  job: z.string().nullable(),
  /** What the ticket's QR code says. */
  qr: z.string(),
})
export type TicketReceipt = z.infer<typeof ticketReceiptSchema>

/** `POST /api/check-ins`: what a scanner or camera read. */
export const checkInSchema = z.strictObject({ code: z.string().min(1).max(512) })

/** `POST /api/reading`: whether this page of a kiosk waits for a code. It says so again every few seconds. */
export const readingSchema = z.strictObject({ page: z.string().regex(/^[0-9A-Za-z-]{1,40}$/), waits: z.boolean() })

/** `POST /api/windows/{n}/sign-in` */
export const signInSchema = z.strictObject({ workNo: workNoSchema, pin: z.string().regex(/^\d{4,12}$/) })
export const signedInSchema = z.object({
  token: z.string(),
  clerk: z.object({ workNo: workNoSchema, name: z.string() }),
  expiresAt: instantSchema,
})
export type SignIn = z.infer<typeof signInSchema>
export type SignedIn = z.infer<typeof signedInSchema>
/** `GET /api/clerks` */
export const clerkListSchema = z.object({ clerks: z.array(z.object({ workNo: workNoSchema, name: z.string(), supervises: z.boolean() })) })
export type ClerkList = z.infer<typeof clerkListSchema>

/** `POST /api/pairing`: only while the hall is emulated. */
export const pairSchema = z.strictObject({
  role: roleSchema,
  window: windowNumberSchema.optional(),
  kiosk: z.int().min(1).optional(),
})
export const pairedSchema = z.object({ token: z.string() })
