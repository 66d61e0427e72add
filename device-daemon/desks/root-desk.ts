/** Publishes the root of a day's ratings once the day is over. */
import { rootOfDay } from '../receipts/receipts.ts'
import type { HallEvent } from '../wire/events.ts'
import type { Bench, Desk } from './desk.ts'

export class RootDesk implements Desk {
  readonly #bench: Pick<Bench, 'service' | 'report'>

  constructor(bench: Pick<Bench, 'service' | 'report'>) {
    this.#bench = bench
  }

  /** Days that ended while the box was off are published when it starts. */
  resume(): void {
    const { service, report } = this.#bench
    const { rating, day } = service.state
    for (const date of rating.said.keys()) {
      if (day.date === null || date >= day.date || rating.roots.has(date)) continue
      const command = { type: 'publish-root', date, ...rootOfDay(service.state, service.plan.site, date) } as const
      service.execute(command).catch((problem: unknown) => report(problem, 'publishing a root'))
    }
  }

  follow({ type }: HallEvent): void {
    if (type === 'day-closed') this.resume()
  }
}
