/** A look at one of a hall's servers, as its box sees it: for a technician. Nothing is made or changed. */
import { JetStreamApiCodes, JetStreamApiError, type JetStreamManager, jetstreamManager } from '@nats-io/jetstream'
import { NoLine, type LineFault, type LineOptions, openLine, requestMs } from './hall-line.ts'
import { decodeMessage, entriesIn } from './message.ts'
import { streamName } from './subjects.ts'

export interface ServerLook {
  /** Null where the server let the box in. */
  readonly fault: { readonly kind: LineFault; readonly sentence: string } | null
  /** `off`: there is no JetStream; `none`: nobody has made the stream yet; `silent`: no answer, as of three servers of which two are away. */
  readonly stream: StreamLook | 'off' | 'none' | 'silent'
}

export interface StreamLook {
  readonly replicas: number
  /** Entries that the hall has agreed on; null where its last message is none that this version knows. */
  readonly entries: number | null
}

export interface LookOptions extends Omit<LineOptions, 'servers'> {
  readonly server: string
  readonly site: string
}

export async function lookAtServer({ server, site, ...line }: LookOptions): Promise<ServerLook> {
  try {
    const connection = await openLine({ servers: [server], ...line })
    try {
      return { fault: null, stream: await lookAtStream(await jetstreamManager(connection, { timeout: requestMs, checkAPI: false }), site) }
    } finally {
      await connection.close()
    }
  } catch (error) {
    if (error instanceof NoLine) return { fault: { kind: error.fault, sentence: error.message }, stream: 'silent' }
    throw error
  }
}

async function lookAtStream(manager: JetStreamManager, site: string): Promise<ServerLook['stream']> {
  try {
    const { config, state } = await manager.streams.info(streamName(site))
    return { replicas: config.num_replicas, entries: state.last_seq === 0 ? 0 : await entriesAt(manager, site, state.last_seq) }
  } catch (error) {
    if (error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound) return 'none'
    // Nobody listens to the API's subjects, or not for this account. The library exports no class of it.
    if (error instanceof Error && error.name === 'JetStreamNotEnabled') return 'off'
    return 'silent'
  }
}

async function entriesAt(manager: JetStreamManager, site: string, place: number): Promise<number | null> {
  const last = await manager.streams.getMessage(streamName(site), { seq: place })
  if (last === null) return null
  try {
    const message = decodeMessage(last.data, place)
    return message.after + entriesIn(message)
  } catch {
    return null
  }
}
