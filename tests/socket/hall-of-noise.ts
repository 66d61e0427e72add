/** A gateway on a loopback server whose hall says as much as the test likes, and a page that can stop reading. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import WebSocket from 'ws'
import { createGate } from '../../device-daemon/access/gate.ts'
import { type Claims, Tokens } from '../../device-daemon/access/tokens.ts'
import { audienceOf } from '../../device-daemon/hall-views.ts'
import { Gateway, type GatewayOptions } from '../../device-daemon/socket/gateway.ts'
import { WoundClock } from '../kit/test-daemon.ts'

interface Told {
  readonly name: string
  readonly value: { readonly seq: number; readonly number: number }
}

export class HallOfNoise {
  readonly clock = new WoundClock()
  readonly tokens = new Tokens(new Uint8Array(32).fill(7))
  readonly server = createServer()
  readonly events: { seq: number }[] = []
  readonly gateway: Gateway
  #tell: (events: unknown[]) => void = () => undefined
  #device: (view: unknown) => void = () => undefined
  #emulator: (view: unknown) => void = () => undefined

  private constructor() {
    const hall = this
    const service = {
      get seq() {
        return hall.events.length
      },
      state: { staff: { windows: new Map() } },
      listen: ({ events }: { events: (events: unknown[]) => void }) => {
        this.#tell = events
      },
      async *read(from: number, to: number) {
        for (const event of hall.events.slice(from, to)) yield { event }
      },
    }
    const options = {
      server: this.server,
      gate: createGate({ scheme: 'http', host: '127.0.0.1', names: [], port: () => this.port }),
      tokens: this.tokens,
      clock: this.clock,
      service,
      devices: { views: () => [], listen: ({ changed }: { changed: (view: unknown) => void }) => Object.assign(this, { device: changed }) },
      lab: { views: () => [], onChanged: (changed: (view: unknown) => void) => Object.assign(this, { emulator: changed }) },
      session: () => ({}),
      health: () => ({ status: 'ok', reasons: [], freeBytes: null }),
      audience: audienceOf,
      view: () => ({ seq: this.events.length }),
      identity: () => null,
      placeOf: () => ({}),
    }
    this.gateway = new Gateway(options as unknown as GatewayOptions)
  }

  set device(changed: (view: unknown) => void) {
    this.#device = changed
  }

  set emulator(changed: (view: unknown) => void) {
    this.#emulator = changed
  }

  static async open(): Promise<HallOfNoise> {
    const hall = new HallOfNoise()
    await new Promise<void>((done) => hall.server.listen(0, '127.0.0.1', done))
    return hall
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port
  }

  get url(): string {
    return `127.0.0.1:${this.port}/socket.io/?EIO=4`
  }

  token(claims: Omit<Claims, 'until'> & { until?: number }): string {
    return this.tokens.issue({ until: this.clock.now() + 40 * 24 * 3600_000, ...claims })
  }

  happen(bytes: number): void {
    const event = { type: 'ticket-issued', seq: this.events.length + 1, at: '', site: '', ticket: 'x'.repeat(bytes), data: {} }
    this.events.push(event)
    this.#tell([event])
  }

  change(number: number, bytes: number): void {
    this.#device({ id: 'window-1/pad', number, face: 'x'.repeat(bytes) })
    this.#emulator({ device: 'window-1/pad', number, face: 'x'.repeat(bytes) })
  }

  async close(): Promise<void> {
    this.gateway.close()
    this.server.closeAllConnections()
    await new Promise((done) => this.server.close(done))
  }
}

export class RawPage {
  readonly told: Told[] = []
  readonly closed: Promise<number>
  bytes = 0
  readonly socket: WebSocket
  #watch: () => void = () => undefined

  constructor(hall: HallOfNoise, auth: unknown, after = {}) {
    this.socket = new WebSocket(`ws://${hall.url}&transport=websocket`)
    this.closed = new Promise((done) => this.socket.on('close', done))
    this.socket.on('error', () => undefined)
    this.socket.on('message', (message) => {
      const text = String(message)
      this.bytes += text.length
      if (text.startsWith('0')) this.socket.send(`40${JSON.stringify({ token: auth, ...after })}`)
      if (text.startsWith('42')) {
        const [name, value] = JSON.parse(text.slice(2))
        this.told.push({ name, value })
      }
      this.#watch()
    })
  }

  until(when: () => boolean): Promise<void> {
    return new Promise((done) => {
      this.#watch = () => {
        if (when()) done()
      }
      this.#watch()
    })
  }

  heard(name: string): boolean {
    return this.told.some((one) => one.name === name)
  }
}
