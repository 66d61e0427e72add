/** The built pages as they travel: by raw requests, since fetch unpacks what it is sent. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { get, type IncomingHttpHeaders } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Hall, loadHall } from '../../config/load.ts'
import { RecentLog } from '../../device-daemon/diagnostics/recent-log.ts'
import { createLog } from '../../device-daemon/logging.ts'
import { type Daemon, startDaemon } from '../../device-daemon/main.ts'
import { TestDaemon, WoundClock } from '../kit/test-daemon.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'guitai-pages-'))
const pages = join(folder, 'pages')
let daemon: Daemon

beforeAll(async () => {
  await build({ configFile: join(root, 'kiosk-ui/vite.config.ts'), logLevel: 'error', build: { outDir: pages, emptyOutDir: true } })
  daemon = await daemonOf(loadHall(join(root, 'config/halls/emulated.yaml')), folder)
})
afterAll(async () => {
  await daemon.stop()
  rmSync(folder, { recursive: true })
})

function daemonOf(hall: Hall, data: string): Promise<Daemon> {
  return startDaemon({ hall, data, port: 0, pages, clock: new WoundClock(), log: createLog({ level: 'error' }), recent: new RecentLog(), onDamage: () => undefined })
}

/** The largest of the kind: `.js`, `.wasm`. */
function largest(end: string): string {
  const sizes = readdirSync(join(pages, 'assets')).filter((name) => name.endsWith(end)).map((name) => ({ name, bytes: readFileSync(join(pages, 'assets', name)).length }))
  return `/assets/${sizes.sort((a, b) => b.bytes - a.bytes)[0]?.name}`
}

function load(path: string, encodings?: string, from = daemon): Promise<{ status: number | undefined; headers: IncomingHttpHeaders; bytes: Buffer }> {
  return new Promise((done, failed) => {
    get(from.url + path, { headers: encodings === undefined ? {} : { 'accept-encoding': encodings } }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('end', () => done({ status: response.statusCode, headers: response.headers, bytes: Buffer.concat(parts) }))
    }).on('error', failed)
  })
}

describe('A built asset', () => {
  it.each([
    ['.js', 'gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['.js', 'gzip, deflate', 'gzip', gunzipSync],
    ['.wasm', 'gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['.wasm', 'gzip, deflate', 'gzip', gunzipSync],
  ] as const)('%s travels compressed to one that accepts %s', async (end, accepted, encoding, unpack) => {
    const path = largest(end)
    const [plain, packed] = [await load(path), await load(path, accepted)]
    expect(packed.headers['content-encoding']).toBe(encoding)
    expect(packed.bytes.length).toBeLessThan(plain.bytes.length / 2)
    expect(unpack(packed.bytes).equals(plain.bytes)).toBe(true)
    for (const name of ['content-type', 'content-security-policy', 'cache-control', 'vary'] as const) expect(packed.headers[name], name).toBe(plain.headers[name])
    expect(packed.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(packed.headers['content-security-policy']).toContain("default-src 'self'")
    expect(packed.headers.vary).toMatch(/accept-encoding/i)
  })

  it.each([undefined, 'identity', 'gzip;q=0, br;q=0'])('travels as it is to one that accepts %s', async (accepted) => {
    const path = largest('.js')
    const { headers, bytes } = await load(path, accepted)
    expect(headers['content-encoding']).toBeUndefined()
    expect(bytes.equals(readFileSync(join(pages, path)))).toBe(true)
  })

  it('has no second address for its compressed forms', async () => {
    for (const end of ['.br', '.gz']) expect((await load(largest('.js') + end)).status).toBe(404)
  })
})

describe('The document of every page', () => {
  it('is asked for anew each time, whatever is accepted', async () => {
    for (const accepted of [undefined, 'gzip, br']) {
      const { status, headers } = await load('/kiosk', accepted)
      expect([status, headers['cache-control'], headers['content-type']]).toEqual([200, 'no-cache', 'text/html; charset=utf-8'])
      expect(headers['content-security-policy']).toContain("default-src 'self'")
    }
  })
})

it('The parts’ own page is there in an emulated hall, and a real hall has no such address', async () => {
  expect((await load('/design')).status).toBe(200)
  const hall = loadHall(join(root, 'config/halls/emulated.yaml'))
  const real = await daemonOf({ ...hall, config: { ...hall.config, emulated: false } }, mkdtempSync(join(folder, 'real-')))
  expect((await load('/design', undefined, real)).status).toBe(404)
  expect((await load('/tech', undefined, real)).status).toBe(200)
  await real.stop()
})

it('A HEAD is answered as its GET is, with the same rights', async () => {
  const daemon = await TestDaemon.start()
  const head = (path: string, token?: string) =>
    fetch(daemon.url + path, { method: 'HEAD', ...(token === undefined ? {} : { headers: { authorization: `Bearer ${token}` } }) }).then(({ status }) => status)
  expect(await head('/healthz')).toBe(200)
  expect(await head('/api/devices')).toBe(401)
  expect(await head('/api/devices', daemon.token({ role: 'board' }))).toBe(403)
  expect(await head('/api/devices', daemon.token({ role: 'technician' }))).toBe(200)
  await daemon.remove()
})
