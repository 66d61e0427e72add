/** The pages are built beside the daemon, and neither outlives the other. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildPages } from '../../device-daemon/cli/build-pages.ts'
import { root, testBox } from './box.ts'

const box = testBox()
const never = new Promise<void>(() => undefined)

/** Pages of one line. The build's process says its number on a line that closes when it dies. */
async function pagesWith({ script, config }: { script: string; config: string }) {
  const pagesSource = join(box.folder(), 'pages')
  const server = createServer()
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  mkdirSync(pagesSource)
  writeFileSync(join(pagesSource, 'index.html'), '<!doctype html><script type="module" src="./main.ts"></script>')
  writeFileSync(join(pagesSource, 'main.ts'), script)
  writeFileSync(
    join(pagesSource, 'vite.config.ts'),
    `import { connect } from 'node:net'\nconst line = connect(${port}, '127.0.0.1')\nline.on('error', () => {}).write(String(process.pid))\nline.unref()\n${config}`,
  )
  const building = once(server, 'connection').then(async ([socket]: Socket[]) => {
    server.close()
    if (socket === undefined) throw new Error('no line')
    const [pid] = await once(socket, 'data')
    return { pid: Number(pid), over: once(socket.on('error', () => undefined), 'close') }
  })
  return { settings: { pagesSource, pages: join(pagesSource, 'dist') }, building }
}
const config = 'export default { root: import.meta.dirname }'
const endless = 'export default () => new Promise(() => setInterval(() => {}, 1000))'

describe('The pages', () => {
  it('are built in a process of their own, and not again while they are new', async () => {
    const { settings, building } = await pagesWith({ script: 'console.log(1)', config })
    expect(await buildPages(settings, never)).toBe(true)
    const { pid, over } = await building
    expect(pid).not.toBe(process.pid)
    await over
    expect(existsSync(join(settings.pages, 'index.html'))).toBe(true)
    // Nobody listens any more: another build would fail.
    writeFileSync(join(settings.pages, '../vite.config.ts'), 'throw new Error()')
    const later = new Date(Date.now() + 60_000)
    utimesSync(join(settings.pages, 'index.html'), later, later)
    expect(await buildPages(settings, never)).toBe(true)
  })

  it('that cannot be built are a sentence, with what the build said', async () => {
    const { settings } = await pagesWith({ script: 'const = 1', config })
    await expect(buildPages(settings, never)).rejects.toThrow(/^The pages could not be built: the build ended with exit code 1\. It said:\n[\s\S]*main\.ts/)
    expect(existsSync(join(settings.pages, 'index.html'))).toBe(false)
  })

  it('are given up at once when the daemon is told to end', async () => {
    const { settings, building } = await pagesWith({ script: '', config: endless })
    const told = building.then(() => undefined)
    expect(await buildPages(settings, told)).toBe(false)
    await (await building).over
  })

  it.each(['SIGKILL', 'SIGINT'] as const)('are given up when the daemon dies of %s', async (signal) => {
    const { settings, building } = await pagesWith({ script: '', config: endless })
    const script = `import { buildPages } from ${JSON.stringify(join(root, 'device-daemon/cli/build-pages.ts'))}
      await buildPages(${JSON.stringify(settings)}, new Promise(() => {}))`
    const daemon = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' })
    const { over } = await building
    daemon.kill(signal)
    await over
  })
})
