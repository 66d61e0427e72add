/** The whole daemon inside the test's process: real HTTP and sockets, emulated devices, alarms in the test's hand. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { io, type Socket } from 'socket.io-client'
import { parse, stringify } from 'yaml'
import { loadHall } from '../../config/load.ts'
import { type Claims, tokensIn } from '../../device-daemon/access/tokens.ts'
import type { Clock, Timer } from '../../device-daemon/clock.ts'
import { RecentLog } from '../../device-daemon/diagnostics/recent-log.ts'
import { createLog } from '../../device-daemon/logging.ts'
import { type Daemon, startDaemon } from '../../device-daemon/main.ts'
import { fold, type HallEvent, thawState } from '../../device-daemon/wire/fold.ts'
import { hallView } from '../../device-daemon/wire/hall-view.ts'
import type { LabGesture } from '../../device-daemon/wire/lab.ts'
import type { PageToServer, ServerToPage } from '../../device-daemon/wire/socket.ts'
import type { PageView } from '../../device-daemon/wire/page-view.ts'
import type { HallView } from '../../device-daemon/wire/views.ts'

const emulated = resolve(import.meta.dirname, '../../config/halls/emulated.yaml')
const catalogue = resolve(import.meta.dirname, '../../config/catalogue/township.json')

/** Turns are real, hours are not: alarms ring only when the test winds the clock. */
export class WoundClock implements Clock {
  #now: number
  #alarms: { at: number; ring: () => void }[] = []

  /** Tuesday 24 November 2026, 09:00 in China. */
  constructor(start = Date.UTC(2026, 10, 24, 1)) {
    this.#now = start
  }

  now = (): number => this.#now

  after(ms: number, ring: () => void): Timer {
    const alarm = { at: this.#now + Math.max(0, ms), ring }
    this.#alarms.push(alarm)
    return {
      cancel: () => {
        this.#alarms = this.#alarms.filter((other) => other !== alarm)
      },
    }
  }

  soon(run: () => void): void {
    setImmediate(run)
  }

  /** As a clock that is set, or a box that slept: what is due by then rings once, late. */
  jump(ms: number): Promise<void> {
    this.#now += ms
    return this.wind(0)
  }

  async wind(ms: number): Promise<void> {
    const end = this.#now + ms
    await turns()
    for (;;) {
      const next = this.#alarms.filter((alarm) => alarm.at <= end).sort((a, b) => a.at - b.at)[0]
      if (next === undefined) break
      this.#alarms = this.#alarms.filter((other) => other !== next)
      this.#now = Math.max(this.#now, next.at)
      next.ring()
      await turns()
    }
    this.#now = end
    await turns()
  }
}

/** Lets everything that is ready run: each turn is one round of the event loop. */
async function turns(): Promise<void> {
  for (let turn = 0; turn < 12; turn++) await new Promise((done) => setImmediate(done))
}

// biome-ignore lint/suspicious/noExplicitAny: a test changes a configuration as a text editor would
export type ConfigChange = (config: any) => void

export interface TestDaemonOptions {
  readonly change?: ConfigChange
  readonly requestsMax?: number
  /** An earlier daemon's folder, to go on in. */
  readonly folder?: string
  readonly clock?: WoundClock
  /** Which box of a hall of many boxes it is. */
  readonly box?: string
}

export class TestDaemon {
  readonly folder: string
  readonly clock: WoundClock
  readonly log: string[]
  /** Its site's code. */
  readonly site: string
  readonly #daemon: Daemon
  readonly #pages: Socket<ServerToPage, PageToServer>[] = []
  #stopped = false

  private constructor(folder: string, clock: WoundClock, log: string[], daemon: Daemon, site: string) {
    this.site = site
    this.folder = folder
    this.clock = clock
    this.log = log
    this.#daemon = daemon
  }

  static async start(options: TestDaemonOptions = {}): Promise<TestDaemon> {
    const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'guitai-daemon-'))
    const config = parse(readFileSync(emulated, 'utf8'))
    config.catalogue = catalogue
    options.change?.(config)
    const file = join(folder, 'hall.yaml')
    writeFileSync(file, stringify(config))
    const clock = options.clock ?? new WoundClock()
    const log: string[] = []
    const recent = new RecentLog()
    const daemon = await startDaemon({
      hall: loadHall(file),
      data: folder,
      port: 0,
      box: options.box ?? null,
      pages: null,
      clock,
      recent,
      log: createLog({ level: 'trace', recent, to: { write: (line: string) => void log.push(line) } }),
      requestsMax: options.requestsMax ?? 100_000,
      onDamage: (error) => log.push(error.message),
    })
    await turns()
    return new TestDaemon(folder, clock, log, daemon, config.site.code)
  }

  get url(): string {
    return this.#daemon.url
  }

  /** Where the pages of another system ask. */
  compat(nth = 0): string {
    return this.#daemon.compat[nth] ?? ''
  }

  token(claims: Omit<Claims, 'until'>): string {
    return tokensIn(this.folder).issue({ ...claims, until: this.clock.now() + 365 * 24 * 3600_000 })
  }

  async call(method: 'GET' | 'POST', path: string, who: Omit<Claims, 'until'> | null, body?: unknown, headers: Record<string, string> = {}) {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        ...(who === null ? {} : { authorization: `Bearer ${this.token(who)}` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.includes('json') === true
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text }
  }

  async take(item = 'RS-01') {
    return (await this.call('POST', '/api/tickets', { role: 'kiosk' }, { item })).body
  }

  step(window: number, step: string) {
    return this.call('POST', `/api/windows/${window}/${step}`, { role: 'clerk', window, clerk: `100${window}` })
  }

  async gesture(device: string, gesture: LabGesture): Promise<void> {
    const answer = await this.call('POST', `/api/lab/devices/${device}/gesture`, { role: 'technician' }, gesture)
    if (answer.status !== 204) throw new Error(JSON.stringify(answer.body))
    await turns()
  }

  /** Serves one person at a window to the end, so that the rating is asked for. */
  async serve(window: number, item = 'RS-01'): Promise<void> {
    await this.take(item)
    for (const step of ['call-next', 'start', 'finish']) await this.step(window, step)
    await turns()
  }

  /** A page: what it was told, in order. */
  async page(who: Omit<Claims, 'until'>, after?: number): Promise<TestPage> {
    const page = new TestPage(this.url, this.token(who), after)
    this.#pages.push(page.socket)
    await page.caughtUp
    return page
  }

  async stop(): Promise<void> {
    if (this.#stopped) return
    this.#stopped = true
    for (const socket of this.#pages) socket.disconnect()
    await this.#daemon.stop()
  }

  async remove(): Promise<void> {
    await this.stop()
    rmSync(this.folder, { recursive: true, force: true })
  }

  turns = turns
}

export class TestPage {
  readonly socket: Socket<ServerToPage, PageToServer>
  readonly events: HallEvent[] = []
  readonly told: { name: string; value: unknown }[] = []
  readonly caughtUp: Promise<number>
  #waiting: { when: () => boolean; done: () => void }[] = []

  constructor(url: string, token: string, after?: number, transports: ('websocket' | 'polling')[] = ['websocket']) {
    this.socket = io(url, { auth: { token, ...(after === undefined ? {} : { after }) }, transports, forceNew: true, reconnection: false })
    this.caughtUp = new Promise((resolve, reject) => {
      this.socket.on('caught-up', resolve)
      this.socket.on('connect_error', reject)
    })
    this.socket.onAny((name: string, value: unknown) => {
      this.told.push({ name, value })
      if (name === 'event') this.events.push(value as HallEvent)
      for (const one of this.#waiting.filter(({ when }) => when())) {
        this.#waiting = this.#waiting.filter((other) => other !== one)
        one.done()
      }
    })
  }

  /** The last thing told under a name. */
  last<T>(name: string): T | undefined {
    return this.told.findLast((one) => one.name === name)?.value as T | undefined
  }

  /** What the page sees now: what it was shown, and what it was told since. */
  view(): HallView {
    const shown = this.last<PageView>('view')
    if (shown === undefined) throw new Error('the page was shown no view')
    const state = thawState(shown.hall)
    for (const event of this.events) if (event.seq > shown.seq) fold(state, event)
    return hallView(state, shown.labels, Math.max(shown.seq, this.events.at(-1)?.seq ?? 0))
  }

  until(when: () => boolean): Promise<void> {
    return new Promise((done) => {
      if (when()) done()
      else this.#waiting.push({ when, done })
    })
  }
}
