/** The journal of a box that shares its hall with others: this box's own copy, kept at the end of the hall's stream. */
import { randomUUID } from 'node:crypto'
import type { Clock } from '../../clock.ts'
import { type JournalOptions, type OpenJournal, openSqliteJournal } from '../sqlite-journal.ts'
import { openHallStream } from './hall-stream.ts'
import { SharedJournal } from './shared-journal.ts'
import type { JournalDamaged } from '../journal.ts'

export interface SharedOptions extends JournalOptions {
  /** `nats://host:4222` */
  readonly servers: readonly string[]
  readonly replicas: 1 | 3
  /** Absolute paths: PEM of who signed the servers' certificates; the seed of this box's nkey. */
  readonly ca?: string | undefined
  readonly seed?: string | undefined
  readonly box: string
  readonly greets: boolean
  readonly clock: Clock
  readonly onDamage: (error: JournalDamaged) => void
}

/** So long a start waits for the hall; then the box begins cut off, and says so. */
const firstLookMs = 5000

/** Rejects with JournalDamaged where the copy cannot be trusted, or is not the hall's. */
export async function openSharedJournal(options: SharedOptions): Promise<OpenJournal<SharedJournal>> {
  const { site, box, clock, servers, replicas, ca, seed } = options
  const { journal: copy, verifyInBackground } = await openSqliteJournal(options)
  const begun = Promise.withResolvers<void>()
  const onDamage = (error: JournalDamaged) => {
    begun.reject(error)
    options.onDamage(error)
  }
  let journal: SharedJournal | null = null
  const stream = openHallStream({ servers, site, box, replicas, ca, seed, clock, onLost: (why) => journal?.lost(why), onBack: () => void journal?.look() })
  journal = new SharedJournal({ copy, stream, site, box, greets: options.greets, clock, newId: randomUUID, onDamage })
  journal.follow({ grown: () => undefined, trouble: (why) => why === null && begun.resolve() })
  const timer = clock.after(firstLookMs, begun.resolve)
  try {
    await begun.promise
  } catch (error) {
    await journal.close()
    throw error
  } finally {
    timer.cancel()
  }
  return { journal, verifyInBackground }
}
