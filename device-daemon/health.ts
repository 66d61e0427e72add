/** How the daemon is: one word, why, and how much room the disk has; the same for watchdogs, pages and the doctor. */
import { statfsSync } from 'node:fs'
import { words } from '../config/both-languages.ts'
import type { Words } from '../drivers/contract/driver.ts'
import type { HallService } from './hall-service.ts'
import type { HealthReason, HealthView } from './wire/views.ts'

/** `reasons`: each a sentence, none when all is well. `freeBytes`: of the journal's disk, null where it cannot be asked. */
export type Health = HealthView
/** What of the hall's service says how it is. */
type Well = Pick<HallService, 'trouble' | 'standing' | 'clockBehindMs'>

/** Below this somebody should come before the hall stands still. */
export const freeBytesMin = 200 * 1024 * 1024
/** A clock that is set now and then is no news. */
const clockSlackMs = 5000

export function healthOf(service: Well, folder: string, damage: string | null): Health {
  if (damage !== null) return { status: 'failing', reasons: [reason(words(damage, `日志有问题：${damage}`))], freeBytes: freeBytesOf(folder) }
  const freeBytes = freeBytesOf(folder)
  const said = [spaceSentence(freeBytes), clockSentence(service.clockBehindMs)].filter((one) => one !== null)
  const reasons = [...troubleReasons(service, freeBytes), ...said.map((one) => reason(one))]
  return { status: reasons.length === 0 ? 'ok' : 'degraded', reasons, freeBytes }
}

export function freeBytesOf(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize
  } catch {
    return null
  }
}

/** For logs, watchdogs and the command line. */
export const plainReason = ({ en, detail }: HealthReason): string => (detail === null ? en : `${en} (${detail})`)
export const plainReasonZh = ({ zh, detail }: HealthReason): string => (detail === null ? zh : `${zh}（${detail}）`)

export function clockSentence(behindMs: number): Words | null {
  if (behindMs <= clockSlackMs) return null
  const seconds = Math.ceil(behindMs / 1000)
  return words(
    `The clock of this box went back: it is ${seconds} s behind the last entry of the journal. Set it; the business date does not go back.`,
    `本机时钟倒退了：比日志最后一条早 ${seconds} 秒。请校准时钟；业务日期不会倒退。`,
  )
}

export function spaceSentence(freeBytes: number | null): Words | null {
  if (freeBytes === null || freeBytes >= freeBytesMin) return null
  return words(`The disk of the journal is nearly full: ${mebibytes(freeBytes)} MiB free.`, `日志所在磁盘快满了：只剩 ${mebibytes(freeBytes)} MiB。`)
}

/** Which of two it is, in both languages; what the disk or the network said of it is English, and stands beside. */
function troubleReasons({ trouble, standing }: Well, freeBytes: number | null): HealthReason[] {
  if (trouble === null) return []
  const what = standing === 'cut-off' ? words('This box is cut off from its hall.', '本机与大厅失去联系：') : words('The journal cannot be written.', '日志暂时写不进去：')
  const free = freeBytes === null ? words('', '') : words(`, ${mebibytes(freeBytes)} MiB are free`, `，磁盘剩余 ${mebibytes(freeBytes)} MiB`)
  return [reason(words(`${what.en} Numbers and calls are refused${free.en}. It is tried again by itself.`, `${what.zh}暂不能取号、叫号${free.zh}。系统会自动再试。`), trouble)]
}

const reason = (says: Words, detail: string | null = null): HealthReason => ({ ...says, detail })

const mebibytes = (bytes: number): number => Math.floor(bytes / 1024 / 1024)
