/** Waiting with a limit, and what a line has told so far. */
import { existsSync, watch } from 'node:fs'
import { basename, dirname } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LineEvents } from '../../../device-daemon/transports/transport.ts'

/** An emulated processor beside other work is slow: limits that are no claim of the daemon's are wide. */
const patienceMs = 8000
const pollMs = 5

export async function until(what: string, isSo: () => boolean, limitMs = patienceMs): Promise<void> {
  const started = performance.now()
  while (!isSo()) {
    if (performance.now() - started > limitMs) throw new Error(`${what}: not within ${limitMs} ms`)
    await sleep(pollMs)
  }
}

export const untilThere = (path: string): Promise<void> => until(`${path} is there`, () => existsSync(path))

/** The moment the kernel takes a device node away or makes it, by the folder's own notice, or by looking where there is no folder. */
export async function momentOf(path: string, wanted: 'there' | 'gone'): Promise<number> {
  if (!existsSync(dirname(path))) {
    await untilThere(path)
    return performance.now()
  }
  return new Promise((resolve) => {
    const watcher = watch(dirname(path), (_event, name) => {
      if (name !== basename(path) || existsSync(path) !== (wanted === 'there')) return
      watcher.close()
      resolve(performance.now())
    })
  })
}

/** A figure for whoever reads the run. */
export const note = (what: string): void => console.log(`note: ${what}`)
export const ms = (duration: number): string => `${duration.toFixed(0)} ms`

export interface Ear extends LineEvents {
  readonly bytes: () => Buffer
  readonly reports: Uint8Array[]
  closedAt: number | null
  reason: string | null
}

/** Keeps what a line tells. */
export function ear(): Ear {
  const reports: Uint8Array[] = []
  return {
    reports,
    bytes: () => Buffer.concat(reports),
    closedAt: null,
    reason: null,
    data(bytes) {
      reports.push(Uint8Array.from(bytes))
    },
    closed(reason) {
      this.closedAt ??= performance.now()
      this.reason = this.reason === null ? reason : `${this.reason}, then ${reason}`
    },
  }
}
