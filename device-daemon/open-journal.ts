/** The journal that the configuration asks for. */
import { dirname, resolve } from 'node:path'
import type { Hall } from '../config/load.ts'
import type { Clock } from './clock.ts'
import { raise } from './hall/raise.ts'
import type { JournalDamaged } from './journal/journal.ts'
import { type OpenJournal, openSqliteJournal, type OwnJournal } from './journal/sqlite-journal.ts'
import type { OwnBox } from './own-box.ts'

export interface JournalNeeds {
  readonly hall: Hall
  readonly data: string
  readonly box: OwnBox
  readonly clock: Clock
  /** It turned out to be altered, or not the hall's, while the daemon ran. */
  readonly onDamage: (error: JournalDamaged) => void
}

/** `own`: the journal where it is this box's alone. Rejects with JournalDamaged. */
export async function openJournal({ hall, data, box, clock, onDamage }: JournalNeeds): Promise<OpenJournal & { readonly own: OwnJournal | null }> {
  const { site, nats } = hall.config
  const shape = { folder: data, site: site.code, raise }
  if (box.name === null || nats === undefined) {
    const opened = await openSqliteJournal(shape)
    return { ...opened, own: opened.journal }
  }
  const beside = (file: string | undefined) => (file === undefined ? undefined : resolve(dirname(hall.file), file))
  // A hall of one box has no use for a client of NATS, in memory or in time.
  const { openSharedJournal } = await import('./journal/shared/open.ts')
  const opened = await openSharedJournal({ ...shape, servers: nats.servers, replicas: nats.replicas, ca: beside(nats.ca), seed: beside(nats.seed), box: box.name, greets: box.isFirst, clock, onDamage })
  return { ...opened, own: null }
}
