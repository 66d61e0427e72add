/**
 * The city's streams, one a site, so that a site that floods fills its own and nobody else's. A hall with servers of its
 * own is a source, over its leaf node: the servers carry it over, once, after a minute and after days. A site of one
 * box publishes its journal itself. https://docs.nats.io/nats-concepts/jetstream/streams#sources
 */
import { DiscardPolicy, JetStreamApiCodes, JetStreamApiError, type JetStreamManager, jetstream, jetstreamManager, RetentionPolicy, StorageType, DeliverPolicy, type StreamConfig } from '@nats-io/jetstream'
import { nanos, type NatsConnection } from '@nats-io/transport-node'
import type { SiteOfCity } from '../../config/city/schema.ts'
import { requestMs } from '../journal/shared/hall-line.ts'
import type { Following } from '../journal/shared/hall-stream.ts'
import { cityStreamName, hereOf, streamName, subjectOf } from '../journal/shared/subjects.ts'

const rememberedMs = 2 * 60_000
const bytesPerMegabyte = 1024 * 1024

export interface CityStreams {
  /** Makes the site's stream, or sets its limit anew. */
  ensure(site: SiteOfCity): Promise<void>
  /** Each message of a site behind `after`, in order; `came`: when it came to the city, ms. */
  follow(site: string, after: number, each: (place: number, message: Uint8Array, came: number) => void): Promise<Following>
  /** Sites that say that they are there, with their last entry. */
  onHere(heard: (site: string, seq: number) => void): void
  /** The last place of a site's stream, and how full it is, of 1. */
  state(site: SiteOfCity): Promise<{ readonly end: number; readonly full: number }>
}

export async function cityStreams(connection: NatsConnection, replicas: 1 | 3): Promise<CityStreams> {
  const manager = await jetstreamManager(connection, { timeout: requestMs, checkAPI: false })
  const client = jetstream(connection, { timeout: requestMs })
  return {
    ensure: (site) => ensure(manager, configOf(site, replicas)),
    async follow(site, after, each) {
      const consumer = await client.consumers.get(cityStreamName(site), { deliver_policy: DeliverPolicy.StartSequence, opt_start_seq: after + 1 })
      const messages = await consumer.consume({ callback: (message) => each(message.seq, message.data, message.time.getTime()) })
      return { ended: messages.closed(), stop: () => messages.stop() }
    },
    onHere(heard) {
      connection.subscribe(hereOf('*'), { callback: (_error, { subject, data }) => heard(subject.split('.')[1] ?? '', Number(new TextDecoder().decode(data))) })
    },
    async state(site) {
      const { state } = await manager.streams.info(cityStreamName(site.code))
      return { end: state.last_seq, full: state.bytes / (site.megabytes * bytesPerMegabyte) }
    },
  }
}

async function ensure(manager: JetStreamManager, config: Partial<StreamConfig> & { name: string }): Promise<void> {
  try {
    await manager.streams.info(config.name)
    await manager.streams.update(config.name, { max_bytes: config.max_bytes ?? -1 })
  } catch (error) {
    if (!(error instanceof JetStreamApiError) || error.code !== JetStreamApiCodes.StreamNotFound) throw error
    await manager.streams.add(config)
  }
}

function configOf({ code, domain, megabytes }: SiteOfCity, replicas: 1 | 3): Partial<StreamConfig> & { name: string } {
  const from = domain === undefined ? { subjects: [subjectOf(code)], duplicate_window: nanos(rememberedMs) } : { sources: [{ name: streamName(code), external: { api: `$JS.${domain}.API`, deliver: '' } }] }
  return {
    ...from,
    name: cityStreamName(code),
    storage: StorageType.File,
    retention: RetentionPolicy.Limits,
    // What does not fit waits at the site; nothing that came is given up for it.
    discard: DiscardPolicy.New,
    max_bytes: megabytes * bytesPerMegabyte,
    num_replicas: replicas,
    deny_delete: true,
    deny_purge: true,
  }
}
