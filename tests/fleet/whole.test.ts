/** A whole daemon of a village and the command of a city, over a real nats-server. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { stringify } from 'yaml'
import { afterEach, describe, expect, it } from 'vitest'
import { loadCity } from '../../config/city/load.ts'
import { ageOf } from '../../device-daemon/city/age.ts'
import { freePorts, server } from '../kit/nats-server.ts'
import { TestDaemon } from '../kit/test-daemon.ts'

const root = resolve(import.meta.dirname, '../..')
const ends: (() => unknown)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

async function cityCommand(file: string): Promise<{ code: number | null; text: string }> {
  const command = spawn(process.execPath, [join(root, 'device-daemon/cli/guitai.mjs'), 'city', file, '--once'], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  command.stdout.on('data', (bytes) => {
    text += String(bytes)
  })
  const [code] = await once(command, 'exit')
  return { code, text }
}

describe('guitai city', () => {
  it('prints how each site stands: one that tells, one that was never heard', { timeout: 60_000 }, async () => {
    const [port = 0] = await freePorts(1)
    const nats = server(port, (at) => `listen: "127.0.0.1:${port}"\njetstream { store_dir: "${at}/store" }\n`)
    await nats.start()
    ends.push(() => nats.remove())
    const folder = mkdtempSync(join(tmpdir(), 'guitai-city-'))
    ends.push(() => rmSync(folder, { recursive: true, force: true }))
    const daemon = await TestDaemon.start({
      change(config) {
        config.city = { servers: [nats.url] }
      },
    })
    ends.push(() => daemon.remove())
    const file = join(folder, 'city.yaml')
    const sites = [
      { code: '510921104', name: '示范镇', nameEn: 'Model Town', tier: 'township' },
      { code: '510921104201', name: '青林村', nameEn: 'Qinglin', tier: 'village', within: '510921104' },
    ]
    writeFileSync(file, stringify({ name: '市', nameEn: 'City', nats: { servers: [nats.url] }, sites: sites.map((site, at) => (at === 0 ? { ...site, code: daemon.site } : site)).map((site) => ('within' in site ? { ...site, within: daemon.site } : site)) }))
    // The city makes the streams; until then the site waits, and its hall works.
    await expect.poll(() => daemon.log.join('\n'), { timeout: 10_000 }).toMatch(/the city has no stream for site \d+: it has to be added there/)
    expect(daemon.log.join('\n')).not.toMatch(/no connection to .* yet/)
    expect((await cityCommand(file)).text).toMatch(/never-heard/)
    await daemon.take('RS-01')
    await daemon.take('RS-01')
    await daemon.clock.wind(31_000)
    await expect.poll(async () => (await cityCommand(file)).text, { timeout: 30_000 }).toMatch(new RegExp(`${daemon.site} +township +current +\\d+ s +\\d+ +0 +2 +0 `))
    const { code, text } = await cityCommand(file)
    expect(code).toBe(0)
    expect(text).toMatch(/^site +tier +stands +heard +entries +open +waiting +served +cases +hand-overs +disk\n/)
    expect(text).toMatch(/510921104201 +village +never-heard +never +0 +0 +0 +0 .*Qinglin\n/)
  })

  it('says when its own servers are away', { timeout: 60_000 }, async () => {
    const [port = 0] = await freePorts(1)
    const folder = mkdtempSync(join(tmpdir(), 'guitai-city-'))
    ends.push(() => rmSync(folder, { recursive: true, force: true }))
    const file = join(folder, 'city.yaml')
    writeFileSync(file, stringify({ name: '市', nameEn: 'City', nats: { servers: [`nats://127.0.0.1:${port}`] }, sites: [{ code: '1', name: '镇', nameEn: 'Town', tier: 'township' }] }))
    const { code, text } = await cityCommand(file)
    expect(code).toBe(1)
    expect(text).toMatch(/^no connection to nats:\/\/127\.0\.0\.1:\d+ \(.*\)\.\n$/)
  })

  it('has an example that can be read', () => {
    expect(loadCity(join(root, 'config/city/example.yaml')).sites.map(({ tier }) => tier)).toEqual(['city', 'township', 'village'])
  })
})

describe('How long ago', () => {
  it.each([
    [null, 'never'],
    [0, '0 s'],
    [119_000, '119 s'],
    [120_000, '2 min'],
    [7_199_000, '119 min'],
    [7_200_000, '2 h'],
    [2 * 86_400_000, '2 d'],
    [-5000, '0 s'],
  ])('%s ms is %s', (ago, words) => {
    const now = Date.UTC(2026, 10, 26)
    expect(ageOf(ago === null ? null : now - ago, now)).toBe(words)
  })
})
