import { z } from 'zod'
import { pauseReasons } from '../../../wire/choices.ts'
import { fact } from '../../../wire/stamp.ts'
import { workNoSchema } from '../../../wire/words.ts'

/** Who is at which window. Staff appear by work number only. */
export const staffFacts = [
  fact('clerk-signed-in', { workNo: workNoSchema }),
  fact('clerk-signed-out', { workNo: workNoSchema }),
  /** Nobody is called here until it is opened again, or its clerk goes. */
  fact('window-paused', { reason: z.enum(pauseReasons) }),
  fact('window-reopened', {}),
] as const
export type StaffFact = z.infer<(typeof staffFacts)[number]>
