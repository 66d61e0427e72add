import { z } from 'zod'
import { fact } from '../../../wire/stamp.ts'
import { paperOfSchema } from '../../../wire/views.ts'
import { deviceIdSchema } from '../../../wire/words.ts'

const job = z.string().max(40)
const reason = z.string().max(40)

/** A ticket's way to paper. */
export const printFacts = [
  fact('print-queued', { job, printer: deviceIdSchema, copy: z.enum(['original', 'reprint']), paper: paperOfSchema }),
  /** Written before the first byte goes to the line: after a crash this job may be on paper. */
  fact('print-started', { job }),
  fact('printed', { job }),
  /** Nobody can know whether it is on paper. */
  fact('print-unconfirmed', { job, reason }),
  fact('print-failed', { job, reason }),
] as const
export type PrintFact = z.infer<(typeof printFacts)[number]>
