/** Notices a device node that appears, in a folder that may come and go with its devices. */
import { type FSWatcher, existsSync, statSync, watch } from 'node:fs'
import { dirname } from 'node:path'
import type { Clock } from '../clock.ts'

export interface Wanted {
  readonly folder: string
  readonly isWanted: (name: string) => boolean
  readonly isThere: () => boolean
}

/** After a node appears udev still sets its group: a try at once would be refused. */
const settleMs = 150

/**
 * Links such as /dev/serial/by-path live in folders that come and go with the devices, so the nearest folder
 * that exists is watched, and again when it changes. Returns how to stop.
 */
export function watchFor({ folder: wantedFolder, isWanted, isThere }: Wanted, clock: Clock, appeared: () => void): () => void {
  let watcher: FSWatcher | null = null
  let over = false
  const arm = () => {
    watcher?.close()
    if (over) return
    const folder = nearestFolder(wantedFolder)
    const isOwnFolder = folder === wantedFolder
    const identity = identityOf(folder)
    try {
      watcher = watch(folder, (_event, name) => {
        // A folder of links goes with its last device, and its watcher with it; one of that name may be there again.
        if (!isOwnFolder || identityOf(folder) !== identity) return clock.soon(arm)
        if (name !== null && isWanted(name)) notice()
      })
      watcher.on('error', () => clock.soon(arm))
    } catch {
      watcher = null
    }
    if (isOwnFolder && isThere()) notice()
  }
  const notice = () => {
    clock.after(settleMs, () => {
      if (!over && isThere()) appeared()
    })
  }
  arm()
  return () => {
    over = true
    watcher?.close()
  }
}

/** Tells a folder from a later one of its name: file systems give inode numbers anew at once. */
function identityOf(folder: string): string {
  const found = statSync(folder, { throwIfNoEntry: false, bigint: true })
  return found === undefined ? '' : `${found.ino} ${found.birthtimeNs}`
}

function nearestFolder(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder))
}
