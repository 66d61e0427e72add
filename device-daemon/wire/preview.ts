/** A ticket's layout before it is printed. `GET /api/devices/{place}/{name}/ticket` */
import { z } from 'zod'
import type { PaperRow } from '../../drivers/contract/kinds.ts'
import { queuePrefixSchema } from './words.ts'

/** Which ticket: the conditions that a layout knows. */
export const previewAskSchema = z.strictObject({
  queue: queuePrefixSchema,
  item: z.enum(['chosen', 'none']).default('chosen'),
  ahead: z.enum(['some', 'none']).default('some'),
  copy: z.enum(['original', 'reprint']).default('original'),
})
export type PreviewAsk = z.infer<typeof previewAskSchema>

const align = z.enum(['left', 'center', 'right'])
const times = z.int().min(1).max(8)
const dots = z.int().min(0)
const span = z.object({ text: z.string(), widthTimes: times, heightTimes: times, bold: z.boolean(), underline: z.boolean(), reverse: z.boolean() })
const bits = { align, widthDots: dots, heightDots: dots, bitsBase64: z.base64() }

const rowSchema = z.discriminatedUnion('row', [
  z.object({ row: z.literal('text'), align, spans: z.array(span).readonly() }),
  z.object({ row: z.literal('qr'), align, payload: z.string(), moduleDots: dots, correction: z.enum(['L', 'M', 'Q', 'H']) }),
  z.object({ row: z.literal('raster'), ...bits }),
  z.object({ row: z.literal('bars'), symbology: z.string(), payload: z.string(), ...bits }),
  z.object({ row: z.literal('feed'), dots }),
  z.object({ row: z.literal('cut'), full: z.boolean() }),
]) satisfies z.ZodType<PaperRow>

export const ticketPreviewSchema = z.object({
  /** The layout's own name, and the file that was read. */
  name: z.string(),
  file: z.string(),
  /** Tickets are printed like this now; false where the file has been changed since the daemon began. */
  inForce: z.boolean(),
  /** What `config check` would say; with any there is no paper. */
  faults: z.array(z.object({ zh: z.string(), en: z.string() })).readonly(),
  paper: z.object({ widthDots: dots, rows: z.array(rowSchema).readonly() }).nullable(),
})
export type TicketPreview = z.infer<typeof ticketPreviewSchema>
