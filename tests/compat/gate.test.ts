/** Who is answered: the named pages, on this machine, and nobody where nothing is configured. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TestDaemon } from '../kit/test-daemon.ts'
import { raw } from '../embed/raw.ts'
import { ask, givenFacts, lay, origin, signIn, startWith } from './page.ts'

let daemon: TestDaemon
const second = 'https://second.example'
beforeAll(async () => {
  daemon = await startWith([{ shape: 'cvr' }, { shape: 'zkidr', origins: [second] }])
  await daemon.clock.wind(2000)
  await signIn(daemon)
  await lay(daemon)
})
afterAll(() => daemon.remove())

const code = (text: string): string => JSON.parse(text).code
const cors = (headers: object) => Object.keys(headers).filter((name) => name.startsWith('access-control-'))

describe('A service', () => {
  it.each<[string, Record<string, string>, string]>([
    ['a page that is not named', { origin: 'https://evil.example' }, 'ORIGIN_REFUSED'],
    ['a page of the other service', { origin: second }, 'ORIGIN_REFUSED'],
    ['a page that begins like it', { origin: `${origin}.evil.example` }, 'ORIGIN_REFUSED'],
    ['a page without an origin', { origin: 'null' }, 'ORIGIN_REFUSED'],
    ['an image, which says no origin', {}, 'ORIGIN_REFUSED'],
    ['a name that leads here', { origin, host: 'rebound.example:19196' }, 'HOST_REFUSED'],
  ])('refuses %s, and nothing is given', async (_who, headers, problem) => {
    for (const path of ['/readcard', '/OpenDevice', '/nothing']) {
      const answer = await ask(daemon, path, { headers })
      expect([answer.status, code(answer.text), cors(answer.headers)]).toEqual([403, problem, []])
    }
    expect(await givenFacts(daemon)).toEqual([])
  })

  it('refuses a page of its own address: there are none', async () => {
    expect((await ask(daemon, '/readcard', { headers: { origin: daemon.compat() } })).status).toBe(403)
  })

  it('answers the named page, and names it to the browser: never a star', async () => {
    const { headers, status } = await ask(daemon, '/OpenDevice')
    expect(status).toBe(200)
    expect(headers).toMatchObject({ 'access-control-allow-origin': origin, 'vary': 'Origin', 'cache-control': 'no-store' })
    expect(headers).not.toHaveProperty('access-control-allow-credentials')
  })

  it('answers by the name of localhost, too', async () => {
    const { port } = new URL(daemon.compat())
    expect((await ask(daemon, '/OpenDevice', { headers: { origin, host: `localhost:${port}` } })).status).toBe(200)
  })

  it('lets the browser ask beforehand, for the private network and with a page’s own headers', async () => {
    const { status, headers } = await ask(daemon, '/readcard&t=1', { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'uc-token, x-hotel-code', 'access-control-request-private-network': 'true' } })
    expect(status).toBe(204)
    expect(headers).toMatchObject({ 'access-control-allow-origin': origin, 'access-control-allow-private-network': 'true', 'access-control-allow-headers': 'uc-token, x-hotel-code', 'access-control-allow-methods': 'GET, POST' })
    const foreign = await ask(daemon, '/readcard', { method: 'OPTIONS', headers: { 'origin': 'https://evil.example', 'access-control-request-method': 'GET', 'access-control-request-private-network': 'true' } })
    expect([foreign.status, cors(foreign.headers)]).toEqual([403, []])
  })

  it('is not there at the daemon’s own port, and the other’s paths are not at its', async () => {
    const own = await raw(daemon.url, 'GET', '/readcard', { origin })
    expect(own.status).toBe(403)
    expect((await raw(daemon.url, 'GET', '/readcard', {})).status).toBe(404)
    expect((await ask(daemon, '/OpenDevice', { nth: 1, headers: { origin: second } })).status).toBe(404)
  })

  it('listens on 127.0.0.1', () => expect(daemon.compat()).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/))

  it('is closed with the daemon', async () => {
    const other = await startWith([{ shape: 'cvr' }])
    const url = other.compat()
    await other.remove()
    await expect(raw(url, 'GET', '/OpenDevice', { origin })).rejects.toThrow()
  })

  it('is none where nothing is configured', async () => {
    const plain = await TestDaemon.start()
    expect(plain.compat()).toBe('')
    await plain.remove()
  })

  it('whose port is taken leaves the hall open, and says so in the log', async () => {
    const port = Number(new URL(daemon.compat()).port)
    const other = await startWith([{ shape: 'cvr', port }])
    expect([other.compat(), (await other.call('GET', '/healthz', null)).status]).toEqual(['', 200])
    expect(other.log.join('')).toContain(`Port ${port} is taken by another program`)
    await other.remove()
  })
})
