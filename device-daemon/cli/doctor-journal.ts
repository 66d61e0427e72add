/** What the doctor says about the data folder: its disk, its journal, and the clock that the journal knows. */
import { accessSync, constants, existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import type { Hall } from '../../config/load.ts'
import { clockSentence, freeBytesOf, spaceSentence } from '../health.ts'
import { fileName, maxSeq, readRows } from '../journal/rows.ts'
import { verifyJournal } from '../journal/verify.ts'
import type { Settings } from '../settings.ts'
import { type Finding, good, note, wrong } from './finding.ts'

export function examineFolder(folder: string): Finding {
  const nearest = nearestFolder(folder)
  try {
    accessSync(nearest, constants.W_OK | constants.X_OK)
  } catch {
    return wrong(`The data folder ${folder} cannot be written by this user.`)
  }
  const free = freeBytesOf(nearest)
  const full = spaceSentence(free)
  if (full !== null) return wrong(full)
  return good(`The data folder ${folder} can be written${free === null ? '' : `, ${Math.floor(free / 1024 / 1024)} MiB free`}.`)
}

function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder))
}

export async function examineJournal({ data }: Settings, { config }: Hall): Promise<Finding[]> {
  if (!existsSync(join(data, fileName))) return [note('There is no journal yet; the first start makes it.')]
  try {
    const { entries } = await verifyJournal(data, config.site.code)
    return [good(`The journal is whole: ${entries} entries, every hash right.`), ...examineClock(newestAt(data))]
  } catch (error) {
    return [wrong(error instanceof Error ? error.message : String(error))]
  }
}

function examineClock(newest: number | null): Finding[] {
  const behind = newest === null ? null : clockSentence(newest - Date.now())
  return behind === null ? [] : [wrong(behind)]
}

/** When the journal's last entry was made, ms; null in an empty one. */
function newestAt(data: string): number | null {
  const database = new DatabaseSync(join(data, fileName), { readOnly: true })
  try {
    const last = maxSeq(database)
    const [row] = [...readRows(database, last - 1, last)]
    return row === undefined ? null : Date.parse(row.at)
  } finally {
    database.close()
  }
}
