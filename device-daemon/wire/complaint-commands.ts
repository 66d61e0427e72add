/** Bodies and answers of `/api/complaints`. */
import { z } from 'zod'
import { complaintAnswers, complaintFindings, complaintRefusals, complaintStates, complaintSteps, complaintSubjects, contentments, referrals } from './choices.ts'
import { complaintViewSchema } from './complaint-view.ts'
import { nameSchema, phoneSchema } from './help-commands.ts'
import { collectionCodeSchema, complaintNoSchema, rectificationNoSchema, ticketIdSchema, workNoSchema } from './words.ts'

/** `POST /api/complaints`. Nothing about a person is kept unless they agreed to it; without a contact it is anonymous. */
export const fileComplaintSchema = z.strictObject({
  about: z.array(z.enum(complaintSubjects)).min(1).max(complaintSubjects.length),
  link: z.union([z.strictObject({ ticket: ticketIdSchema }), z.strictObject({ rectification: rectificationNoSchema })]).nullable().default(null),
  /** How the person told a clerk; what comes from a kiosk was told there. */
  by: z.enum(['window', 'phone']).default('window'),
  contact: z.strictObject({ name: nameSchema.nullable().default(null), phone: phoneSchema, consent: z.literal(true) }).nullable().default(null),
})
export type FileComplaint = z.input<typeof fileComplaintSchema>

export const acceptComplaintSchema = z.strictObject({ handler: workNoSchema })
/** What is not ours is somebody's: to whom the person is sent is said with it. */
export const refuseComplaintSchema = z.union([
  z.strictObject({ reason: z.literal('not-ours'), referral: z.enum(referrals) }),
  z.strictObject({ reason: z.enum(complaintRefusals).exclude(['not-ours']), referral: z.null().default(null) }),
])
export const investigateComplaintSchema = z.strictObject({ finding: z.enum(complaintFindings) })
export const answerComplaintSchema = z.strictObject({ answer: z.enum(complaintAnswers) })
export const visitComplainantBackSchema = z.strictObject({ contentment: z.enum(contentments) })

/** What somebody who complains takes along, on paper where a printer is. */
export const complaintReceiptSchema = z.object({
  complaint: complaintNoSchema,
  /** With which they ask how it stands. */
  code: collectionCodeSchema,
  /** Until when it is accepted or refused; null where nobody knows. */
  due: z.iso.date().nullable(),
  /** Of the slip; null where there is none. */
  job: z.string().nullable(),
})
export type ComplaintReceipt = z.infer<typeof complaintReceiptSchema>

/** All that whoever has the code is told. */
export const complaintStatusSchema = z.object({ state: z.enum(complaintStates), due: z.iso.date().nullable() })
export type ComplaintStatus = z.infer<typeof complaintStatusSchema>

/** What somebody has to do with: how late it is, and what they can do with it now. The person's code is the person's. */
export const complaintRowSchema = complaintViewSchema.omit({ code: true, contact: true }).extend({
  /** Somebody can be reached. */
  reachable: z.boolean(),
  overdue: z.boolean(),
  /** The limit would end in a year of which no file of holidays is here. */
  calendarUnknown: z.boolean(),
  steps: z.array(z.enum(complaintSteps)),
})
export type ComplaintRow = z.infer<typeof complaintRowSchema>

export const complaintListSchema = z.object({ complaints: z.array(complaintRowSchema) })
export type ComplaintList = z.infer<typeof complaintListSchema>
