import type { z } from 'zod'
import { fact } from '../../../wire/stamp.ts'
import { workNoSchema } from '../../../wire/words.ts'

/** Who is at which window. Staff appear by work number only. */
export const staffFacts = [
  fact('clerk-signed-in', { workNo: workNoSchema }),
  fact('clerk-signed-out', { workNo: workNoSchema }),
] as const
export type StaffFact = z.infer<(typeof staffFacts)[number]>
