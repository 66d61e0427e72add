/**
 * The hall's one stream on NATS JetStream, as far as a journal needs it: where it ends, what stands at a place,
 * and a publish that is taken only directly behind a known place (`Nats-Expected-Last-Sequence`).
 * Nothing is ever deleted from it. https://docs.nats.io/nats-concepts/jetstream/streams
 */
import { readFileSync } from 'node:fs'
import {
  DeliverPolicy,
  DiscardPolicy,
  type JetStreamClient,
  type JetStreamManager,
  JetStreamApiCodes,
  JetStreamApiError,
  jetstream,
  jetstreamManager,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream'
import { connect, nanos, type NatsConnection, nkeyAuthenticator } from '@nats-io/transport-node'

/** A server that is there answers within milliseconds; one across a slow link within this. */
const requestMs = 1500
/** How often one that is away is tried. */
const reconnectMs = 500
/** A cable that was pulled says nothing: two pings without an answer are enough. */
const pingMs = 2000
const pingsMax = 2
/** How long a message's id keeps the same one from being taken again. */
const rememberedMs = 2 * 60_000

export interface HallStreamOptions {
  /** `nats://host:4222`; any of them will do. */
  readonly servers: readonly string[]
  readonly site: string
  /** The city's stream of a site, which only the city makes; default: the hall's own, made where it is not there. */
  readonly isCitys?: boolean
  /** Who speaks, for the server's log. */
  readonly box: string
  /** Servers that keep it: 1, or 3 of which one may be lost. */
  readonly replicas: 1 | 3
  readonly ca?: string | undefined
  readonly seed?: string | undefined
  /** The connection was lost (why, in the server's or system's words). */
  readonly onLost: (why: string) => void
  readonly onBack: () => void
}

export interface Following {
  /** Settles when nothing more will come: the stream is gone, or `stop`. */
  readonly ended: Promise<unknown>
  stop(): void
}

/** Places are counted from 1. All of it rejects when the stream cannot be reached. */
export interface HallStream {
  /** The last place, 0 when empty. The stream is made if it is not there. */
  end(): Promise<number>
  at(place: number): Promise<Uint8Array>
  /** Taken at `after + 1`, or null when something else stands there. The same `id` is taken once. */
  publish(id: string, message: Uint8Array, after: number): Promise<number | null>
  /** Each message behind `after`, in order. */
  follow(after: number, each: (place: number, message: Uint8Array) => void): Promise<Following>
  close(): Promise<void>
}

export function openHallStream(options: HallStreamOptions): HallStream {
  return new NatsHallStream(options)
}

const streamName = ({ site, isCitys }: Pick<HallStreamOptions, 'site' | 'isCitys'>): string => `${isCitys === true ? 'site' : 'hall'}-${site}`
export const subjectOf = (site: string): string => `guitai.${site}.journal`

interface Line {
  readonly connection: NatsConnection
  readonly client: JetStreamClient
  readonly manager: JetStreamManager
}

class NatsHallStream implements HallStream {
  readonly #options: HallStreamOptions
  readonly #line: Promise<Line>
  #isOpen = false
  #isClosed = false

  constructor(options: HallStreamOptions) {
    this.#options = options
    this.#line = this.#connect()
    this.#line.catch((error: unknown) => options.onLost(String(error)))
  }

  async end(): Promise<number> {
    const { manager } = await this.#opened()
    const name = streamName(this.#options)
    try {
      return (await manager.streams.info(name)).state.last_seq
    } catch (error) {
      if (!isCode(error, JetStreamApiCodes.StreamNotFound)) throw error
      if (this.#options.isCitys === true) throw new Error(`the city has no stream for site ${this.#options.site}: it has to be added there`)
      return (await this.#make(manager)).state.last_seq
    }
  }

  async at(place: number): Promise<Uint8Array> {
    const { manager } = await this.#opened()
    const found = await manager.streams.getMessage(streamName(this.#options), { seq: place })
    if (found === null) throw new Error(`nothing stands at place ${place} of the hall's stream`)
    return found.data
  }

  async publish(id: string, message: Uint8Array, after: number): Promise<number | null> {
    const { client } = await this.#opened()
    try {
      const { seq } = await client.publish(subjectOf(this.#options.site), message, { msgID: id, expect: { lastSequence: after }, timeout: requestMs })
      return seq
    } catch (error) {
      if (isCode(error, JetStreamApiCodes.StreamWrongLastSequence) || isCode(error, JetStreamApiCodes.StreamWrongLastSequenceUnknown)) return null
      throw error
    }
  }

  async follow(after: number, each: (place: number, message: Uint8Array) => void): Promise<Following> {
    const { client } = await this.#opened()
    const consumer = await client.consumers.get(streamName(this.#options), { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: after + 1 })
    const messages = await consumer.consume({ callback: (message) => each(message.seq, message.data) })
    return { ended: messages.closed(), stop: () => messages.stop() }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    // A connection that was never made has nothing to close; it is let go of when it is.
    if (this.#isOpen) await (await this.#line).connection.close()
  }

  async #opened(): Promise<Line> {
    if (!this.#isOpen) throw new Error(`no connection to ${this.#options.servers.join(', ')} yet`)
    return this.#line
  }

  async #connect(): Promise<Line> {
    const { servers, box, ca, seed, onBack } = this.#options
    const safe = { ...(ca === undefined ? {} : { tls: { ca: readFileSync(ca, 'utf8') } }), ...(seed === undefined ? {} : { authenticator: nkeyAuthenticator(readFileSync(seed)) }) }
    const connection = await connect({ ...safe, servers: [...servers], name: box, waitOnFirstConnect: true, maxReconnectAttempts: -1, reconnectTimeWait: reconnectMs, timeout: requestMs, pingInterval: pingMs, maxPingOut: pingsMax })
    if (this.#isClosed) await connection.close()
    const manager = await jetstreamManager(connection, { timeout: requestMs, checkAPI: false })
    this.#isOpen = true
    void this.#listen(connection)
    onBack()
    return { connection, client: jetstream(connection, { timeout: requestMs }), manager }
  }

  async #listen(connection: NatsConnection): Promise<void> {
    for await (const status of connection.status()) {
      if (status.type === 'disconnect' || status.type === 'staleConnection') this.#options.onLost(`no connection to ${this.#options.servers.join(', ')}`)
      if (status.type === 'reconnect') this.#options.onBack()
    }
  }

  #make(manager: JetStreamManager) {
    const { site, replicas } = this.#options
    return manager.streams.add({
      name: streamName(this.#options),
      subjects: [subjectOf(site)],
      storage: StorageType.File,
      retention: RetentionPolicy.Limits,
      discard: DiscardPolicy.New,
      num_replicas: replicas,
      duplicate_window: nanos(rememberedMs),
      deny_delete: true,
      deny_purge: true,
    })
  }
}

const isCode = (error: unknown, code: number): boolean => error instanceof JetStreamApiError && error.code === code
