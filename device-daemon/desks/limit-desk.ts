/** Has promised limits looked at: who is reminded, what is escalated. Limits end with a day, and a day begins with a fact: no timer is needed. */
import type { HallCommand } from '../hall/hall.ts'
import type { HallEvent } from '../wire/events.ts'
import type { Bench, Desk } from './desk.ts'

export class LimitDesk implements Desk {
  readonly #bench: Pick<Bench, 'service' | 'report'>
  readonly #look: HallCommand

  constructor(bench: Pick<Bench, 'service' | 'report'>, look: Extract<HallCommand, { type: `look-at-${string}` }>) {
    this.#bench = bench
    this.#look = look
  }

  resume(): void {
    const { service, report } = this.#bench
    service.execute(this.#look).catch((problem: unknown) => report(problem, 'looking at limits'))
  }

  follow(event: HallEvent): void {
    if (event.type === 'day-opened') this.resume()
  }
}
