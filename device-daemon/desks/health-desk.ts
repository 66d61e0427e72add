/** Tells technicians and supervisors when the daemon itself is not well: a full disk, a clock that went back. */
import type { Timer } from '../clock.ts'
import { plainReason } from '../health.ts'
import type { Bench, Desk } from './desk.ts'

const lookMs = 10_000

export class HealthDesk implements Desk {
  readonly #bench: Bench
  #told = ''
  #timer: Timer | null = null

  constructor(bench: Bench) {
    this.#bench = bench
    bench.service.listen({ trouble: () => this.#look() })
  }

  resume(): void {
    this.#timer?.cancel()
    this.#timer = this.#bench.clock.after(lookMs, () => this.resume())
    this.#look()
  }

  stop(): void {
    this.#timer?.cancel()
  }

  #look(): void {
    const { status, reasons: told } = this.#bench.health()
    const reasons = told.map(plainReason)
    const said = [status, ...reasons].join(' ')
    if (said === this.#told) return
    this.#told = said
    this.#bench.pages.showHealth()
    if (status !== 'ok') this.#bench.log.warn({ status, reasons }, 'the daemon is not well')
  }
}
