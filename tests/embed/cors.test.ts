/** Which page may ask what, against a table written by hand; what a preflight is told; and that nothing else opened. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { embedRoutes } from '../../device-daemon/access/embed-rights.ts'
import { routeRights } from '../../device-daemon/access/rights.ts'
import { gridOf } from '../access/grid.ts'
import { TestDaemon } from '../kit/test-daemon.ts'
import { type Answer, raw } from './raw.ts'

const office = 'https://office.example:8443'
const second = 'http://127.0.0.1:9'

let daemon: TestDaemon
let closed: TestDaemon
beforeAll(async () => {
  daemon = await TestDaemon.start({ change: (config) => (config.embed = { origins: [office, second] }) })
  closed = await TestDaemon.start()
})
afterAll(async () => {
  await daemon.remove()
  await closed.remove()
})

const clerk = { role: 'clerk', window: 1, clerk: '1001' } as const
const bearer = () => ({ authorization: `Bearer ${daemon.token(clerk)}` })
const cors = ({ headers }: Answer) => Object.keys(headers).filter((name) => name.startsWith('access-control-'))
const originOf = (column: string): Record<string, string> => {
  const origins: Readonly<Record<string, string>> = { named: office, foreign: 'https://evil.example', own: daemon.url }
  const origin = origins[column]
  return origin === undefined ? {} : { origin }
}

/** y: answered; c: answered, and the page may read it; n: refused at the gate. */
const pagesByRoute = gridOf(`
                                              named  foreign  own  none
  GET /embed.js                               c      n        y    y
  GET /api/session                            c      n        y    y
  GET /api/queue                              c      n        y    y
  GET /api/tickets/:id                        c      n        y    y
  POST /api/windows/:number/call-next         c      n        y    y
  POST /api/windows/:number/recall            c      n        y    y
  POST /api/windows/:number/start             c      n        y    y
  POST /api/windows/:number/finish            c      n        y    y
  POST /api/windows/:number/no-show           c      n        y    y
  POST /api/windows/:number/hold              c      n        y    y
  POST /api/windows/:number/undo              c      n        y    y
  POST /api/windows/:number/withdraw-rating   c      n        y    y
  GET /healthz                                n      n        y    y
  GET /metrics                                n      n        y    y
  GET /api/catalogue                          n      n        y    y
  GET /api/devices                            n      n        y    y
  GET /api/cases                              n      n        y    y
  GET /api/docs/json                          n      n        y    y
  GET /api/nothing                            n      n        y    y
  HEAD /api/queue                             n      n        y    y
  POST /api/pairing                           n      n        y    y
  POST /api/tickets                           n      n        y    y
  POST /api/windows/:number/sign-in           n      n        y    y
  POST /api/windows/:number/call              n      n        y    y
  POST /api/windows/:number/cancel            n      n        y    y
  POST /api/windows/:number/pause             n      n        y    y
`)

describe('A page that asks', () => {
  it.each(pagesByRoute.cells)('$row, $column: $expected', async ({ row, column, expected }) => {
    const [method = '', route = ''] = row.split(' ')
    const path = route.replace(':number', '1').replace(':id', '20261124-A999')
    const answer = await raw(daemon.url, method, path, { ...bearer(), ...originOf(column) })
    if (expected === 'n') {
      expect(answer.status).toBe(403)
      if (method !== 'HEAD') expect(JSON.parse(answer.text).code).toBe('ORIGIN_REFUSED')
    } else expect([401, 403]).not.toContain(answer.status)
    expect(cors(answer)).toEqual(expected === 'c' ? ['access-control-allow-origin'] : [])
    if (expected === 'c') expect(answer.headers).toMatchObject({ 'access-control-allow-origin': office, 'vary': 'Origin' })
  })

  it('finds open exactly the routes of the table of rights for pages', () => {
    const open = pagesByRoute.cells.filter(({ column, expected }) => column === 'named' && expected === 'c').map(({ row }) => row)
    expect(open.sort()).toEqual([...embedRoutes].sort())
  })

  it('from a named origin finds every other route closed', async () => {
    const open: readonly string[] = embedRoutes
    for (const route of Object.keys(routeRights).filter((one) => !open.includes(one))) {
      const [method = '', path = ''] = route.split(' ')
      const answer = await raw(daemon.url, method, path.replace(/:\w+/g, '1'), { ...bearer(), origin: office })
      expect([route, answer.status, cors(answer)]).toEqual([route, 403, []])
    }
  })
})

describe('An origin that is nearly a named one', () => {
  it.each([
    ['null', 'null'],
    ['nothing', ''],
    ['another port', 'https://office.example:8444'],
    ['no port', 'https://office.example'],
    ['another scheme', 'http://office.example:8443'],
    ['capitals', 'https://OFFICE.example:8443'],
    ['capitals in the scheme', 'HTTPS://office.example:8443'],
    ['a path', 'https://office.example:8443/'],
    ['a name in front', 'https://a.office.example:8443'],
    ['a name behind', 'https://office.example:8443.evil.example'],
    ['a user', 'https://office.example:8443@evil.example'],
    ['two origins', `${office} ${second}`],
    ['a star', '*'],
  ])('%s is refused', async (_what, origin) => {
    for (const [method, path] of [['GET', '/embed.js'], ['GET', '/api/queue'], ['POST', '/api/windows/1/call-next'], ['OPTIONS', '/api/windows/1/call-next']] as const) {
      const answer = await raw(daemon.url, method, path, { ...bearer(), origin, 'access-control-request-method': 'POST' })
      expect([method, path, answer.status, cors(answer)]).toEqual([method, path, 403, []])
    }
  })
})

describe('A named page', () => {
  it('is told its own origin and no other, and may read a refusal, too', async () => {
    const answer = await raw(daemon.url, 'GET', '/api/queue', { ...bearer(), origin: second })
    expect([answer.status, answer.headers['access-control-allow-origin']]).toEqual([200, second])
    const unknown = await raw(daemon.url, 'GET', '/api/queue', { origin: second })
    expect([unknown.status, JSON.parse(unknown.text).code, unknown.headers['access-control-allow-origin']]).toEqual([401, 'TOKEN_MISSING', second])
    const bad = await raw(daemon.url, 'GET', '/api/queue', { origin: second, authorization: 'Bearer gt1.no.token' })
    expect([bad.status, JSON.parse(bad.text).code, bad.headers['access-control-allow-origin']]).toEqual([401, 'TOKEN_INVALID', second])
  })

  it('needs the role and the window that anybody needs', async () => {
    const board = { authorization: `Bearer ${daemon.token({ role: 'board' })}`, origin: office }
    expect(JSON.parse((await raw(daemon.url, 'POST', '/api/windows/1/call-next', board)).text).code).toBe('ROLE_REFUSED')
    expect((await raw(daemon.url, 'POST', '/api/windows/2/call-next', { ...bearer(), origin: office })).status).toBe(403)
  })

  it('is refused by Host first', async () => {
    for (const method of ['GET', 'OPTIONS']) {
      const answer = await raw(daemon.url, method, '/api/queue', { ...bearer(), host: 'rebound.example', origin: office, 'access-control-request-method': 'GET' })
      expect([JSON.parse(answer.text).code, cors(answer)]).toEqual(['HOST_REFUSED', []])
    }
  })

  it('has no credentials and is nobody’s star', async () => {
    const answer = await raw(daemon.url, 'GET', '/embed.js', { origin: office })
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined()
    expect(answer.headers['access-control-allow-origin']).not.toBe('*')
  })
})

describe('A preflight', () => {
  const preflight = (path: string, headers: Record<string, string>, url = daemon.url) => raw(url, 'OPTIONS', path, headers)
  const asking = { 'origin': office, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,idempotency-key' }

  it('is told what may be sent, and for how long that holds', async () => {
    const answer = await preflight('/api/windows/1/start', asking)
    expect(answer.status).toBe(204)
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': office,
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'authorization, content-type, idempotency-key',
      'access-control-max-age': '600',
      'vary': 'Origin',
    })
    expect(cors(answer)).toHaveLength(4)
  })

  it('is told of the private network when it asks', async () => {
    const answer = await preflight('/api/windows/1/start', { ...asking, 'access-control-request-private-network': 'true' })
    expect(answer.headers['access-control-allow-private-network']).toBe('true')
  })

  it.each([
    ['another method', '/api/windows/1/start', { ...asking, 'access-control-request-method': 'DELETE' }],
    ['no method', '/api/windows/1/start', { origin: office }],
    ['a route that is closed', '/api/tickets', asking],
    ['an address that is none', '/api/nothing', asking],
    ['a page that is not named', '/api/windows/1/start', { ...asking, origin: 'https://evil.example', 'access-control-request-private-network': 'true' }],
  ])('for %s is refused without a word for the browser', async (_what, path, headers: Record<string, string>) => {
    const answer = await preflight(path, headers)
    expect([answer.status, cors(answer)]).toEqual([403, []])
  })

  it('from a page of our own, or from none, meets no route', async () => {
    for (const origin of [{ origin: daemon.url }, {}]) {
      const answer = await preflight('/api/windows/1/start', { ...origin, 'access-control-request-method': 'POST' })
      expect([answer.status, cors(answer)]).toEqual([404, []])
    }
  })
})

describe('The socket', () => {
  const upgrade = (origin: string | undefined): Promise<'open' | number> =>
    new Promise((resolve) => {
      const socket = new WebSocket(`${daemon.url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, { headers: origin === undefined ? {} : { origin } })
      socket.on('open', () => {
        socket.terminate()
        resolve('open')
      })
      socket.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0))
      socket.on('error', () => undefined)
    })

  it('is for our own pages and for programs, not for named pages', async () => {
    expect(await upgrade(office)).toBe(400)
    expect(await upgrade('https://evil.example')).toBe(400)
    expect(await upgrade(daemon.url)).toBe('open')
    expect(await upgrade(undefined)).toBe('open')
    const polling = await raw(daemon.url, 'GET', '/socket.io/?EIO=4&transport=polling', { origin: office })
    expect([polling.status, cors(polling)]).toEqual([400, []])
  })
})

describe('A hall that names no page', () => {
  it('refuses all of them, and has no snippet', async () => {
    for (const [method, path] of [['GET', '/embed.js'], ['GET', '/api/queue'], ['POST', '/api/windows/1/start'], ['OPTIONS', '/api/windows/1/start']] as const) {
      const answer = await raw(closed.url, method, path, { origin: office, 'access-control-request-method': 'POST' })
      expect([method, path, answer.status, cors(answer)]).toEqual([method, path, 403, []])
    }
    expect((await raw(closed.url, 'GET', '/embed.js', {})).status).toBe(404)
  })
})

describe('The snippet’s file', () => {
  it('may be loaded by a script element of any page, and is asked for anew', async () => {
    const { status, headers, text } = await raw(daemon.url, 'GET', '/embed.js', {})
    expect(status).toBe(200)
    expect(headers).toMatchObject({
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'no-cache',
      'cross-origin-resource-policy': 'cross-origin',
      'vary': 'Origin',
    })
    expect(text.split('\n').length).toBeLessThanOrEqual(150)
  })
})
