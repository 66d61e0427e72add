/** What somebody reads who asks the command line, or gives it something impossible. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { get } from 'node:https'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { runGuitai } from '../kit/daemon-process.ts'
import { guitai, testBox } from './box.ts'

const box = testBox()

describe('--help', () => {
  it.each(['serve', 'init', 'doctor', 'devices', 'token', 'journal new', 'hall setup', 'config check', 'config pin'])('says how guitai %s is used, with an example', async (command) => {
    const { code, out, err } = await runGuitai([...command.split(' '), '--help'], { GUITAI_DATA: box.folder() })
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(new RegExp(`^guitai ${command}`))
    expect(out).toMatch(new RegExp(`^  For example: .*guitai ${command}`, 'm'))
    expect(out.match(/^guitai/gm)).toHaveLength(1)
  })

  it('of a word with two commands says both', async () => {
    const { code, out } = await runGuitai(['config', '--help'])
    expect(code).toBe(0)
    expect(out.match(/^guitai config (check|pin)/gm)).toEqual(['guitai config check', 'guitai config pin'])
  })

  it('alone is what there is; of no command it is wrong use', async () => {
    for (const asked of ['--help', '-h', 'help']) expect((await runGuitai([asked])).out).toBe((await runGuitai([])).out)
    expect((await runGuitai(['dance', '--help'])).code).toBe(2)
  })
})

describe('An impossible setting', () => {
  it('GUITAI_LOG names the levels', async () => {
    const { code, err } = await runGuitai(['serve'], { GUITAI_LOG: 'loud', GUITAI_DATA: box.folder(), GUITAI_PORT: '0' })
    expect([code, err.trim()]).toEqual([2, 'GUITAI_LOG: loud is not a level (trace, debug, info, warn, error, fatal, silent).'])
  })

  it('a data folder where none can be made ends at once, not in a loop that hears no signal', async () => {
    const child = spawn(process.execPath, [guitai, 'serve'], { env: { ...process.env, GUITAI_DATA: '/proc/x/y', GUITAI_PORT: '0' }, stdio: ['ignore', 'ignore', 'pipe'], timeout: 20_000, killSignal: 'SIGKILL' })
    const said = text(child.stderr)
    expect(await once(child, 'exit')).toEqual([1, null])
    expect((await said).trim()).toMatch(/^The data folder \/proc\/x\/y cannot be written: ENOENT.*\.$/)
  })

  it.each([['serve'], ['token', '--role', 'board']])('a token key that is too short is named with its size: %s', async (...words) => {
    const data = box.folder()
    writeFileSync(join(data, 'token.key'), '12345')
    const { code, err } = await runGuitai(words, { GUITAI_DATA: data, GUITAI_PORT: '0' })
    expect(code).toBe(1)
    expect(err.trim()).toMatch(/^The token key \S+\/token\.key has 5 bytes, not 32 or more\. /)
    expect(err.trim().split('\n')).toHaveLength(1)
  })
})

describe('A daemon on every address', () => {
  const outward = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ internal, family }) => !internal && family === 'IPv4')
    .map(({ address }) => address)

  it('prints names and addresses that it answers to, never 0.0.0.0', async () => {
    const config = box.secureHall((hall) => (hall.listen.names = ['hall.example']))
    const daemon = await box.startSecure(box.folder(), { GUITAI_CONFIG: config })
    expect(daemon.said()).not.toContain('0.0.0.0')
    expect(daemon.said()).toContain(`https://hall.example:${daemon.port}/kiosk\n`)
    for (const address of outward) {
      const url = `https://${address}:${daemon.port}`
      expect(daemon.said()).toContain(url)
      expect(await statusOf(`${url}/kiosk`)).toBe(200)
    }
  })
})

function statusOf(url: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => get(url, { rejectUnauthorized: false }, (answer) => resolve(answer.resume().statusCode)).once('error', reject))
}
