/** A catalogue's file: the service items that people come for, with what they must bring. */
import { z } from 'zod'
import { papersMax } from '../device-daemon/wire/choices.ts'
import { itemCodeSchema, queuePrefixSchema, skillSchema } from '../device-daemon/wire/words.ts'
import { hintEnSchema, hintSchema, oneLine } from './one-line.ts'
import { slotsSchema } from './slot-schema.ts'

const tierCode = z.int().min(1).max(6)
const limitSchema = z.strictObject({
  value: z.int().min(0).nullable(),
  /** D calendar day, WD working day, NOW same visit. */
  unit: z.enum(['D', 'WD', 'NOW', 'MONTH']).nullable(),
  basis: z.string().optional(),
  confidence: z.string().optional(),
})

export const itemSchema = z.strictObject({
  code: itemCodeSchema,
  name: z.string().min(1).max(60),
  nameEn: z.string().min(1).max(120),
  /** What people say for it at the counter; the official name where nothing is said. */
  plainName: oneLine(20).optional(),
  plainNameEn: oneLine(60).optional(),
  hint: hintSchema.optional(),
  hintEn: hintEnSchema.optional(),
  /** GB/T 39046-2020 table A.1 */
  categoryCode: z.string().regex(/^\d{2}$/, 'is two digits of GB/T 39046-2020 table A.1, in quotes'),
  queue: queuePrefixSchema,
  department: z.string().min(1).max(60),
  /** GB/T 39046-2020 table A.2: 4 county, 5 township, 6 village */
  acceptLevels: z.array(tierCode).min(1),
  decideLevel: tierCode,
  /** GB/T 39046-2020 table A.6: 1 即办件, 2 承诺件 */
  caseType: z.union([z.literal(1), z.literal(2)]),
  statutory: limitSchema,
  promised: limitSchema,
  applicantDeadline: limitSchema.optional(),
  materials: z
    .array(
      z.strictObject({
        name: z.string(),
        /** Printed beneath it, where there is one. */
        nameEn: z.string().min(1).max(120).optional(),
        originals: z.int().min(0),
        copies: z.int().min(0),
        required: z.boolean(),
        source: z.string().optional(),
        waive: z.string().optional(),
        when: z.string().optional(),
      }),
    )
    .max(papersMax),
  fee: z.string(),
  agent: z.union([z.boolean(), z.enum(['limited', 'guardian'])]),
  homeService: z.boolean(),
  selfService: z.boolean(),
  onSiteVisit: z.boolean().optional(),
  tolerantAcceptance: z.boolean().optional(),
  /** Usual minutes at the window. */
  minutes: z.number().positive().max(480),
  appointment: z.boolean(),
  /** When it can be booked, and for how many people each; none: at any time. */
  slots: slotsSchema.default([]),
  /** It is several other items of the catalogue at once (一件事一次办): one number, one notice. */
  bundle: z.array(itemCodeSchema).min(2).max(12).optional(),
  /** Its people have priority (绿色通道). */
  priority: z.boolean().default(false),
  /** What its clerk must be able to do. */
  skill: skillSchema.optional(),
  /** Shown but not to be had at present; better with the reason. */
  closed: z.union([z.boolean(), z.strictObject({ zh: z.string().min(1).max(60), en: z.string().min(1).max(80) })]).default(false),
  /** The first and the last day on which it can be had. */
  from: z.iso.date('is a date such as 2026-10-01').optional(),
  until: z.iso.date('is a date such as 2026-10-01').optional(),
  /** What of an identity card this item needs; `full` must say what for. */
  identity: z
    .discriminatedUnion('needs', [
      z.strictObject({ needs: z.enum(['none', 'age', 'match']) }),
      z.strictObject({ needs: z.literal('full'), purpose: z.string().min(4).max(80) }),
    ])
    .default({ needs: 'none' }),
})
export type ServiceItem = z.infer<typeof itemSchema>

export const catalogueSchema = z.strictObject({
  version: z.string(),
  note: z.string(),
  items: z.array(itemSchema).min(1).max(2000),
})
