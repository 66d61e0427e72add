/** A kiosk's scanner: an appointment's QR code puts its person into the queue, a ticket's brings its person back, with no second ticket. */
import { type Arrive, arrivals } from '../arrival.ts'
import type { DeviceEvent } from '../devices/kinds.ts'
import type { Place } from '../places.ts'
import { ProblemError } from '../problem-error.ts'
import type { ProblemCode } from '../wire/problem.ts'
import type { Bench, Desk } from './desk.ts'

/** A code held before the scanner is read many times a second. */
const sameCodeMs = 3000
/** Codes that lead to nothing are told to the page this often at most: a scanner may flood. */
const refusedEveryMs = 1000

export class CheckInDesk implements Desk {
  readonly #bench: Bench
  readonly #arrive: Arrive
  readonly #last = new Map<number, { readonly text: string; readonly at: number }>()
  readonly #refusedAt = new Map<number, number>()

  constructor(bench: Bench) {
    this.#bench = bench
    this.#arrive = arrivals(bench.hall.config, bench.service)
  }

  heard({ kind, event }: DeviceEvent, { kiosk }: Place): void {
    if (kind !== 'scanner' || kiosk === undefined) return
    const { text } = event
    const now = this.#bench.clock.now()
    const last = this.#last.get(kiosk)
    this.#last.set(kiosk, { text, at: now })
    if (last !== undefined && last.text === text && now - last.at < sameCodeMs) return
    this.#checkIn(kiosk, text).catch((problem: unknown) => {
      if (problem instanceof ProblemError) this.#refused(kiosk, problem.code, now)
      else this.#bench.report(problem, 'checking in')
    })
  }

  #refused(kiosk: number, code: ProblemCode, now: number): void {
    if (now - (this.#refusedAt.get(kiosk) ?? Number.NEGATIVE_INFINITY) < refusedEveryMs) return
    this.#refusedAt.set(kiosk, now)
    this.#bench.pages.codeRefused(kiosk, code)
  }

  async #checkIn(kiosk: number, text: string): Promise<void> {
    const { ticket } = await this.#arrive(text, `kiosk:${kiosk}`)
    this.#bench.pages.checkedIn(kiosk, ticket)
  }
}
