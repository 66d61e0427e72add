/** Codes with what people call them in both languages, as a checklist's file has them. */
import { z } from 'zod'
import { lineCodeSchema } from '../../device-daemon/wire/words.ts'

export const codedSchema = z.strictObject({ code: lineCodeSchema, label: z.string().min(1).max(40), labelEn: z.string().min(1).max(80) })
export const versionSchema = z.string().min(1).max(20)

export const onceEach = <T extends { readonly code: string }>(lines: z.ZodType<T[]>) =>
  lines.refine((all) => new Set(all.map(({ code }) => code)).size === all.length, 'is not a list in which each code is there once')

export const codesSchema = onceEach(z.array(codedSchema).min(1).max(60))
