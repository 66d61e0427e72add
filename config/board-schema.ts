/** What the hall's board says besides who is called. */
import { z } from 'zod'
import { oneLine } from './one-line.ts'

export const boardSchema = z.strictObject({
  /** Whether a call is said in English too, after the Chinese. */
  english: z.boolean().default(false),
  /** A folder of the hall's own recordings, relative to this file; a name that is not in it is spoken by the pack that ships. */
  clips: z.string().min(1).optional(),
  /** A line that runs at the foot of the board. */
  marquee: z.strictObject({ zh: oneLine(200), en: oneLine(400) }).optional(),
})
