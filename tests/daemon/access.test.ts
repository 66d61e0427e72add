/** Host and Origin first, on every request and every upgrade, by raw requests that a browser would not let us make. */
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { TestDaemon, TestPage } from '../kit/test-daemon.ts'

let daemon: TestDaemon
beforeAll(async () => {
  daemon = await TestDaemon.start()
})
afterAll(() => daemon.remove())

interface Head {
  readonly host: string
  readonly origin: string | undefined
}
const own = () => new URL(daemon.url).host

/** The status of a plain request with exactly these headers. */
function status(path: string, { host, origin }: Head, method = 'GET'): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(daemon.url)
    const headers = { host, ...(origin === undefined ? {} : { origin }) }
    const ask = request({ hostname, port, path, method, headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    ask.on('error', reject)
    ask.end()
  })
}

/** What a raw WebSocket gets: `open`, or the HTTP status of the refusal. */
function upgrade(path: string, { host, origin }: Head): Promise<'open' | number> {
  return new Promise((resolve) => {
    const socket = new WebSocket(daemon.url.replace('http', 'ws') + path, { headers: { host, ...(origin === undefined ? {} : { origin }) } })
    socket.on('open', () => {
      socket.terminate()
      resolve('open')
    })
    socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
    socket.on('error', () => undefined)
  })
}

const table = [
  ['own', 'good', true],
  ['own', 'missing', true],
  ['own', 'evil', false],
  ['own', 'null', false],
  ['own', 'another port', false],
  ['foreign', 'good', false],
  ['foreign', 'missing', false],
  ['foreign', 'evil', false],
  ['foreign, our port', 'missing', false],
] as const

const headOf = (host: (typeof table)[number][0], origin: (typeof table)[number][1]): Head => ({
  host: { 'own': own(), 'foreign': 'rebound.example', 'foreign, our port': `rebound.example:${new URL(daemon.url).port}` }[host],
  origin: { 'good': `http://${own()}`, 'missing': undefined, 'evil': 'https://evil.example', 'null': 'null', 'another port': 'http://127.0.0.1:1' }[origin],
})

describe.each(table)('Host %s, Origin %s', (host, origin, welcome) => {
  it(`is ${welcome ? 'welcome' : 'refused'} at the API`, async () => {
    expect(await status('/healthz', headOf(host, origin))).toBe(welcome ? 200 : 403)
  })

  it(`is ${welcome ? 'welcome' : 'refused'} at every other address, too`, async () => {
    expect(await status('/api/pairing', headOf(host, origin), 'POST')).toBe(welcome ? 400 : 403)
    expect(await status('/no/such/page', headOf(host, origin))).toBe(welcome ? 404 : 403)
    expect(await status('/metrics', headOf(host, origin))).toBe(welcome ? 200 : 403)
  })

  it(`is ${welcome ? 'welcome' : 'refused'} by polling`, async () => {
    expect(await status('/socket.io/?EIO=4&transport=polling', headOf(host, origin))).toBe(welcome ? 200 : 400)
  })

  it(`is ${welcome ? 'welcome' : 'refused'} by WebSocket`, async () => {
    expect(await upgrade('/socket.io/?EIO=4&transport=websocket', headOf(host, origin))).toBe(welcome ? 'open' : 400)
  })

  it(`is ${welcome ? 'welcome' : 'refused'} in the middle of somebody’s polling session, and at its upgrade`, async () => {
    const answer = await fetch(`${daemon.url}/socket.io/?EIO=4&transport=polling`)
    const { sid } = JSON.parse((await answer.text()).slice(1)) as { sid: string }
    const way = `EIO=4&sid=${sid}`
    if (welcome) expect(await upgrade(`/socket.io/?${way}&transport=websocket`, headOf(host, origin))).toBe('open')
    else {
      expect(await upgrade(`/socket.io/?${way}&transport=websocket`, headOf(host, origin))).toBe(400)
      expect(await status(`/socket.io/?${way}&transport=polling`, headOf(host, origin), 'POST')).toBe(400)
    }
  })
})

describe('A socket', () => {
  it.each(['websocket', 'polling'] as const)('by %s needs a token of this daemon', async (transport) => {
    for (const token of ['', 'gt1.x.y', `${daemon.token({ role: 'board' })}x`]) {
      await expect(new TestPage(daemon.url, token, undefined, [transport]).caughtUp).rejects.toThrow('TOKEN_INVALID')
    }
    const page = new TestPage(daemon.url, daemon.token({ role: 'board' }), undefined, [transport])
    await page.caughtUp
    page.socket.disconnect()
  })

  it('with a token in its address only is not let in', async () => {
    const socket = new WebSocket(`${daemon.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket&token=${daemon.token({ role: 'board' })}`)
    const said: string[] = []
    await new Promise<void>((resolve) => {
      socket.on('message', (message) => {
        said.push(String(message))
        if (said.length === 1) socket.send('40')
        if (said.length === 2) resolve()
      })
    })
    socket.terminate()
    expect(said[1]).toBe('44{"message":"TOKEN_INVALID"}')
  })

  it('that says anything is closed: pages speak by HTTP', async () => {
    const page = await daemon.page({ role: 'kiosk' })
    const closed = new Promise((resolve) => page.socket.on('disconnect', resolve))
    Object(page.socket).emit('anything', { at: 'all' })
    expect(await closed).toBe('io server disconnect')
  })

  it('that sends too much at once is closed', async () => {
    const socket = new WebSocket(`${daemon.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
    await new Promise((resolve) => socket.once('message', resolve))
    const closed = new Promise<number>((resolve) => socket.on('close', resolve))
    socket.on('error', () => undefined)
    socket.send(`40${'x'.repeat(20_000)}`)
    expect(await closed).toBe(1009)
  })

  it('that sends small things without end is closed', async () => {
    const socket = new WebSocket(`${daemon.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`)
    await new Promise((resolve) => socket.once('message', resolve))
    const closed = new Promise((resolve) => socket.on('close', resolve))
    socket.send(`40${JSON.stringify({ token: daemon.token({ role: 'board' }) })}`)
    await new Promise((resolve) => socket.once('message', resolve))
    // Pongs: small, legal, and in life one for each ping of the daemon.
    for (let packet = 0; packet < 100; packet++) socket.send('3')
    await closed
  })
})

describe('A token', () => {
  it.each<[string, Parameters<TestDaemon['call']>[2], Record<string, string>, number, string]>([
    ['that is missing', null, {}, 401, 'TOKEN_MISSING'],
    ['that is none', null, { authorization: 'Bearer gt1.x.y' }, 401, 'TOKEN_INVALID'],
    ['of another role', { role: 'board' }, {}, 403, 'ROLE_REFUSED'],
  ])('%s is refused with a status and a code of its own', async (_which, who, headers, status, code) => {
    const answer = await daemon.call('POST', '/api/tickets', who, { queue: 'A' }, headers)
    expect([answer.status, answer.body.status, answer.body.code]).toEqual([status, status, code])
  })
})

describe('Answers', () => {
  it('carry a strict policy: nothing inline, nothing from elsewhere, in no frame', async () => {
    const { headers } = await daemon.call('GET', '/healthz', null)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'self'")
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toMatch(/unsafe-inline|https?:|\*/)
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })
})
