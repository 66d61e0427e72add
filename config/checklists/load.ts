/** What an inspection looks at, as versioned data: codes with their words in both languages. */
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { read } from '../read-checked.ts'
import type { HallConfig } from '../schema.ts'
import { codesSchema, versionSchema } from './codes.ts'

const standard = resolve(import.meta.dirname, 'inspection.yaml')

const checklistSchema = z.strictObject({ version: versionSchema, lines: codesSchema })
export type Checklist = z.infer<typeof checklistSchema>

/** Throws ConfigError. `hallFile` is the hall's file's path. */
export function loadChecklist({ inspection: { checklist } }: HallConfig, hallFile: string): Checklist {
  return read(checklistSchema, { path: checklist === undefined ? standard : resolve(dirname(hallFile), checklist), own: false })
}
