/** `guitai journal new --i-know`: puts the journal aside, so that the next start begins another. */
import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { JournalDamaged } from '../journal/journal.ts'
import { takeLock } from '../journal/lock.ts'
import { readSettings } from '../settings.ts'
import { UsageError } from './usage.ts'

/** The note of the chain's end goes last: while it is there without its journal, no daemon starts. */
const files = ['journal.sqlite', 'journal.sqlite-wal', 'journal.sqlite-shm', 'journal.head'] as const

export function newJournal(words: readonly string[]): number {
  const { data } = readSettings(process.env)
  if (words.some((word) => word !== '--i-know')) throw new UsageError('guitai journal new --i-know')
  if (words.length === 0) throw new UsageError(explanation(data))
  if (journalFilesIn(data).length === 0) return nothingIn(data)
  const unlock = lockOf(data)
  if (typeof unlock === 'string') {
    console.error(unlock)
    return 1
  }
  try {
    return putAside(data)
  } finally {
    unlock()
  }
}

const journalFilesIn = (data: string): readonly string[] => files.filter((file) => existsSync(join(data, file)))

const explanation = (data: string): string =>
  `This puts the journal in ${data} aside and lets the next start begin another: ticket numbers begin anew at 001, also in the ` +
  'middle of a day, waiting people are no longer in a queue, and ratings and counts of before are only in the old journal. ' +
  'Nothing is deleted. The next start erases what nothing leads to any more: contacts of requests for help and of complaints, and words beside ratings. Stop the daemon first; then: guitai journal new --i-know'

function nothingIn(data: string): number {
  console.log(`There is no journal in ${data}: nothing was moved. The next start makes one.`)
  return 0
}

/** How to let go of it, or the sentence about who has it. */
function lockOf(data: string): (() => void) | string {
  try {
    return takeLock(data)
  } catch (error) {
    if (error instanceof JournalDamaged) return `${error.message} Stop it first; nothing was moved.`
    return `The data folder ${data} cannot be written: ${sentenceOf(error)}. Nothing was moved.`
  }
}

function putAside(data: string): number {
  const aside = join(data, `journal-until-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`)
  const moved: string[] = []
  try {
    mkdirSync(aside, { mode: 0o700 })
    for (const file of journalFilesIn(data)) {
      renameSync(join(data, file), join(aside, file))
      moved.push(file)
    }
  } catch (error) {
    console.error(`The journal could not be put aside: ${sentenceOf(error)}. ${moved.length === 0 ? 'Nothing was moved.' : `Moved to ${aside}: ${moved.join(', ')}.`}`)
    return 1
  }
  console.log(
    `The old journal is in ${aside} (${moved.join(', ')}); nothing was deleted.\nThe next start of the daemon begins a new one: ticket numbers begin anew at 001.`,
  )
  return 0
}

const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
