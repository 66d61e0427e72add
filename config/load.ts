/** Reads a hall's files and says in sentences what is wrong with them. */
import { dirname, resolve } from 'node:path'
import type { Calendar } from '../device-daemon/wire/calendar.ts'
import { loadCalendar } from './calendar/load.ts'
import { type ClerkPhoto, readClerkPhotos } from './clerk-photos.ts'
import { type Document, loadDocuments } from './documents/load.ts'
import { type Checklist, loadChecklist } from './checklists/load.ts'
import { loadRequirements, type Requirements } from './checklists/six.ts'
import { ConfigError } from './fault.ts'
import { boardFaults } from './faults/board.ts'
import { boxFaults } from './faults/boxes.ts'
import { catalogueFaults } from './faults/catalogue.ts'
import { compatFaults } from './faults/compat.ts'
import { deviceFaults } from './faults/devices.ts'
import { layoutFaults } from './faults/layouts.ts'
import { lineFaults } from './faults/lines.ts'
import { plugFaults } from './faults/plugs.ts'
import { referenceFaults } from './faults/references.ts'
import { repetitionFaults } from './faults/repetitions.ts'
import { sharingFaults } from './faults/sharing.ts'
import { tlsFaults } from './faults/tls.ts'
import { webhookFaults } from './faults/webhooks.ts'
import { catalogueSchema, type ServiceItem } from './item-schema.ts'
import { loadRatingTags, type RatingTags } from './rating-tags/load.ts'
import { loadLayout, standardLayout } from './layout/load.ts'
import type { Layout } from './layout/paper.ts'
import { inItsFile, withProfiles } from './profiles.ts'
import { type NamedFile, placed, read } from './read-checked.ts'
import { type HallConfig, hallSchema } from './schema.ts'

export { ConfigError, type Fault, formatPath } from './fault.ts'

export interface Hall {
  readonly config: HallConfig
  readonly items: readonly ServiceItem[]
  /** The catalogue's own. */
  readonly version: string
  /** Its working days. */
  readonly calendar: Calendar
  /** What its tickets look like. */
  readonly layout: Layout
  /** What people may say with a level. */
  readonly ratingTags: RatingTags
  /** What clerks are to have read. */
  readonly documents: readonly Document[]
  /** Pictures of clerks, by work number. */
  readonly photos: ReadonlyMap<string, ClerkPhoto>
  /** What an inspection looks at. */
  readonly checklist: Checklist
  /** The six requirements. */
  readonly requirements: Requirements
  /** Absolute path of the hall's file; other paths in it are relative to its folder. */
  readonly file: string
}

/** Throws ConfigError with every fault that could be found in one reading. */
export function loadHall(file: string): Hall {
  const path = resolve(file)
  const hallFile: NamedFile = { path, own: true }
  const { config, files } = withProfiles(read(hallSchema, hallFile), path)
  const catalogueFile: NamedFile = { path: resolve(dirname(path), config.catalogue), own: false }
  const { items, version } = read(catalogueSchema, catalogueFile)
  const calendar = loadCalendar(config, path)
  const layout = loadLayout(layoutFileOf(config, path))
  const ratingTags = loadRatingTags(config, path)
  const documents = loadDocuments(config, path)
  const checklist = loadChecklist(config, path)
  const requirements = loadRequirements(config, path)
  const { photos, faults: photoFaults } = readClerkPhotos(config, dirname(path))
  const faults = [
    ...placed(hallFile, [
      ...deviceFaults(config).filter((found) => inItsFile(found, files) === null),
      ...referenceFaults(config, items),
      ...repetitionFaults(config),
      ...compatFaults(config),
      ...sharingFaults(config),
      ...plugFaults(config),
      ...lineFaults(config),
      ...boardFaults(config, dirname(path)),
      ...boxFaults(config),
      ...tlsFaults(config, dirname(path)),
      ...webhookFaults(config, dirname(path)),
      ...photoFaults,
    ]),
    ...deviceFaults(config).flatMap((found) => inItsFile(found, files) ?? []),
    ...placed(catalogueFile, catalogueFaults(items)),
  ]
  // What a printer says of a layout is worth hearing from one that is configured well.
  if (faults.length > 0) throw new ConfigError(faults)
  const unprintable = placed({ path: layout.file, own: false }, layoutFaults({ config, items, layout }))
  if (unprintable.length > 0) throw new ConfigError(unprintable)
  return { config, items, version, calendar, layout, ratingTags, checklist, requirements, documents, photos, file: path }
}

function layoutFileOf({ printing }: HallConfig, hallFile: string): string {
  return printing.layout === undefined ? standardLayout : resolve(dirname(hallFile), printing.layout)
}
