/** Until when a complaint (投诉) is seen to, in working days: halls promise differently, these are usual. */
import { z } from 'zod'

export const complaintSchema = z.strictObject({
  /** To accept or refuse it. */
  acceptDays: z.int().min(1).max(30).default(2),
  /** To answer it, from when it was accepted. */
  answerDays: z.int().min(1).max(90).default(10),
  /** To ask the person afterwards. */
  visitBackDays: z.int().min(1).max(30).default(3),
  escalateAfterDays: z.int().min(0).max(30).default(1),
  /** Calendar days after it is closed until the contact is erased. */
  contactDays: z.int().min(1).max(365).default(30),
})
