/** The board's clips as the daemon gives them out. */
import { RecentLog } from '../../device-daemon/diagnostics/recent-log.ts'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadHall } from '../../config/load.ts'
import { clipNames } from '../../device-daemon/wire/clips.ts'
import { createLog } from '../../device-daemon/logging.ts'
import { type Daemon, startDaemon } from '../../device-daemon/main.ts'
import { WoundClock } from '../kit/test-daemon.ts'

const root = resolve(import.meta.dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'guitai-clips-'))
const recorded = join(folder, 'clips')
let daemon: Daemon

beforeAll(async () => {
  mkdirSync(recorded)
  writeFileSync(join(recorded, 'qing.mp3'), 'the hall’s own voice')
  writeFileSync(join(recorded, 'secret.ogg'), 'not to be heard')
  const hall = loadHall(join(root, 'config/halls/emulated.yaml'))
  daemon = await startDaemon({
    hall: { ...hall, config: { ...hall.config, board: { ...hall.config.board, clips: recorded } } },
    data: folder,
    port: 0,
    pages: null,
    clock: new WoundClock(),
    log: createLog({ level: 'error' }),
    recent: new RecentLog(),
    onDamage: () => undefined,
  })
})
afterAll(async () => {
  await daemon.stop()
  rmSync(folder, { recursive: true })
})

const get = (name: string) => fetch(`${daemon.url}/clips/${name}`)

describe('A clip', () => {
  it('is the hall’s own where it has one', async () => {
    const response = await get('qing')
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([200, 'audio/mpeg', 'the hall’s own voice'])
  })

  it('is of the pack that ships where it has none', async () => {
    const response = await get('hao')
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'audio/ogg'])
    expect(Buffer.from(await response.arrayBuffer()).equals(readFileSync(join(root, 'kiosk-ui/clips/cmn/hao.ogg')))).toBe(true)
  })

  it.each(['secret', 'qing.mp3', '..%2f..%2fpackage.json', '%2e%2e', '__proto__', 'constructor'])('is none that is not named: %s', async (name) => {
    expect((await get(name)).status).toBe(404)
  })

  it('is there at once for a board that asks for all of them, again and again', async () => {
    const all = Array.from({ length: 10 }, () => clipNames).flat()
    expect(new Set(await Promise.all(all.map(async (name) => (await get(name)).status)))).toEqual(new Set([200]))
  })
})
