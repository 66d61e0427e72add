import { z } from 'zod'
import { deviceIdSchema } from './words.ts'

/** A line that several devices share. `GET /api/lines` */
export const lineViewSchema = z.object({
  id: deviceIdSchema,
  line: z.string(),
  open: z.boolean(),
  devices: z.array(z.object({ id: deviceIdSchema, address: z.int() })),
  /** Addresses that have spoken and belong to no device of the configuration. */
  strangers: z.array(z.int()),
  /** Pieces of what was heard that are no frames. */
  garbage: z.int(),
})
export type LineView = z.infer<typeof lineViewSchema>
