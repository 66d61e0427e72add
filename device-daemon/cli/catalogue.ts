/** A catalogue looked at before it is in force: whether it is one, and what is new in it. */
import { resolve } from 'node:path'
import { ConfigError } from '../../config/fault.ts'
import { catalogueFaults } from '../../config/faults/catalogue.ts'
import { catalogueSchema, type ServiceItem } from '../../config/item-schema.ts'
import { placed, read } from '../../config/read-checked.ts'
import { UsageError } from './usage.ts'

const usage = 'guitai catalogue check FILE | guitai catalogue diff OLD NEW'

/** Throws ConfigError, which prints a line a fault and exits 2. */
export function catalogue([job, ...files]: readonly string[]): number {
  const [one, other] = files
  if (job === 'check' && files.length === 1 && one !== undefined) return check(one)
  if (job === 'diff' && files.length === 2 && one !== undefined && other !== undefined) return diff(one, other)
  throw new UsageError(usage)
}

interface Catalogue {
  readonly version: string
  readonly items: readonly ServiceItem[]
}

function load(path: string): Catalogue {
  const file = { path: resolve(path), own: true }
  const { version, items } = read(catalogueSchema, file)
  const faults = placed(file, catalogueFaults(items))
  if (faults.length > 0) throw new ConfigError(faults)
  return { version, items }
}

function check(path: string): number {
  const { version, items } = load(path)
  const closed = items.filter((item) => item.closed !== false).length
  console.log(`${path}: good. Version ${version}: ${items.length} service items, ${closed} of them closed.`)
  return 0
}

/** What people will notice: items that come and go, and what is said differently of the others. */
function diff(before: string, after: string): number {
  const [old, now] = [load(before), load(after)]
  const known = new Map(old.items.map((item) => [item.code, item]))
  const lines = [
    ...now.items.flatMap((item) => newsOf(known.get(item.code), item)),
    ...old.items.filter(({ code }) => !now.items.some((item) => item.code === code)).map(({ code, name }) => `- ${code} ${name}`),
  ]
  if (lines.length > 0 && old.version === now.version) lines.unshift(`Both are version ${now.version}: a changed catalogue needs a version of its own, or nobody can tell which was told.`)
  else lines.unshift(`Version ${old.version} → ${now.version}`)
  console.log(lines.join('\n'))
  return 0
}

function newsOf(old: ServiceItem | undefined, now: ServiceItem): string[] {
  if (old === undefined) return [`+ ${now.code} ${now.name}`]
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])].sort()
  const [was, is] = [new Map<string, unknown>(Object.entries(old)), new Map<string, unknown>(Object.entries(now))]
  const changed = fields.filter((field) => JSON.stringify(was.get(field)) !== JSON.stringify(is.get(field)))
  return changed.length === 0 ? [] : [`~ ${now.code} ${now.name}: ${changed.join(', ')}`]
}
