import { z } from 'zod'
import { handOverOutcomes, handOverWords, returnReasons } from '../../../wire/choices.ts'
import { handOverToSchema } from '../../../wire/hand-over-view.ts'
import { fact } from '../../../wire/stamp.ts'
import { handOverNoSchema, instantSchema, itemCodeSchema, workNoSchema } from '../../../wire/words.ts'

const of = { handOver: handOverNoSchema }
/** Whom it goes to, with what word, and when it comes back if nobody takes it. */
const handed = { to: handOverToSchema, word: z.enum(handOverWords), returnsAt: instantSchema }

/** First-contact responsibility (首问负责制): who met the person first sees to it until somebody has closed it. */
export const handOverFacts = [
  fact('hand-over-opened', { ...of, first: workNoSchema, item: itemCodeSchema.nullable(), ...handed, /** Open for longer it is overdue. */ dueAt: instantSchema }),
  fact('hand-over-taken', { ...of, by: workNoSchema }),
  /** It is the first clerk's own again. */
  fact('hand-over-returned', { ...of, why: z.enum(returnReasons) }),
  /** Handed over anew, by the first clerk. */
  fact('hand-over-passed', { ...of, ...handed }),
  /** Given to somebody else by a supervisor, whoever had it. */
  fact('hand-over-reassigned', { ...of, to: handed.to, returnsAt: handed.returnsAt }),
  fact('hand-over-closed', { ...of, outcome: z.enum(handOverOutcomes) }),
] as const
export type HandOverFact = z.infer<(typeof handOverFacts)[number]>
