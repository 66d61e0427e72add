/** What the command line's tests set up on a box: folders, halls, daemons; all of it is put away after each test. */
import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterEach } from 'vitest'
import { parse, stringify } from 'yaml'
import { selfSigned } from '../config/certificate.ts'
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
    /** A daemon that speaks TLS, when it has said where it is. */
    async startSecure(data: string, env: Record<string, string>) {
      const daemon = await startSecure(data, env)
      daemons.push(daemon)
      return daemon
    },
    /** A real hall's file, on all addresses with a certificate of its own. */
    secureHall(change: ConfigChange = () => undefined): string {
      const { certificate, key } = selfSigned()
      const tls = { certificate: join(folder(), 'hall.pem'), key: join(folder(), 'hall-key.pem') }
      writeFileSync(tls.certificate, certificate)
      writeFileSync(tls.key, key)
      return hall((config) => {
        config.emulated = false
        config.clerks = []
        for (const window of config.windows) delete window.staffedBy
        config.listen = { host: '0.0.0.0', tls }
        change(config)
      })
    },
    hall,
  }
  /** The emulated hall's file, changed. */
  function hall(change: ConfigChange): string {
    const config = parse(readFileSync(emulated, 'utf8'))
    config.catalogue = join(root, 'config/catalogue/township.json')
    change(config)
    const file = join(folder(), 'hall.yaml')
    writeFileSync(file, stringify(config))
    return file
  }
}

async function startSecure(data: string, env: Record<string, string>): Promise<RunningDaemon> {
  const child: ChildProcess = spawn(process.execPath, [guitai, 'serve'], {
    env: { ...process.env, GUITAI_DATA: data, GUITAI_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const url = await new Promise<string>((found, failed) => {
    const listen = (chunk: Buffer) => {
      said += chunk
      const match = /API +(https:\S+)\/api\/docs/.exec(said)
      if (match?.[1] !== undefined) found(match[1])
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', (code) => failed(new Error(`the daemon ended with ${code}: ${said}`)))
  })
  return { url, port: Number(new URL(url).port), process: child, said: () => said }
}
