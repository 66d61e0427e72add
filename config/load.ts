/** Reads a hall's files and says in sentences what is wrong with them. */
import { dirname, resolve } from 'node:path'
import type { z } from 'zod'
import { ConfigError, type Found } from './fault.ts'
import { deviceFaults } from './faults/devices.ts'
import { lineFaults } from './faults/lines.ts'
import { plugFaults } from './faults/plugs.ts'
import { referenceFaults } from './faults/references.ts'
import { repeatedItems, repetitionFaults } from './faults/repetitions.ts'
import { sharingFaults } from './faults/sharing.ts'
import { tlsFaults } from './faults/tls.ts'
import { issueFaults } from './issues.ts'
import { inItsFile, withProfiles } from './profiles.ts'
import { readYaml } from './read-yaml.ts'
import { catalogueSchema, type HallConfig, hallSchema, type ServiceItem } from './schema.ts'
import { sentenceOf } from './sentences.ts'

export { ConfigError, type Fault, formatPath } from './fault.ts'

export interface Hall {
  readonly config: HallConfig
  readonly items: readonly ServiceItem[]
  /** Absolute path of the hall's file; other paths in it are relative to its folder. */
  readonly file: string
}

/** Throws ConfigError with every fault that could be found in one reading. */
export function loadHall(file: string): Hall {
  const path = resolve(file)
  const hallFile: NamedFile = { path, own: true }
  const { config, files } = withProfiles(check(hallSchema, hallFile), path)
  const catalogueFile: NamedFile = { path: resolve(dirname(path), config.catalogue), own: false }
  const { items } = check(catalogueSchema, catalogueFile)
  const faults = [
    ...placed(hallFile, [
      ...deviceFaults(config).filter((found) => inItsFile(found, files) === null),
      ...referenceFaults(config, items),
      ...repetitionFaults(config),
      ...sharingFaults(config),
      ...plugFaults(config),
      ...lineFaults(config),
      ...tlsFaults(config, dirname(path)),
    ]),
    ...deviceFaults(config).flatMap((found) => inItsFile(found, files) ?? []),
    ...placed(catalogueFile, repeatedItems(items)),
  ]
  if (faults.length > 0) throw new ConfigError(faults)
  return { config, items, file: path }
}

interface NamedFile {
  readonly path: string
  /** The hall's own: its faults need not name it. */
  readonly own: boolean
}

const placed = (file: NamedFile, found: readonly Found[]) =>
  found.map(({ path, sentence }) => ({ file: file.path, path: file.own ? path : `${file.path}: ${path}`, sentence }))

function check<T>(schema: z.ZodType<T>, file: NamedFile): T {
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
