/** Tells the back office what has happened, once it is durable. Of many boxes the first does: nobody is told twice. */
import type { Bench, Desk } from './desk.ts'

export class WebhookDesk implements Desk {
  readonly #bench: Pick<Bench, 'webhooks' | 'box'>

  constructor(bench: Pick<Bench, 'webhooks' | 'box'>) {
    this.#bench = bench
  }

  follow(): void {
    this.resume()
  }

  resume(): void {
    if (this.#bench.box.isFirst) this.#bench.webhooks.kick()
  }

  stop(): Promise<void> {
    return this.#bench.webhooks.stop()
  }
}
