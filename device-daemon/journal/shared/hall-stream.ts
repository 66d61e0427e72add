/**
 * The hall's one stream on NATS JetStream, as far as a journal needs it: where it ends, what stands at a place,
 * and a publish that is taken only directly behind a known place (`Nats-Expected-Last-Sequence`).
 * Nothing is ever deleted from it. https://docs.nats.io/nats-concepts/jetstream/streams
 */
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
import { nanos, type NatsConnection } from '@nats-io/transport-node'
import type { Clock, Timer } from '../../clock.ts'
import { type LineOptions, NoLine, openLine, requestMs } from './hall-line.ts'
import { cityStreamName, hereOf, streamName, subjectOf } from './subjects.ts'

/** How often servers that are away are tried. */
const reconnectMs = 500
/** And servers that are there and refuse: whoever mends it takes minutes, and each try is a line in their log. */
const refusedMs = 3000
/** How long a message's id keeps the same one from being taken again. */
const rememberedMs = 2 * 60_000

export interface HallStreamOptions extends LineOptions {
  readonly site: string
  /** The city's stream of a site, which only the city makes; default: the hall's own, made where it is not there. */
  readonly isCitys?: boolean
  /** Servers that keep it: 1, or 3 of which one may be lost. */
  readonly replicas: 1 | 3
  readonly clock: Clock
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
  /** Tells whoever listens that the site is there, and its last entry. */
  greet(seq: number): void
  close(): Promise<void>
}

export function openHallStream(options: HallStreamOptions): HallStream {
  return new NatsHallStream(options)
}

interface Line {
  readonly connection: NatsConnection
  readonly client: JetStreamClient
  readonly manager: JetStreamManager
}

class NatsHallStream implements HallStream {
  readonly #options: HallStreamOptions
  readonly #name: string
  #line: Line | null = null
  /** Why there is no line. */
  #why: string
  #tryAgain: Timer | null = null
  #isClosed = false

  constructor(options: HallStreamOptions) {
    this.#options = options
    this.#name = options.isCitys === true ? cityStreamName(options.site) : streamName(options.site)
    this.#why = `no connection to ${options.servers.join(', ')} yet`
    void this.#connect()
  }

  async end(): Promise<number> {
    const { manager } = this.#opened()
    try {
      return (await manager.streams.info(this.#name)).state.last_seq
    } catch (error) {
      if (!isCode(error, JetStreamApiCodes.StreamNotFound)) throw error
      if (this.#options.isCitys === true) throw new Error(`the city has no stream for site ${this.#options.site}: it has to be added there`)
      return (await this.#make(manager)).state.last_seq
    }
  }

  async at(place: number): Promise<Uint8Array> {
    const { manager } = this.#opened()
    const found = await manager.streams.getMessage(this.#name, { seq: place })
    if (found === null) throw new Error(`nothing stands at place ${place} of the hall's stream`)
    return found.data
  }

  async publish(id: string, message: Uint8Array, after: number): Promise<number | null> {
    const { client } = this.#opened()
    try {
      const { seq } = await client.publish(subjectOf(this.#options.site), message, { msgID: id, expect: { lastSequence: after }, timeout: requestMs })
      return seq
    } catch (error) {
      if (isCode(error, JetStreamApiCodes.StreamWrongLastSequence) || isCode(error, JetStreamApiCodes.StreamWrongLastSequenceUnknown)) return null
      throw error
    }
  }

  async follow(after: number, each: (place: number, message: Uint8Array) => void): Promise<Following> {
    const { client } = this.#opened()
    const consumer = await client.consumers.get(this.#name, { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: after + 1 })
    const messages = await consumer.consume({ callback: (message) => each(message.seq, message.data) })
    return { ended: messages.closed(), stop: () => messages.stop() }
  }

  greet(seq: number): void {
    this.#line?.connection.publish(hereOf(this.#options.site), String(seq))
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#tryAgain?.cancel()
    // A connection that is being made has nothing to close yet; it is let go of when it is.
    await this.#line?.connection.close()
  }

  #opened(): Line {
    if (this.#line === null) throw new Error(this.#why)
    return this.#line
  }

  /**
   * One line after the other. The library's own reconnecting gives up for good when a server refuses twice, and
   * never says why a server cannot be reached; here both are said, and tried again.
   */
  async #connect(): Promise<void> {
    try {
      const connection = await openLine(this.#options)
      if (this.#isClosed) return await connection.close()
      this.#line = { connection, client: jetstream(connection, { timeout: requestMs }), manager: await jetstreamManager(connection, { timeout: requestMs, checkAPI: false }) }
      this.#options.onBack()
      await connection.closed()
      this.#lost(`no connection to ${this.#options.servers.join(', ')}`, reconnectMs)
    } catch (error) {
      const mayRefuse = error instanceof NoLine && error.fault !== 'unreachable'
      this.#lost(error instanceof Error ? error.message : String(error), mayRefuse ? refusedMs : reconnectMs)
    }
  }

  #lost(why: string, againMs: number): void {
    this.#line = null
    if (this.#isClosed) return
    this.#why = why
    this.#options.onLost(why)
    this.#tryAgain = this.#options.clock.after(againMs, () => void this.#connect())
  }

  #make(manager: JetStreamManager) {
    const { site, replicas } = this.#options
    return manager.streams.add({
      name: this.#name,
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
