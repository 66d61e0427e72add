/** What a page says when it connects, and what it makes of the answer: its cursor and its fold, on a line in the test's hand. */
import { beforeEach, afterEach, describe, expect, it, vi } from 'vitest'
import { freezeState, type HallEvent } from '../../device-daemon/wire/fold.ts'
import { connectPage } from '../../kiosk-ui/daemon/connection.ts'
import { HallBench } from '../hall/bench.ts'

type Auth = { readonly token: string; readonly after?: number }
interface LineOptions {
  readonly auth: (tell: (auth: Auth) => void) => void
}

const { lines, FakeLine } = vi.hoisted(() => {
  class FakeLine {
    readonly options: LineOptions
    readonly heard = new Map<string, (value?: unknown) => void>()
    active = true
    constructor(options: LineOptions) {
      this.options = options
      lines.push(this)
    }
    on(name: string, listener: (value?: unknown) => void) {
      this.heard.set(name, listener)
    }
    connect() {}
    disconnect() {}
  }
  const lines: InstanceType<typeof FakeLine>[] = []
  return { lines, FakeLine }
})
vi.mock('socket.io-client', () => ({ io: (options: LineOptions) => new FakeLine(options) }))

const labels = { site: { code: '1', name: '', nameEn: '', timeZone: 'Asia/Shanghai' }, emulated: true, queues: [], windows: [] }
const tell = (name: string, value?: unknown) => lines.at(-1)?.heard.get(name)?.(value)
/** What the page says of itself when its line opens. */
const auth = (): Auth | undefined => {
  let said: Auth | undefined
  lines.at(-1)?.options.auth((value) => (said = value))
  return said
}

beforeEach(() => {
  lines.length = 0
  const stored = new Map([['guitai.kiosk.1', 'a token']])
  vi.stubGlobal('localStorage', { getItem: (name: string) => stored.get(name) ?? null, setItem: () => undefined })
})
afterEach(() => vi.unstubAllGlobals())

/** A page that was shown an empty hall, and the events that a hall has had since. */
function shownPage(): { page: ReturnType<typeof connectPage>; events: readonly HallEvent[] } {
  const hall = new HallBench()
  const page = connectPage({ role: 'kiosk', kiosk: 1 })
  expect(auth()).toEqual({ token: 'a token' })
  tell('view', { labels, hall: freezeState(hall.state), seq: 0 })
  tell('caught-up', 0)
  for (let count = 0; count < 3; count++) hall.take({ queue: 'A' })
  return { page, events: hall.events }
}

describe('A page that comes back', () => {
  it('says the last event it has', () => {
    const { events } = shownPage()
    expect(auth()).toEqual({ token: 'a token', after: 0 })
    tell('event', events[0])
    tell('event', events[1])
    expect(auth()).toEqual({ token: 'a token', after: 2 })
    tell('caught-up', 7)
    expect(auth()).toEqual({ token: 'a token', after: 7 })
  })

  it('folds each event, and none twice', () => {
    const { page, events } = shownPage()
    for (const event of [events[0], events[1], events[1], events[0], events[2]]) tell('event', event)
    expect(page.view.value?.tickets.map(({ number }) => number)).toEqual(['A001', 'A002', 'A003'])
    const seen = page.view.value
    tell('event', events[2])
    expect(page.view.value).toBe(seen)
  })

  it('as somebody else has seen nothing yet', () => {
    const { page, events } = shownPage()
    tell('event', events[0])
    page.useClerk('a clerk’s token')
    expect(page.view.value).toBeNull()
    expect(auth()).toEqual({ token: 'a clerk’s token' })
  })
})
