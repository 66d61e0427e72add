/** A page's connection against the real daemon: its tokens, its retries, its fold. */
import { effect } from '@preact/signals'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Claims, tokensIn } from '../../device-daemon/access/tokens.ts'
import type { TicketReceipt } from '../../device-daemon/wire/commands.ts'
import { connectPage } from '../../kiosk-ui/daemon/connection.ts'
import { type ConfigChange, TestDaemon } from '../kit/test-daemon.ts'

let daemon: TestDaemon
let stored: Map<string, string>
/** Every request of the page, and a fault that can be put into its network. */
let asked: { path: string; key: string | null }[]
let loseAnswers: number

async function open(change?: ConfigChange): Promise<void> {
  daemon = await TestDaemon.start(change === undefined ? {} : { change })
  const { protocol, host } = new URL(daemon.url)
  vi.stubGlobal('location', { protocol, host })
}

beforeEach(() => {
  stored = new Map()
  asked = []
  loseAnswers = 0
  vi.stubGlobal('localStorage', {
    getItem: (name: string) => stored.get(name) ?? null,
    setItem: (name: string, value: string) => void stored.set(name, value),
  })
  const network = globalThis.fetch
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    if (!path.startsWith('/')) return network(path, init)
    asked.push({ path, key: new Headers(init.headers).get('idempotency-key') })
    const answer = await network(daemon.url + path, init)
    if (loseAnswers-- > 0) throw new TypeError('Failed to fetch')
    return answer
  })
})
afterEach(async () => {
  await daemon.remove()
  vi.unstubAllGlobals()
})

/** Settles once the signals that `when` reads say so. */
const until = (when: () => boolean): Promise<void> =>
  new Promise((done) => {
    const stop = effect(() => {
      if (when()) queueMicrotask(() => (stop(), done()))
    })
  })

const shortMs = 5000
const shortLived = (claims: Omit<Claims, 'until'>) => tokensIn(daemon.folder).issue({ ...claims, until: daemon.clock.now() + shortMs })
const kiosk = { role: 'kiosk', kiosk: 1 } as const
const desk = { role: 'clerk', window: 1 } as const

describe('A page', () => {
  it('of an emulated hall pairs itself once and folds what happens into its view', async () => {
    await open()
    const line = connectPage(kiosk)
    await until(() => line.online.value)
    expect(asked.map(({ path }) => path)).toEqual(['/api/pairing'])
    const { number } = await daemon.take()
    await until(() => line.view.value?.tickets.some((ticket) => ticket.number === number) === true)
    expect(line.session.value).toMatchObject({ role: 'kiosk', kiosk: 1, clerk: null })
    expect(stored.has('guitai.kiosk.1')).toBe(true)
  })

  it('of a real hall asks for a token and goes on with the one it is given', async () => {
    await open((config) => {
      config.emulated = false
      config.devices = []
      config.lines = []
      config.kiosks = [{ number: 1 }]
      config.clerks = []
      for (const window of config.windows) for (const part of ['pad', 'printer', 'display', 'idReader', 'staffedBy']) delete window[part]
    })
    const line = connectPage(kiosk)
    await until(() => line.needsToken.value)
    expect(line.online.value).toBe(false)
    line.useToken(daemon.token(kiosk))
    await until(() => line.online.value)
    expect(line.needsToken.value).toBe(false)
  })

  it('whose token ends while it is open finds another', async () => {
    await open()
    const old = shortLived(kiosk)
    stored.set('guitai.kiosk.1', old)
    const line = connectPage(kiosk)
    await until(() => line.online.value)
    await daemon.clock.wind(shortMs)
    expect(await line.post('/api/tickets', { item: 'RS-01' })).toMatchObject({ ok: false, problem: { code: 'TOKEN_INVALID' } })
    await until(() => !line.online.value)
    await until(() => line.online.value)
    expect(stored.get('guitai.kiosk.1')).not.toBe(old)
    expect(await line.post('/api/tickets', { item: 'RS-01' })).toMatchObject({ ok: true, data: { number: 'B001' } })
  })

  it('does a thing once when the answer to it was lost', async () => {
    await open()
    const line = connectPage(kiosk)
    await until(() => line.online.value)
    loseAnswers = 1
    const answer = await line.post<TicketReceipt>('/api/tickets', { item: 'RS-01' })
    expect(answer).toMatchObject({ ok: true, data: { number: 'B001', ahead: 0 } })
    const keys = asked.filter(({ path }) => path === '/api/tickets').map(({ key }) => key)
    expect([keys.length, new Set(keys).size, keys.includes(null)]).toEqual([2, 1, false])
    expect(await daemon.take()).toMatchObject({ number: 'B002' })
  })

  it('says so when nobody answers', async () => {
    await open()
    const line = connectPage(kiosk)
    await until(() => line.online.value)
    await daemon.stop()
    await until(() => !line.online.value)
    expect(await line.get('/api/catalogue')).toMatchObject({ ok: false, problem: { code: 'UNREACHABLE' } })
  })
})

describe('A clerk’s token', () => {
  it('acts for the clerk, is never stored, and gives way to the window’s own when it ends', async () => {
    await open()
    const line = connectPage(desk)
    await until(() => line.online.value)
    const own = stored.get('guitai.clerk.1')
    const signedIn = await line.post<{ token: string }>('/api/windows/1/sign-in', { workNo: '1001', pin: '2468' })
    expect(signedIn.ok).toBe(true)
    line.useClerk(shortLived({ ...desk, clerk: '1001', signedIn: true }))
    await until(() => line.session.value?.clerk?.workNo === '1001')
    await daemon.clock.wind(shortMs)
    expect(await line.get('/api/catalogue')).toMatchObject({ ok: false, problem: { code: 'TOKEN_INVALID' } })
    await until(() => line.session.value !== null && line.session.value.clerk === null)
    expect(await line.get('/api/catalogue')).toMatchObject({ ok: true })
    expect([...stored]).toEqual([['guitai.clerk.1', own]])
    expect(line.needsToken.value).toBe(false)
  })
})
