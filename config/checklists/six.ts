/** The six requirements (六有) of a service point, as versioned data: lines, who says whether each is met, and kinds of evidence. */
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { lineSources } from '../../device-daemon/wire/choices.ts'
import { read } from '../read-checked.ts'
import type { HallConfig } from '../schema.ts'
import { codedSchema, codesSchema, onceEach, versionSchema } from './codes.ts'

const standard = resolve(import.meta.dirname, 'six.yaml')

const requirementsSchema = z.strictObject({
  version: versionSchema,
  lines: onceEach(z.array(codedSchema.extend({ from: z.enum(lineSources).default('stated') })).min(1).max(20)),
  evidence: codesSchema,
})
export type Requirements = z.infer<typeof requirementsSchema>

/** Throws ConfigError. `hallFile` is the hall's file's path. */
export function loadRequirements({ six: { checklist } }: HallConfig, hallFile: string): Requirements {
  return read(requirementsSchema, { path: checklist === undefined ? standard : resolve(dirname(hallFile), checklist), own: false })
}
