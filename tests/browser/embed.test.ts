/** A back office's own page, served from another origin, uses its window in real Chromium against the real daemon. */
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join, resolve } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse, stringify } from 'yaml'
import { launchChromium } from '../kit/chromium.ts'
import { dataFolder, end, type RunningDaemon, runGuitai, startProcess } from '../kit/daemon-process.ts'

const root = resolve(import.meta.dirname, '../..')
const data = dataFolder()
const servers: Server[] = []
let daemon: RunningDaemon
let browser: Browser
let named: string
let unnamed: string
let clerkToken: string
let kioskToken: string

/** What a page's script gets: the answer, or the error's own fields. */
interface Outcome {
  readonly ticket?: { readonly number: string; readonly state: string }
  readonly rating?: object
  readonly code?: string
  readonly status?: number
  readonly message?: string
}

/** A page that is not ours, on a loopback port of its own. The snippet's address is in its query. */
async function office(): Promise<string> {
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '/', 'http://office.example')
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.end(`<!doctype html><title>office</title><script ${searchParams.get('how') ?? ''} src="${searchParams.get('from') ?? ''}/embed.js"></script>`)
  })
  servers.push(server)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function writeHall(): string {
  const config = parse(readFileSync(join(root, 'config/halls/emulated.yaml'), 'utf8'))
  config.catalogue = join(root, 'config/catalogue/township.json')
  config.embed = { origins: [named] }
  const file = join(data.path, 'hall.yaml')
  writeFileSync(file, stringify(config))
  return file
}

beforeAll(async () => {
  named = await office()
  unnamed = await office()
  const env = { GUITAI_CONFIG: writeHall(), GUITAI_DATA: data.path }
  daemon = await startProcess(data.path, env)
  const printed = async (...words: string[]) => (await runGuitai(['token', ...words], env)).out.trim()
  clerkToken = await printed('--role', 'clerk', '--window', '1', '--clerk', '1001')
  kioskToken = await printed('--role', 'kiosk')
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  for (const server of servers) server.close()
  if (daemon !== undefined) await end(daemon)
  data.remove()
})

const takeNumber = async (): Promise<string> => {
  const answer = await fetch(`${daemon.url}/api/tickets`, {
    method: 'POST',
    headers: { 'authorization': `Bearer ${kioskToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ item: 'RS-01' }),
  })
  return JSON.parse(await answer.text()).number
}

const open = async (origin: string, how = ''): Promise<Page> => {
  const page = await (await browser.newContext()).newPage()
  page.setDefaultTimeout(8000)
  await page.goto(`${origin}/?from=${encodeURIComponent(daemon.url)}&how=${how}`)
  return page
}

/** Runs one expression about `desk` in the page. */
const run = (page: Page, expression: string, address = daemon.url): Promise<Outcome> =>
  page.evaluate(
    `(async () => {
      const desk = Guitai.connect({ address: ${JSON.stringify(address)}, window: 1, token: ${JSON.stringify(clerkToken)} })
      try { return await (${expression}) } catch ({ code, status, message }) { return { code, status, message } }
    })()`,
  )

describe('The page of a named origin', () => {
  it('calls, starts and finishes a ticket, and reads the queue and its ticket', async () => {
    const number = await takeNumber()
    const page = await open(named)
    const called = await run(page, 'desk.callNext()')
    expect(called.ticket).toMatchObject({ number, state: 'called' })
    expect((await run(page, 'desk.start()')).ticket).toMatchObject({ number, state: 'serving' })
    const finished = await run(page, 'desk.finish()')
    expect(finished.ticket?.number).toBe(number)
    expect(finished.rating).toBeDefined()
    expect(await run(page, 'desk.queue()')).not.toHaveProperty('code')
    await page.context().close()
  })

  it('reads why a step is refused', async () => {
    const page = await open(named)
    expect(await run(page, 'desk.callNext()')).toMatchObject({ code: 'NOBODY_WAITING', status: 409 })
    await page.context().close()
  })

  it.each(['crossorigin', 'type=module'])('loads the snippet as a script that is %s, too', async (how) => {
    const page = await open(named, how)
    expect(await run(page, 'desk.queue()')).not.toHaveProperty('code')
    await page.context().close()
  })

  it('loses an answer on its way, and its person is called once all the same', async () => {
    const first = await takeNumber()
    const second = await takeNumber()
    const page = await open(named)
    const keys: (string | undefined)[] = []
    await page.route('**/call-next', async (route) => {
      keys.push(route.request().headers()['idempotency-key'])
      if (keys.length > 1) return route.continue()
      // It arrives; its answer does not.
      await route.fetch()
      await route.abort('connectionreset')
    })
    expect((await run(page, 'desk.callNext()')).ticket?.number).toBe(first)
    expect(keys).toHaveLength(2)
    expect(keys[1]).toBe(keys[0])
    await run(page, 'desk.noShow()')
    expect((await run(page, 'desk.callNext()')).ticket?.number).toBe(second)
    expect((await run(page, 'desk.noShow()')).ticket?.number).toBe(second)
    await page.context().close()
  })

  it('is told in words when nothing answers', async () => {
    const page = await open(named)
    const failed = await run(page, 'desk.queue()', 'http://127.0.0.1:9')
    expect(failed).toMatchObject({ code: 'UNREACHABLE', status: 0 })
    expect(failed.message).toContain('local-network permission')
    await page.context().close()
  })

  it('is refused on routes that are not for it', async () => {
    const page = await open(named)
    const outcome = await page.evaluate(
      async ([url, token]) =>
        fetch(`${url}/api/devices`, { headers: { authorization: `Bearer ${token}` } }).then(
          () => 'answered',
          () => 'refused',
        ),
      [daemon.url, clerkToken],
    )
    expect(outcome).toBe('refused')
    await page.context().close()
  })
})

describe('The page of any other origin', () => {
  it('has the token, and is refused', async () => {
    const number = await takeNumber()
    const page = await open(unnamed)
    expect(await run(page, 'desk.callNext()')).toMatchObject({ code: 'UNREACHABLE', status: 0 })
    expect(await run(page, 'desk.queue()')).toMatchObject({ code: 'UNREACHABLE' })
    const inLine = await open(named)
    expect((await run(inLine, 'desk.callNext()')).ticket?.number).toBe(number)
    expect((await run(inLine, 'desk.noShow()')).ticket?.number).toBe(number)
    await page.context().close()
    await inLine.context().close()
  })

  it('does not get the snippet where its request says whose it is', async () => {
    const page = await open(unnamed, 'crossorigin')
    expect(await page.evaluate('typeof Guitai')).toBe('undefined')
    await page.context().close()
  })
})

describe('A page that the browser holds for one of the public network', () => {
  let far: Browser
  beforeAll(async () => {
    // The daemon stays on loopback; the page's own address counts as public, so that its calls need the permission.
    far = await launchChromium([`--ip-address-space-overrides=${new URL(named).host}=public`])
  })
  afterAll(() => far?.close())

  const openFar = async (address: string, permissions: string[]): Promise<Page> => {
    const page = await (await far.newContext({ permissions })).newPage()
    page.setDefaultTimeout(8000)
    await page.goto(address)
    return page
  }

  it('is told that the browser denies it, where nobody gave it the local network', async () => {
    const page = await openFar(named, [])
    // The daemon's own file is out of reach, too; a page may have a copy.
    await page.addScriptTag({ path: join(root, 'device-daemon/http/embed/embed.js') })
    const failed = await run(page, 'desk.callNext()')
    expect(failed).toMatchObject({ code: 'UNREACHABLE', status: 0 })
    expect(failed.message).toContain('LocalNetworkAccessAllowedForUrls')
  })

  it('loads the snippet and uses its window with the permission', async () => {
    const number = await takeNumber()
    const page = await openFar(`${named}/?from=${encodeURIComponent(daemon.url)}`, ['local-network-access'])
    expect((await run(page, 'desk.callNext()')).ticket?.number).toBe(number)
    expect((await run(page, 'desk.noShow()')).ticket?.number).toBe(number)
  })
})
