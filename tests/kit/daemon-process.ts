/** The real daemon as a process of its own, on a free port of the loopback, in a data folder of the test's. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

/** The flags of `npm start`, so that what is measured is what people run. */
const { scripts } = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8'))
const flags = String(scripts.start).split(' ').filter((word) => word.startsWith('--'))

const guitai = resolve(import.meta.dirname, '../../device-daemon/cli/guitai.mjs')

export interface RunningDaemon {
  readonly url: string
  readonly port: number
  readonly process: ChildProcess
  /** Everything it has printed so far. */
  readonly said: () => string
}

export function dataFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'guitai-data-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** Settles when the daemon has printed its addresses; rejects with what it said when it ends before. */
export async function startProcess(data: string, env: Record<string, string> = {}): Promise<RunningDaemon> {
  const child = spawn(process.execPath, [...flags, guitai, 'serve'], {
    env: { ...process.env, GUITAI_DATA: data, GUITAI_PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  // Not even a test that fails leaves a daemon behind.
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  child.once('exit', () => process.off('exit', kill))
  let said = ''
  const url = await new Promise<string>((found, failed) => {
    const listen = (chunk: Buffer) => {
      said += chunk
      const match = /API +(http:\/\/[^\s]+)\/api\/docs/.exec(said)
      if (match?.[1] !== undefined) found(match[1])
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('exit', (code) => failed(new Error(`the daemon ended with ${code}: ${said}`)))
  })
  return { url, port: Number(new URL(url).port), process: child, said: () => said }
}

export async function end(daemon: RunningDaemon, signal: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
  if (daemon.process.exitCode !== null || daemon.process.signalCode !== null) return daemon.process.exitCode
  const exit = once(daemon.process, 'exit')
  daemon.process.kill(signal)
  const [code] = await exit
  return code
}

/** Runs a command of the command line to its end. */
export async function runGuitai(words: readonly string[], env: Record<string, string> = {}, input = ''): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [guitai, ...words], { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => (out += chunk))
  child.stderr.on('data', (chunk) => (err += chunk))
  child.stdin.end(input)
  const [code] = await once(child, 'close')
  return { code, out, err }
}
