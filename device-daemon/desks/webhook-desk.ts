/** Tells the back office what has happened, once it is durable. */
import type { Bench, Desk } from './desk.ts'

export class WebhookDesk implements Desk {
  readonly #bench: Pick<Bench, 'webhooks'>

  constructor(bench: Pick<Bench, 'webhooks'>) {
    this.#bench = bench
  }

  follow(): void {
    this.#bench.webhooks.kick()
  }

  resume(): void {
    this.#bench.webhooks.kick()
  }

  stop(): Promise<void> {
    return this.#bench.webhooks.stop()
  }
}
