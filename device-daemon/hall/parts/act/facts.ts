import { z } from 'zod'
import { fact } from '../../../wire/stamp.ts'

/** What technicians and supervisors ask for, before it is done: who, what, of what, from where. What came of it are facts of its own. */
export const actFacts = [
  fact('acted', {
    /** As in the table of rights: `POST /api/rectifications/:rectification/assign`. */
    what: z.string().max(100),
    /** Which ones: the path's parameters. */
    on: z.array(z.string().max(100)).max(4),
    /** The address that it came from; of a page on this box, loopback. */
    from: z.string().max(64),
  }),
] as const
export type ActFact = z.infer<(typeof actFacts)[number]>
