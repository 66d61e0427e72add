/** A complaint (投诉) until the person was answered and asked what they say of the answer. Who that is, it does not say. */
import { z } from 'zod'
import { complaintAnswers, complaintChannels, complaintFindings, complaintRefusals, complaintStates, complaintSubjects, contentments, referrals } from './choices.ts'
import { stepLimitSchema } from './step-limit.ts'
import { actorSchema, collectionCodeSchema, complaintNoSchema, contactRefSchema, instantSchema, rectificationNoSchema, ticketIdSchema, workNoSchema } from './words.ts'

export const complaintViewSchema = z.object({
  complaint: complaintNoSchema,
  /** With which the person asks how it stands. */
  code: collectionCodeSchema,
  channel: z.enum(complaintChannels),
  about: z.array(z.enum(complaintSubjects)),
  /** The visit it is about, and whose act that was. */
  ticket: ticketIdSchema.nullable(),
  clerk: workNoSchema.nullable(),
  /** The case of a bad rating that it goes with. */
  rectification: rectificationNoSchema.nullable(),
  /** Nobody left a way to be reached. */
  anonymous: z.boolean(),
  /** By what the contact is found, outside the journal; null where none was left, and once it is erased. */
  contact: contactRefSchema.nullable(),
  filedAt: instantSchema,
  state: z.enum(complaintStates),
  /** Which clerk sees to it, beside the supervisors; null where none does. */
  handler: workNoSchema.nullable(),
  /** Null where nothing is promised, and where the calendar does not know the year. */
  limit: stepLimitSchema.nullable(),
  /** Of this limit. */
  reminded: z.boolean(),
  escalated: z.boolean(),
  refusal: z.object({ reason: z.enum(complaintRefusals), referral: z.enum(referrals).nullable() }).nullable(),
  finding: z.enum(complaintFindings).nullable(),
  answer: z.enum(complaintAnswers).nullable(),
  visitedBack: z.enum(contentments).nullable(),
  /** Who has seen the contact. */
  seenBy: z.array(actorSchema),
  closedAt: instantSchema.nullable(),
})
export type ComplaintView = z.infer<typeof complaintViewSchema>
