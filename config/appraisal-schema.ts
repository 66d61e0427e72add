/** What a clerk's year is appraised by: weights that the hall sets itself, out in the open. */
import { z } from 'zod'

const weight = z.number().min(0).max(100)

export const appraisalSchema = z.strictObject({
  weights: z
    .strictObject({
      /** Of those who rated, the share who did not choose one of the two lowest levels. */
      good: weight.default(40),
      /** Of the ended acts, the share that was rated. */
      active: weight.default(20),
      /** Of the ended acts, the share that was asked for and not taken back. */
      asked: weight.default(20),
      /** Of the ended acts, the share without a second slip of missing papers. */
      told: weight.default(20),
    })
    .prefault({})
    .refine((weights) => Object.values(weights).some((one) => one > 0), 'is nothing: one weight at least is above 0'),
  /** With fewer acts than this nobody is scored or ranked. */
  fewActs: z.int().min(1).max(10_000).default(30),
})
