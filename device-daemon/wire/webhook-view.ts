/** How far a webhook has come, for who looks after it. Neither its secret nor its whole address. */
import { z } from 'zod'

export const webhookViewSchema = z.object({
  id: z.string(),
  host: z.string(),
  /** The last event that needs no more sending. */
  cursor: z.int(),
  /** The newest event of the hall. */
  head: z.int(),
  /** Events to be sent; 1000 stands for as many or more. */
  waiting: z.int(),
  lastError: z.string().nullable(),
  nextTry: z.string().nullable(),
  /** Given up, the newest first, 100 at most. */
  deadLetters: z.array(z.object({ seq: z.int(), type: z.string(), at: z.string(), reason: z.string() })),
})
export type WebhookView = z.infer<typeof webhookViewSchema>

/** Everything after this event is sent again. */
export const replaySchema = z.strictObject({ after: z.int().min(0) })
