/** How the daemon is: one word, why, and how much room the disk has; the same for watchdogs, pages and the doctor. */
import { statfsSync } from 'node:fs'
import type { HallService } from './hall-service.ts'
import type { HealthView } from './wire/views.ts'

/** `reasons`: each a sentence, none when all is well. `freeBytes`: of the journal's disk, null where it cannot be asked. */
export type Health = HealthView

/** Below this somebody should come before the hall stands still. */
export const freeBytesMin = 200 * 1024 * 1024
/** A clock that is set now and then is no news. */
const clockSlackMs = 5000

export function healthOf(service: HallService, folder: string, damage: string | null): Health {
  if (damage !== null) return { status: 'failing', reasons: [damage], freeBytes: freeBytesOf(folder) }
  const freeBytes = freeBytesOf(folder)
  const reasons = [troubleSentence(service.trouble, freeBytes), spaceSentence(freeBytes), clockSentence(service.clockBehindMs)].filter((one) => one !== null)
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

export function clockSentence(behindMs: number): string | null {
  if (behindMs <= clockSlackMs) return null
  return `The clock of this box went back: it is ${Math.ceil(behindMs / 1000)} s behind the last entry of the journal. Set it; the business date does not go back.`
}

export function spaceSentence(freeBytes: number | null): string | null {
  return freeBytes !== null && freeBytes < freeBytesMin ? `The disk of the journal is nearly full: ${mebibytes(freeBytes)} MiB free.` : null
}

function troubleSentence(trouble: string | null, freeBytes: number | null): string | null {
  if (trouble === null) return null
  return `${trouble} Numbers and calls are refused${freeBytes === null ? '' : `, ${mebibytes(freeBytes)} MiB are free`}. It is tried again by itself.`
}

const mebibytes = (bytes: number): number => Math.floor(bytes / 1024 / 1024)
