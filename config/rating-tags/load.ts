/** What may be said with a level: the official tags, as versioned data. */
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { ratingLevelSchema, ratingTagSchema } from '../../device-daemon/wire/words.ts'
import type { HallConfig } from '../schema.ts'
import { read } from '../read-checked.ts'

/** The second official set, in force. */
const official = resolve(import.meta.dirname, 'official-2.json')

const tagsSchema = z.strictObject({
  version: z.string().min(1).max(20),
  note: z.string(),
  tags: z
    .array(
      z.strictObject({
        code: ratingTagSchema,
        level: ratingLevelSchema,
        /** Basic ones are shown first. */
        set: z.enum(['basic', 'extended']),
        label: z.string().min(1).max(40),
        labelEn: z.string().min(1).max(80),
      }),
    )
    .min(1)
    .max(200)
    .refine((tags) => new Set(tags.map(({ code }) => code)).size === tags.length, 'is not a list in which each code is there once'),
})
export type RatingTags = z.infer<typeof tagsSchema>

/** Throws ConfigError. `hallFile` is the hall's file's path. */
export function loadRatingTags({ rating }: HallConfig, hallFile: string): RatingTags {
  return read(tagsSchema, { path: rating.tags === undefined ? official : resolve(dirname(hallFile), rating.tags), own: false })
}
