/** Visits to see how the hall works (督查): their checklist, and until when what they find is put right, in working days. */
import { z } from 'zod'

export const inspectionSchema = z.strictObject({
  /** A checklist, relative to the hall's file; without one config/checklists/inspection.yaml. */
  checklist: z.string().min(1).optional(),
  minorDays: z.int().min(1).max(90).default(10),
  majorDays: z.int().min(1).max(90).default(5),
  seriousDays: z.int().min(1).max(90).default(1),
  escalateAfterDays: z.int().min(0).max(30).default(1),
})

/** The six requirements of a service point (六有). */
export const sixSchema = z.strictObject({
  /** A list, relative to the hall's file; without one config/checklists/six.yaml. */
  checklist: z.string().min(1).optional(),
  /** A device is well when it was well for so much of the time that is known, percent. */
  okPercent: z.int().min(1).max(100).default(90),
})
