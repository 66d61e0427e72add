/** Debian's Chromium, headless, with nothing that calls home. */
import { type Browser, chromium, type Page } from 'playwright-core'

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export function launchChromium(more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({ executablePath: '/usr/bin/chromium', args: [...flags, ...more] })
}

export interface Watched {
  readonly page: Page
  /** Errors of the page and of its console, and requests to anywhere but the daemon. */
  readonly complaints: string[]
  /** Every address it asked for. */
  readonly asked: string[]
}

export interface PageOptions {
  readonly permissions?: string[]
  /** Runs in the page before its own code. */
  readonly before?: () => void
  /** The page's time stands still but for what `page.clock` winds it on. */
  readonly windsTime?: boolean
}

/** A page in a context of its own, as on a box of its own. Lost connections are no complaint: daemons end in tests. */
export async function openPage(browser: Browser, url: string, size: { width: number; height: number }, options: PageOptions = {}): Promise<Watched> {
  const context = await browser.newContext({ viewport: size, permissions: options.permissions ?? [] })
  if (options.before !== undefined) await context.addInitScript(options.before)
  const page = await context.newPage()
  if (options.windsTime === true) await page.clock.install()
  page.setDefaultTimeout(20_000)
  const complaints: string[] = []
  const asked: string[] = []
  const origin = new URL(url).origin
  page.on('pageerror', (error) => complaints.push(`${url}: ${error.message}`))
  page.on('console', (message) => {
    if (message.type() === 'error' && !/ERR_CONNECTION_REFUSED|ERR_EMPTY_RESPONSE|ERR_CONNECTION_RESET|WebSocket/.test(message.text())) complaints.push(`${url}: ${message.text()}`)
  })
  page.on('request', (request) => {
    asked.push(request.url())
    const to = new URL(request.url())
    if (!['data:', 'blob:'].includes(to.protocol) && to.host !== new URL(origin).host) complaints.push(`${url} asked ${to.host}`)
  })
  await page.goto(url)
  return { page, complaints, asked }
}
