/**
 * One engine connection, as far as its memory goes: how much waits for it, and an end that does not
 * wait for it. socket.io's own disconnect leaves what is buffered in place for half a minute.
 */
import type { Socket } from 'socket.io'
import type { Clock, Timer } from '../clock.ts'

export type Connection = Socket['conn']

/** More than this unread, and whoever does not read is cut off. */
export const backlogBytesMax = 1024 * 1024
/** More than this, and updates that a later one makes void are kept back. */
export const laggingBytes = 64 * 1024
/** For the last words of a line that is hung up. */
const lastWordsMs = 2000

export class Line {
  readonly #connection: Connection
  /** Handed to the engine, not yet to the transport. */
  #queuedBytes = 0
  /** What a page was told first may be longer than any backlog, until it has read that. */
  #firstTellingBytes = 0
  #hangingUp: Timer | null = null

  constructor(connection: Connection) {
    this.#connection = connection
    connection.on('packetCreate', (packet: { data?: unknown }) => {
      this.#queuedBytes += bytesOf(packet)
    })
    connection.on('flush', (packets: readonly { data?: unknown }[]) => {
      for (const packet of packets) this.#queuedBytes -= bytesOf(packet)
    })
    connection.on('close', () => this.#hangingUp?.cancel())
  }

  get backlogBytes(): number {
    const buffered = webSocketOf(this.#connection)?.bufferedAmount
    return this.#queuedBytes + (typeof buffered === 'number' ? buffered : 0)
  }

  get isLagging(): boolean {
    return this.backlogBytes > laggingBytes
  }

  get isFull(): boolean {
    const bytes = this.backlogBytes
    if (bytes === 0) this.#firstTellingBytes = 0
    return bytes > backlogBytesMax + this.#firstTellingBytes
  }

  /** Everything that waits now belongs to what the page was told first. */
  toldFirst(): void {
    this.#firstTellingBytes = this.backlogBytes
  }

  /** At once, and with all that is buffered for it. */
  cut(): void {
    this.#hangingUp?.cancel()
    const webSocket = webSocketOf(this.#connection)
    this.#connection.close(true)
    const terminate: unknown = webSocket?.terminate
    if (typeof terminate === 'function') Reflect.apply(terminate, webSocket, [])
  }

  /** Once its last words are read, and at the latest in two seconds. */
  hangUp(clock: Clock): void {
    if (this.#hangingUp !== null) return
    this.#hangingUp = clock.after(lastWordsMs, () => this.cut())
    this.#connection.close()
  }
}

const bytesOf = ({ data }: { data?: unknown }): number => (typeof data === 'string' ? Buffer.byteLength(data) : 0)

/** The engine's types do not show it; a polling transport has none. */
function webSocketOf(connection: Connection): { bufferedAmount?: unknown; terminate?: unknown } | null {
  const webSocket: unknown = Reflect.get(connection.transport, 'socket')
  return typeof webSocket === 'object' ? webSocket : null
}
