/** Reminds of bad ratings that are seen to, and escalates. Limits end with a day, and a day begins with a fact: no timer is needed. */
import type { HallEvent } from '../wire/events.ts'
import type { Bench, Desk } from './desk.ts'

export class RectificationDesk implements Desk {
  readonly #bench: Pick<Bench, 'service' | 'report'>

  constructor(bench: Pick<Bench, 'service' | 'report'>) {
    this.#bench = bench
  }

  resume(): void {
    const { service, report } = this.#bench
    service.execute({ type: 'look-at-rectifications' }).catch((problem: unknown) => report(problem, 'looking at bad ratings'))
  }

  follow(event: HallEvent): void {
    if (event.type === 'day-opened') this.resume()
  }
}
