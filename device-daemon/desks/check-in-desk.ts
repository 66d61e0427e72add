/** A kiosk's scanner: an appointment's QR code puts its person into the queue, with no second ticket. */
import type { DeviceEvent } from '../devices/kinds.ts'
import { payloadReader } from '../payload.ts'
import type { Place } from '../places.ts'
import { ProblemError } from '../problem-error.ts'
import type { Bench, Desk } from './desk.ts'

/** A code held before the scanner is read many times a second. */
const sameCodeMs = 3000
/** Codes that are no appointment here are told to the page this often at most: a scanner may flood. */
const unknownEveryMs = 1000

export class CheckInDesk implements Desk {
  readonly #bench: Bench
  readonly #appointmentIn: (text: string) => string | null
  readonly #last = new Map<number, { readonly text: string; readonly at: number }>()
  readonly #unknownAt = new Map<number, number>()

  constructor(bench: Bench) {
    this.#bench = bench
    this.#appointmentIn = payloadReader(bench.hall.config)
  }

  heard({ kind, event }: DeviceEvent, { kiosk }: Place): void {
    if (kind !== 'scanner' || kiosk === undefined) return
    const { text } = event
    const now = this.#bench.clock.now()
    const last = this.#last.get(kiosk)
    this.#last.set(kiosk, { text, at: now })
    if (last !== undefined && last.text === text && now - last.at < sameCodeMs) return
    this.#checkIn(kiosk, text).catch((problem: unknown) => {
      if (problem instanceof ProblemError) this.#unknown(kiosk, now)
      else this.#bench.report(problem, 'checking in')
    })
  }

  #unknown(kiosk: number, now: number): void {
    if (now - (this.#unknownAt.get(kiosk) ?? Number.NEGATIVE_INFINITY) < unknownEveryMs) return
    this.#unknownAt.set(kiosk, now)
    this.#bench.pages.codeUnknown(kiosk)
  }

  async #checkIn(kiosk: number, text: string): Promise<void> {
    const { service, pages } = this.#bench
    const appointment = this.#appointmentIn(text)
    if (appointment === null) throw new ProblemError('APPOINTMENT_UNKNOWN')
    const { events } = await service.execute({ type: 'check-in', appointment, actor: `kiosk:${kiosk}` })
    const ticket = events[0]?.ticket
    if (ticket !== undefined) pages.checkedIn(kiosk, ticket)
  }
}
