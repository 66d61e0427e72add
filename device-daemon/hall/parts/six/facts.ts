import { z } from 'zod'
import { metLevels } from '../../../wire/choices.ts'
import { deviceMinutesSchema } from '../../../wire/six-view.ts'
import { fact } from '../../../wire/stamp.ts'
import { lineCodeSchema } from '../../../wire/words.ts'

/** The six requirements of a service point (六有). */
export const sixFacts = [
  /** By a supervisor: the actor. Evidence is kinds of a list, never a sentence. */
  fact('requirement-stated', { line: lineCodeSchema, checklist: z.string().max(20), met: z.enum(metLevels), evidence: z.array(lineCodeSchema).max(20), count: z.int().min(0).nullable() }),
  /** By the daemon: how devices were since it was last said, of one date. Several of one date are added up. */
  fact('devices-counted', { date: z.iso.date(), devices: z.array(deviceMinutesSchema).min(1).max(256) }),
] as const
export type SixFact = z.infer<(typeof sixFacts)[number]>
