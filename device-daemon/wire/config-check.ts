/** Whether the hall's files as they are now could be started with: asked for before a restart, by whoever changed them. */
import { z } from 'zod'

export const configCheckSchema = z.object({
  /** Whether a start would say otherwise than what runs. */
  changed: z.boolean(),
  faults: z.array(
    z.object({
      /** Its name, without its folder. */
      file: z.string(),
      /** `devices[2].baudRate`; empty where it concerns a whole file. */
      path: z.string(),
      sentence: z.object({ zh: z.string(), en: z.string() }),
    }),
  ),
})
export type ConfigCheck = z.infer<typeof configCheckSchema>
