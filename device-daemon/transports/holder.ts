/**
 * Who else has a device node open. A hidraw node may be opened any number of times, and then each reader
 * gets every report while their questions cross: only /proc tells. It shows the processes of this user,
 * and of all users to root; a holder that cannot be seen is not found.
 */
import { readdir, readFile, readlink } from 'node:fs/promises'
import { join } from 'node:path'

export interface Holder {
  readonly pid: number
  readonly name: string
}

export async function holderOf(node: string, proc = '/proc'): Promise<Holder | null> {
  const names = await readdir(proc).catch(() => [])
  const pids = names.map(Number).filter((pid) => Number.isInteger(pid) && pid !== process.pid)
  const found = await Promise.all(pids.map((pid) => holds(join(proc, String(pid)), node)))
  const pid = pids[found.indexOf(true)]
  if (pid === undefined) return null
  const name = await readFile(join(proc, String(pid), 'comm'), 'utf8').catch(() => '')
  return { pid, name: name.trim() }
}

async function holds(folder: string, node: string): Promise<boolean> {
  const files = await readdir(join(folder, 'fd')).catch(() => [])
  const targets = await Promise.all(files.map((file) => readlink(join(folder, 'fd', file)).catch(() => '')))
  return targets.includes(node)
}
