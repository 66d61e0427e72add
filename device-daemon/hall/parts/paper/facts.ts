import { z } from 'zod'
import { fact } from '../../../wire/stamp.ts'
import { deviceIdSchema } from '../../../wire/words.ts'

const printer = deviceIdSchema
const mm = z.int().min(0)

/** What becomes of the rolls in the printers. */
export const paperFacts = [
  /** `mm`: how long a new one is. */
  fact('roll-changed', { printer, mm }),
  /** What one job took. Written with its end, where it is or may be on paper. */
  fact('paper-used', { printer, mm, cuts: z.int().min(0) }),
  /** The printer's own sensor says so. */
  fact('roll-near-end', { printer }),
] as const
export type PaperFact = z.infer<(typeof paperFacts)[number]>
