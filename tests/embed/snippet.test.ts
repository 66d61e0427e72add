/** The snippet alone, with a network that fails when the test wants it to. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { describe, expect, it } from 'vitest'

const script = readFileSync(resolve(import.meta.dirname, '../../device-daemon/http/embed/embed.js'), 'utf8')

interface Desk {
  readonly [step: string]: (id?: string) => Promise<object>
}
interface Sent {
  readonly url: string
  readonly method: string | undefined
  readonly key: string | undefined
  readonly token: string | undefined
  /** Only of what has one. */
  readonly body?: string
}
type Answer = 'lost' | { readonly status: number; readonly body: string }

const fine: Answer = { status: 200, body: '{"ticket":{"number":"B001"}}' }

/** A page whose requests are answered in this order. */
function pageWith(answers: readonly Answer[], permission?: 'denied' | 'granted') {
  const left = [...answers]
  const sent: Sent[] = []
  const fetch = async (url: string, init: { method?: string; headers: Record<string, string>; body?: string }) => {
    sent.push({ url, method: init.method, key: init.headers['idempotency-key'], token: init.headers['authorization'], ...(init.body === undefined ? {} : { body: `${init.headers['content-type']} ${init.body}` }) })
    const answer = left.shift() ?? fine
    if (answer === 'lost') throw new TypeError('Failed to fetch')
    return { ok: answer.status < 400, status: answer.status, text: async () => answer.body }
  }
  const query = async ({ name }: { name: string }) => {
    if (name !== 'local-network-access' || permission === undefined) throw new TypeError('no such permission')
    return { state: permission }
  }
  const page = createContext({ fetch, crypto, URL, AbortSignal, navigator: { permissions: { query } }, location: { origin: 'https://office.example' } })
  runInContext(script, page)
  const desk: Desk = runInContext(`Guitai.connect({ address: 'http://127.0.0.1:8630/', window: 3, token: 'gt1.a.b' })`, page)
  const names: string = runInContext(`[typeof connect, typeof send, typeof ask].join()`, page)
  return { desk, sent, names }
}

describe('A command', () => {
  it.each([
    ['callNext', 'call-next'],
    ['recall', 'recall'],
    ['start', 'start'],
    ['finish', 'finish'],
    ['noShow', 'no-show'],
    ['hold', 'hold'],
    ['undo', 'undo'],
  ])('%s goes to its own route at the window, with the token', async (method, step) => {
    const { desk, sent } = pageWith([fine])
    expect(await desk[method]?.()).toEqual({ ticket: { number: 'B001' } })
    expect(sent).toEqual([{ url: `http://127.0.0.1:8630/api/windows/3/${step}`, method: 'POST', key: expect.stringMatching(/^[0-9a-f]{32}$/), token: 'Bearer gt1.a.b' }])
  })

  it('that takes back what the pad asks says why', async () => {
    const { desk, sent } = pageWith([fine])
    await desk['withdrawRating']?.('person-left')
    expect(sent).toEqual([{ url: 'http://127.0.0.1:8630/api/windows/3/withdraw-rating', method: 'POST', key: expect.stringMatching(/^[0-9a-f]{32}$/), token: 'Bearer gt1.a.b', body: 'application/json {"why":"person-left"}' }])
  })

  it('has a key of its own each time', async () => {
    const { desk, sent } = pageWith([])
    for (let count = 0; count < 3; count++) await desk['recall']?.()
    expect(new Set(sent.map(({ key }) => key)).size).toBe(3)
  })

  it('is sent once more with the same key when the network failed', async () => {
    const { desk, sent } = pageWith(['lost', fine])
    await desk['callNext']?.()
    expect(sent).toHaveLength(2)
    expect(sent[1]).toEqual(sent[0])
  })

  it('is not sent again when it was answered, whatever the answer', async () => {
    const body = JSON.stringify({ code: 'NOBODY_WAITING', title: 'Nobody is waiting.' })
    const { desk, sent } = pageWith([{ status: 409, body }])
    await expect(desk['callNext']?.()).rejects.toMatchObject({ name: 'GuitaiError', code: 'NOBODY_WAITING', status: 409, message: 'Nobody is waiting.' })
    expect(sent).toHaveLength(1)
  })

  it('that is answered with no JSON rejects all the same', async () => {
    const { desk } = pageWith([{ status: 502, body: '<html>' }])
    await expect(desk['start']?.()).rejects.toMatchObject({ code: 'INTERNAL', status: 502 })
  })
})

describe('A question', () => {
  it('is asked of its route, without a key', async () => {
    const { desk, sent } = pageWith([])
    await desk['queue']?.()
    await desk['ticket']?.('20261124-A001/../x')
    expect(sent.map(({ url, key }) => [url, key])).toEqual([
      ['http://127.0.0.1:8630/api/queue', undefined],
      ['http://127.0.0.1:8630/api/tickets/20261124-A001%2F..%2Fx', undefined],
    ])
  })
})

describe('Where nothing answers', () => {
  it('the error names the page’s origin and the permission', async () => {
    const { desk, sent } = pageWith(['lost', 'lost'], 'granted')
    const failed = desk['callNext']?.()
    await expect(failed).rejects.toMatchObject({ code: 'UNREACHABLE', status: 0, message: expect.stringMatching(/https:\/\/office\.example.*local-network permission/) })
    expect(sent).toHaveLength(2)
  })

  it('the error says that the browser denies it, where the browser says so', async () => {
    const { desk } = pageWith(['lost', 'lost'], 'denied')
    await expect(desk['queue']?.()).rejects.toMatchObject({ code: 'UNREACHABLE', message: expect.stringContaining('LocalNetworkAccessAllowedForUrls') })
  })
})

it('Nothing but Guitai is left in the page', () => {
  expect(pageWith([]).names).toBe('undefined,undefined,undefined')
})

it('The policy to deploy names the origin of the example hall', () => {
  const root = resolve(import.meta.dirname, '../..')
  const policy = JSON.parse(readFileSync(join(root, 'config/policies/guitai-local-network.json'), 'utf8'))
  const example = readFileSync(join(root, 'config/halls/example.yaml'), 'utf8')
  for (const origin of policy.LocalNetworkAccessAllowedForUrls) expect(example).toContain(`origins: [${origin}]`)
})
