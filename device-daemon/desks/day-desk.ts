/** Opens the business day at the site's midnight, so that no page shows yesterday's until the first number. */
import type { Timer } from '../clock.ts'
import { msToMidnight } from '../hall/calendar.ts'
import type { Bench, Desk } from './desk.ts'

/** The clock may be set while nobody looks: the date is asked for this often at least. */
const lookMs = 10 * 60_000

export class DayDesk implements Desk {
  readonly #bench: Bench
  #timer: Timer | null = null

  constructor(bench: Bench) {
    this.#bench = bench
  }

  resume(): void {
    const { service, clock, report, hall } = this.#bench
    this.#timer?.cancel()
    const wait = Math.min(lookMs, msToMidnight(clock.now(), hall.config.site.timeZone))
    this.#timer = clock.after(wait, () => this.resume())
    service.execute({ type: 'open-day' }).catch((problem: unknown) => report(problem, 'opening the day'))
  }

  stop(): void {
    this.#timer?.cancel()
  }
}
