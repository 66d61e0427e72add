import { z } from 'zod'
import { correctionReasons } from '../../../wire/choices.ts'
import { fact } from '../../../wire/stamp.ts'
import { timeSchema, workNoSchema } from '../../../wire/words.ts'

export const attendanceFacts = [
  /** Beside what sign-ins recorded, by a supervisor: the actor. Local times; null: as it was recorded. */
  fact('attendance-corrected', { clerk: workNoSchema, date: z.iso.date(), firstIn: timeSchema.nullable(), lastOut: timeSchema.nullable(), reason: z.enum(correctionReasons) }),
] as const
export type AttendanceFact = z.infer<(typeof attendanceFacts)[number]>
