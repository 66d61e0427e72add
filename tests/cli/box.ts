/** What the command line's tests set up on a box: folders, halls, daemons; all of it is put away after each test. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach } from 'vitest'
import { parse, stringify } from 'yaml'
import { dataFolder, end, type RunningDaemon, startProcess } from '../kit/daemon-process.ts'
import type { ConfigChange } from '../kit/test-daemon.ts'

export const root = resolve(import.meta.dirname, '../..')
export const guitai = join(root, 'device-daemon/cli/guitai.mjs')
const emulated = join(root, 'config/halls/emulated.yaml')

export function testBox() {
  const folders: ReturnType<typeof dataFolder>[] = []
  const daemons: RunningDaemon[] = []
  afterEach(async () => {
    for (const daemon of daemons.splice(0)) await end(daemon)
    for (const folder of folders.splice(0)) folder.remove()
  })
  const folder = () => {
    const made = dataFolder()
    folders.push(made)
    return made.path
  }
  return {
    folder,
    async start(data: string, env: Record<string, string> = {}) {
      const daemon = await startProcess(data, env)
      daemons.push(daemon)
      return daemon
    },
    /** The emulated hall's file, changed. */
    hall(change: ConfigChange): string {
      const config = parse(readFileSync(emulated, 'utf8'))
      config.catalogue = join(root, 'config/catalogue/township.json')
      change(config)
      const file = join(folder(), 'hall.yaml')
      writeFileSync(file, stringify(config))
      return file
    },
  }
}
