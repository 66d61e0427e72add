/** To whom facts of the hall are sent. The secret is in a file of its own, so that the hall's file can be shown around. */
import { z } from 'zod'
import { factTypes } from '../device-daemon/hall/hall.ts'

const isWebUrl = (text: string): boolean => {
  const url = URL.parse(text)
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
}

const webhookSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'is 1 to 40 small letters, digits and hyphens'),
  url: z.string().max(2000).refine(isWebUrl, 'is not an address such as https://office.example/guitai, without a name and password'),
  /** Relative to the hall's file. */
  secretFile: z.string().min(1),
  /** Types of facts; without it all that a supervisor may see. */
  events: z.array(z.enum(factTypes)).min(1).max(200).optional(),
  /** Whether the receiver may be on this machine, or have a link-local address. */
  allowLocal: z.boolean().default(false),
})
export type WebhookConfig = z.infer<typeof webhookSchema>

export const webhooksSchema = z.array(webhookSchema).max(16).default([])
