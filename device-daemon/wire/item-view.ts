/** What people can come for, and what they must bring. */
import { z } from 'zod'
import { helpKinds } from './choices.ts'
import { itemCodeSchema, queuePrefixSchema } from './words.ts'

export const materialSchema = z.object({
  name: z.string(),
  nameEn: z.string().optional(),
  originals: z.int(),
  copies: z.int(),
  required: z.boolean(),
  waive: z.string().optional(),
  when: z.string().optional(),
})
export type Material = z.infer<typeof materialSchema>

/** One of a notice's list: of a bundle's, with those of its items that ask for it. */
export const paperSchema = materialSchema.extend({ for: z.array(itemCodeSchema) })
export type Paper = z.infer<typeof paperSchema>

export const itemViewSchema = z.object({
  code: itemCodeSchema,
  name: z.string(),
  nameEn: z.string(),
  /** What people say for it; the official name where nothing is said. */
  plainName: z.string(),
  plainNameEn: z.string(),
  /** Whom or what it is for, on one line. */
  hint: z.string().nullable(),
  hintEn: z.string().nullable(),
  /** Pinyin initials, A to Z and digits, of the plain name and of the official one; one where they are equal, none where they could not be made. */
  initials: z.array(z.string()),
  queue: queuePrefixSchema,
  department: z.string(),
  fee: z.string(),
  minutes: z.number(),
  /** Of a bundle: its own, and those of its parts. */
  materials: z.array(paperSchema),
  /** Of a bundle, in its order; empty for any other item. */
  parts: z.array(z.object({ code: itemCodeSchema, name: z.string(), nameEn: z.string(), open: z.boolean() })),
  open: z.boolean(),
  /** Why it is not open; null where it is. */
  why: z.enum(['closed', 'not-yet', 'over', 'elsewhere', 'part']).nullable(),
  /** The hall's own words for it. */
  reason: z.object({ zh: z.string(), en: z.string() }).nullable(),
  /** The day it begins on, where it has not begun. */
  from: z.iso.date().nullable(),
  /** Something is promised for it, or the law has a limit. */
  limited: z.boolean(),
  /** How those who cannot come are helped with it. */
  help: z.array(z.enum(helpKinds)),
  /** Where it is taken in or decided: GB/T 39046-2020 table A.2 (2 province, 3 city, 4 county, 5 township, 6 village). */
  levels: z.array(z.int()),
})
export type ItemView = z.infer<typeof itemViewSchema>

/** `GET /api/catalogue` */
export const catalogueViewSchema = z.object({
  version: z.string(),
  items: z.array(itemViewSchema),
  /** The days for which help can be asked for. */
  helpDays: z.array(z.iso.date()),
})
export type CatalogueView = z.infer<typeof catalogueViewSchema>
