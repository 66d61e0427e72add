/** One file against its schema: what is in it, or every fault with its file and place. */
import type { z } from 'zod'
import { ConfigError, type Fault, type Found } from './fault.ts'
import { issueFaults } from './issues.ts'
import { readYaml } from './read-yaml.ts'
import { sentenceOf } from './sentences.ts'

export interface NamedFile {
  readonly path: string
  /** The hall's own: its faults need not name it. */
  readonly own: boolean
}

export const placed = (file: NamedFile, found: readonly Found[]): Fault[] =>
  found.map(({ path, sentence }) => ({ file: file.path, path: file.own ? path : `${file.path}: ${path}`, sentence }))

/** Throws ConfigError. */
export function read<T>(schema: z.ZodType<T>, file: NamedFile): T {
  const value = readYaml(file.path)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    const sentence = `${file.path} must be a mapping, which is lines such as \`name: value\`; ${whatItIs(value)}`
    throw new ConfigError([{ file: file.path, path: '', sentence }])
  }
  const result = schema.safeParse(value, { error: sentenceOf })
  if (result.success) return result.data
  throw new ConfigError(placed(file, issueFaults(result.error.issues, [])))
}

function whatItIs(value: unknown): string {
  if (value === null) return 'it is empty'
  return Array.isArray(value) ? 'it is a list' : 'it is a single value'
}
