/**
 * Before a page has shown its token: how many may stand at the door, and for how long. All pages of a
 * box may come from 127.0.0.1, as may whatever else runs there. So nobody new is sent away because
 * others stand about: who has stood there longest makes room, and a page needs milliseconds.
 */
import type { IncomingHttpHeaders } from 'node:http'
import type { Clock, Timer } from '../clock.ts'
import type { Connection } from './line.ts'
import { Line } from './line.ts'

export const waitingPerAddressMax = 32
export const waitingMax = 128
export const admissionMs = 2000
/** Of one address in ten seconds: a hall's pages that all come back, each a few times. */
export const handshakesMax = 300
const handshakeWindowMs = 10_000
/** Forgotten together with all others when there are more; each counts anew then. */
const addressesMax = 1000
/** Before its token a page says CONNECT, and pongs or probes; a message has no business there. */
const packetsBeforeMax = 8

interface Waiting {
  readonly address: string
  readonly line: Line
  readonly timer: Timer
}

export class Door {
  readonly #clock: Clock
  readonly #waiting = new Map<Connection, Waiting>()
  readonly #lines = new WeakMap<Connection, Line>()
  #handshakes = new Map<string, number>()
  #since = -Infinity

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Browsers say when a request is another page's; no page of ours is on another site. */
  isForeign(headers: IncomingHttpHeaders): boolean {
    const site = headers['sec-fetch-site']
    return site !== undefined && site !== 'same-origin' && site !== 'none'
  }

  mayKnock(address: string): boolean {
    const now = this.#clock.now()
    if (now - this.#since >= handshakeWindowMs || this.#handshakes.size >= addressesMax) {
      this.#since = now
      this.#handshakes = new Map()
    }
    const count = (this.#handshakes.get(address) ?? 0) + 1
    this.#handshakes.set(address, count)
    return count <= handshakesMax
  }

  arrived(connection: Connection): void {
    const line = new Line(connection)
    this.#lines.set(connection, line)
    const address = connection.remoteAddress
    this.#makeRoom(address)
    const timer = this.#clock.after(admissionMs, () => line.cut())
    this.#waiting.set(connection, { address, line, timer })
    let packets = 0
    connection.on('packet', () => {
      packets += 1
      if (packets > packetsBeforeMax && this.#waiting.has(connection)) line.cut()
    })
    connection.on('close', () => this.admitted(connection))
  }

  /** Stands at the door no more. */
  admitted(connection: Connection): void {
    this.#waiting.get(connection)?.timer.cancel()
    this.#waiting.delete(connection)
  }

  lineOf(connection: Connection): Line {
    const line = this.#lines.get(connection)
    if (line === undefined) throw new RangeError('a connection that never arrived')
    return line
  }

  /** A map remembers who came first. */
  #makeRoom(address: string): void {
    const all = [...this.#waiting.values()]
    const near = all.filter((one) => one.address === address)
    if (near.length >= waitingPerAddressMax) near[0]?.line.cut()
    else if (all.length >= waitingMax) all[0]?.line.cut()
  }
}
