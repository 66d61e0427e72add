/**
 * Builds the pages when their sources are newer than the build. An installed daemon ships them built. The build
 * has a process of its own: what it needs of memory would otherwise stay with the daemon for its whole life.
 */
import { spawn } from 'node:child_process'
import { existsSync, globSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { StartError } from '../listening.ts'
import type { Settings } from '../settings.ts'

const builder = fileURLToPath(new URL('./pages-builder.ts', import.meta.url))
const saidCharsMax = 20_000

/** False when `told` came first: nothing is being built any more. Throws StartError. */
export async function buildPages({ pagesSource, pages }: Pick<Settings, 'pagesSource' | 'pages'>, told: Promise<void>): Promise<boolean> {
  if (!isStale(pagesSource, pages)) return true
  const { end, ended } = startBuilder(join(pagesSource, 'vite.config.ts'))
  const first = await Promise.race([ended, told.then(() => 'told' as const)])
  if (first !== 'told' && first.fault === null) return true
  end()
  await ended
  discard(pages)
  if (first === 'told') return false
  throw new StartError(`The pages could not be built: the build ended with ${first.fault}. It said:\n${first.said.trim()}`)
}

/** Half a build must not pass for one. In a folder that cannot be written there is none. */
function discard(pages: string): void {
  try {
    rmSync(join(pages, 'index.html'), { force: true })
  } catch {}
}

function startBuilder(config: string) {
  const child = spawn(process.execPath, [builder, config], { stdio: ['ignore', 'pipe', 'pipe', 'ipc'] })
  let said = ''
  const listen = (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-saidCharsMax)
  }
  child.stdout?.on('data', listen)
  child.stderr?.on('data', listen)
  const ended = new Promise<{ readonly fault: string | null; readonly said: string }>((resolve) => {
    child.once('error', (error) => resolve({ fault: error.message, said }))
    child.once('close', (code, signal) => resolve({ fault: code === 0 ? null : (signal ?? `exit code ${code}`), said }))
  })
  // It has nothing to save, and does not listen to gentler signals.
  return { ended, end: () => child.kill('SIGKILL') }
}

function isStale(source: string, built: string): boolean {
  if (!existsSync(join(source, 'index.html'))) return false
  const document = join(built, 'index.html')
  if (!existsSync(document)) return true
  const builtAt = statSync(document).mtimeMs
  // Pages are made of their own sources, the wire's types and, through the lockfile, their libraries.
  const files = [
    ...globSync('**/*.{ts,tsx,css,html,json,svg}', { cwd: source, exclude: (name) => name === 'dist' }).map((file) => join(source, file)),
    join(source, '../package-lock.json'),
  ]
  return files.some((file) => existsSync(file) && statSync(file).mtimeMs > builtAt)
}
