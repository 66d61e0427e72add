/** What a period's work is appraised by: weights that the hall sets itself, out in the open. */
import { z } from 'zod'

const weight = z.number().min(0).max(100)

export const appraisalSchema = z.strictObject({
  weights: z
    .strictObject({
      /** Of those who rated, the share who did not choose one of the two lowest levels. */
      good: weight.default(30),
      /** Of the ended acts, the share that was rated. */
      active: weight.default(15),
      /** Of the ended acts, the share that was asked for and not taken back. */
      asked: weight.default(15),
      /** Of the ended acts, the share without a second slip of missing papers. */
      told: weight.default(10),
      /** Of the people called, the share who had not waited for more than half an hour. */
      waits: weight.default(5),
      /** Of the decided cases, the share within the promised limit. */
      limits: weight.default(10),
      /** Of the bad ratings that were seen to, the share without an escalation. */
      cases: weight.default(5),
      /** Of the days there, the share on time; only in a hall with `officeHours`. */
      attendance: weight.default(10),
    })
    .prefault({})
    .refine((weights) => Object.values(weights).some((one) => one > 0), 'is nothing: one weight at least is above 0'),
  /** With fewer acts than this nobody is scored or ranked. */
  fewActs: z.int().min(1).max(10_000).default(30),
  /** So many of the first are proposed for an award when it is frozen; somebody decides about each. */
  awards: z.int().min(0).max(100).default(3),
})
