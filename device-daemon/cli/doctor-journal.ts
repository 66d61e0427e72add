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
    return wrong(`The data folder ${folder} cannot be written by this user.`, `当前用户不能写数据目录 ${folder}。`)
  }
  const free = freeBytesOf(nearest)
  const full = spaceSentence(free)
  const mebibytes = free === null ? null : Math.floor(free / 1024 / 1024)
  if (full !== null) return wrong(full.en, full.zh)
  return good(`The data folder ${folder} can be written${mebibytes === null ? '' : `, ${mebibytes} MiB free`}.`, `数据目录 ${folder} 可以写入${mebibytes === null ? '' : `，剩余 ${mebibytes} MiB`}。`)
}

function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder))
}

export async function examineJournal({ data }: Settings, { config }: Hall): Promise<Finding[]> {
  if (!existsSync(join(data, fileName))) return [note('There is no journal yet; the first start makes it.', '还没有日志；首次启动时会建立。')]
  try {
    const { entries } = await verifyJournal(data, config.site.code)
    return [good(`The journal is whole: ${entries} entries, every hash right.`, `日志完整：共 ${entries} 条，哈希全部正确。`), ...examineClock(newestAt(data))]
  } catch (error) {
    const sentence = error instanceof Error ? error.message : String(error)
    return [wrong(sentence, `日志有问题：${sentence}`)]
  }
}

function examineClock(newest: number | null): Finding[] {
  const behind = newest === null ? null : clockSentence(newest - Date.now())
  return behind === null ? [] : [wrong(behind.en, behind.zh)]
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
