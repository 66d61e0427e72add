/** Until when the next step of something is promised, as dates: a later setting changes no promise. */
import { z } from 'zod'

export const stepLimitSchema = z.object({
  /** The last day. */
  due: z.iso.date(),
  /** When somebody is reminded of it. */
  remind: z.iso.date(),
  /** Open on a later day than this it is escalated. */
  escalate: z.iso.date(),
})
export type StepLimit = z.infer<typeof stepLimitSchema>
