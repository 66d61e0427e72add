/** One file against its schema: what is in it, or every fault with its file and place. */
import type { z } from 'zod'
import type { Words } from '../drivers/contract/driver.ts'
import { words } from './both-languages.ts'
import { ConfigError, type Fault, type Found } from './fault.ts'
import { schemaFaults } from './issues.ts'
import { readYaml } from './read-yaml.ts'

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
    const is = whatItIs(value)
    const sentence = words(`${file.path} must be a mapping, which is lines such as \`name: value\`; ${is.en}`, `${file.path} 应为一组设置，即像 \`name: value\` 这样的行；${is.zh}`)
    throw new ConfigError([{ file: file.path, path: '', sentence }])
  }
  const result = schema.safeParse(value)
  if (result.success) return result.data
  throw new ConfigError(placed(file, schemaFaults(schema, value, [])))
}

function whatItIs(value: unknown): Words {
  if (value === null) return words('it is empty', '现在是空的')
  return Array.isArray(value) ? words('it is a list', '现在是列表') : words('it is a single value', '现在是单个值')
}
