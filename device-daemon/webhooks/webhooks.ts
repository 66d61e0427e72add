/** All webhooks of a hall: what the desk drives and the routes show. */
import { dirname } from 'node:path'
import type { Hall } from '../../config/load.ts'
import { readSecret } from '../../config/webhook-secret.ts'
import { type Clock, timestamp } from '../clock.ts'
import type { HallService } from '../hall-service.ts'
import { ProblemError } from '../problem-error.ts'
import type { WebhookView } from '../wire/webhook-view.ts'
import { Delivery } from './delivery.ts'
import { Outbox } from './outbox.ts'
import { sender } from './sender.ts'

const deadLettersShown = 100
/** More are not counted: each is read from the journal. */
const waitingCounted = 1000

export interface WebhooksOptions {
  readonly hall: Hall
  readonly service: HallService
  readonly clock: Clock
  /** The folder of the daemon's data. */
  readonly data: string
  readonly report: (error: unknown, doing: string) => void
}

export class Webhooks {
  readonly #options: WebhooksOptions
  /** Null in a hall without webhooks: it gets no file. */
  readonly #outbox: Outbox | null
  readonly #deliveries: ReadonlyMap<string, Delivery>

  /** Throws when a secret cannot be read or the outbox cannot be opened. */
  constructor(options: WebhooksOptions) {
    this.#options = options
    const { hall, data } = options
    const outbox = hall.config.webhooks.length === 0 ? null : new Outbox(data)
    this.#outbox = outbox
    this.#deliveries = outbox === null ? new Map() : deliveriesOf(options, outbox)
  }

  kick(): void {
    for (const delivery of this.#deliveries.values()) delivery.kick()
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#deliveries.values()].map((delivery) => delivery.stop()))
    this.#outbox?.close()
  }

  views(): Promise<WebhookView[]> {
    return Promise.all([...this.#deliveries.keys()].map((id) => this.view(id)))
  }

  /** Rejects with WEBHOOK_UNKNOWN. */
  async view(id: string): Promise<WebhookView> {
    const delivery = this.#delivery(id)
    const { cursor, lastError, nextTry } = delivery.progress
    let waiting = 0
    for await (const _event of delivery.wanted(cursor)) if (++waiting === waitingCounted) break
    const dead = this.#outbox?.deadLetters(id, deadLettersShown) ?? []
    return {
      id,
      host: new URL(this.#options.hall.config.webhooks.find((one) => one.id === id)?.url ?? '').host,
      cursor,
      head: this.#options.service.seq,
      waiting,
      lastError,
      nextTry: nextTry === null ? null : timestamp(nextTry),
      deadLetters: dead.map(({ at, ...letter }) => ({ ...letter, at: timestamp(at) })),
    }
  }

  /** Throws WEBHOOK_UNKNOWN, or BAD_REQUEST for what would pass events over. */
  replay(id: string, after: number): void {
    const delivery = this.#delivery(id)
    const { cursor } = delivery.progress
    if (after > cursor) throw new ProblemError('BAD_REQUEST', `This webhook is at ${cursor}; it can only be set back.`)
    delivery.replay(after)
  }

  #delivery(id: string): Delivery {
    const delivery = this.#deliveries.get(id)
    if (delivery === undefined) throw new ProblemError('WEBHOOK_UNKNOWN')
    return delivery
  }
}

function deliveriesOf({ hall, service, clock, report }: WebhooksOptions, outbox: Outbox): Map<string, Delivery> {
  const send = sender(clock)
  const folder = dirname(hall.file)
  return new Map(
    hall.config.webhooks.map(({ secretFile, ...webhook }) => {
      const secret = readSecret(folder, secretFile)
      return [webhook.id, new Delivery({ ...webhook, secret, service, outbox, clock, send, random: Math.random, report })]
    }),
  )
}
