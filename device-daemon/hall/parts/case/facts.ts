import { z } from 'zod'
import { caseOutcomes, withdrawReasons } from '../../../wire/choices.ts'
import { fact } from '../../../wire/stamp.ts'
import { dueSchema } from '../../../wire/case-view.ts'
import { caseNoSchema, collectionCodeSchema, itemCodeSchema, ticketNumberSchema } from '../../../wire/words.ts'

const of = { case: caseNoSchema }

/** What was taken in at a window and is decided behind it (前台综合受理 → 后台分类审批 → 统一窗口出件). No name, no number of a person. */
export const caseFacts = [
  fact('case-accepted', {
    ...of,
    item: itemCodeSchema,
    /** What the person was called by. */
    number: ticketNumberSchema,
    /** What the person shows or says when they come for what was made. */
    code: collectionCodeSchema,
    /** The person waits in the hall. */
    waits: z.boolean(),
    due: dueSchema,
  }),
  /** Somebody behind the window sees to it: the actor. */
  fact('case-taken', of),
  /** Something is missing: the clock of the limits stands still. */
  fact('case-papers-asked', { ...of, /** The business date. */ on: z.iso.date() }),
  /** It is there, and the limits end later by as long as it took. */
  fact('case-papers-in', { ...of, due: dueSchema }),
  fact('case-decided', { ...of, outcome: z.enum(caseOutcomes) }),
  /** The person is here for it, with the ticket of this fact. */
  fact('case-awaited', of),
  fact('case-collected', of),
  fact('case-withdrawn', { ...of, reason: z.enum(withdrawReasons) }),
] as const
export type CaseFact = z.infer<(typeof caseFacts)[number]>
