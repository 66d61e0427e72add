/** Lets go of the appointments that nobody came for, and of the keys of days that are over. */
import type { Timer } from '../clock.ts'
import { dateFor } from '../hall/parts/day/rules.ts'
import type { Bench, Desk } from './desk.ts'

/** Whoever is late by less may still stand at the kiosk. */
const lookMs = 60_000

export class AppointmentDesk implements Desk {
  readonly #bench: Bench
  #timer: Timer | null = null

  constructor(bench: Bench) {
    this.#bench = bench
  }

  resume(): void {
    const { service, clock, report, dayKeys } = this.#bench
    this.#timer?.cancel()
    this.#timer = clock.after(lookMs, () => this.resume())
    service.execute({ type: 'release-appointments' }).catch((problem: unknown) => report(problem, 'releasing appointments'))
    try {
      dayKeys.forgetBefore(dateFor(service.state, { plan: service.plan, now: service.now() }))
    } catch (error) {
      report(error, 'deleting the keys of days that are over')
    }
  }

  stop(): void {
    this.#timer?.cancel()
  }
}
