/** Reads a ticket's layout, and the pictures beside it. */
import { dirname, resolve } from 'node:path'
import { ConfigError, type Found } from '../fault.ts'
import { type NamedFile, placed, read } from '../read-checked.ts'
import type { Picture } from '../../drivers/contract/kinds.ts'
import type { Layout } from './paper.ts'
import { readPicture } from './picture.ts'
import { layoutSchema } from './schema.ts'

/** What a hall has that names none. */
export const standardLayout = resolve(import.meta.dirname, '../tickets/standard.yaml')

/** Throws ConfigError. What only a printer can say against it, faults/layouts.ts does. `own`: whoever reads the faults knows the file. */
export function loadLayout(path: string, own = false): Layout {
  const file: NamedFile = { path, own }
  const layout = read(layoutSchema, file)
  const pictures = new Map<string, Picture>()
  const faults = layout.lines.flatMap(({ image }, index): Found[] => {
    if (image === undefined || pictures.has(image)) return []
    const picture = readPicture(resolve(dirname(path), image))
    if (!('grey' in picture)) return [{ path: `lines[${index}].image`, sentence: picture }]
    pictures.set(image, picture)
    return []
  })
  if (faults.length > 0) throw new ConfigError(placed(file, faults))
  return { ...layout, file: path, pictures }
}
