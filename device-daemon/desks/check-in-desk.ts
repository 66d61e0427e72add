/** A kiosk's scanner: an appointment's QR code puts its person into the queue, with no second ticket. */
import type { Clock } from '../clock.ts'
import type { HallService } from '../hall-service.ts'
import { ProblemError } from '../problem-error.ts'
import { appointmentOf } from '../wire/codes.ts'

/** A code held before the scanner is read many times a second. */
const sameCodeMs = 3000

export interface CheckInDeskOptions {
  readonly service: HallService
  readonly clock: Clock
  readonly site: string
  readonly checkedIn: (kiosk: number, ticket: string) => void
  readonly unknown: (kiosk: number) => void
  readonly report: (problem: unknown, doing: string) => void
}

export class CheckInDesk {
  readonly #options: CheckInDeskOptions
  readonly #last = new Map<number, { readonly text: string; readonly at: number }>()

  constructor(options: CheckInDeskOptions) {
    this.#options = options
  }

  scanned(kiosk: number, text: string): void {
    const now = this.#options.clock.now()
    const last = this.#last.get(kiosk)
    this.#last.set(kiosk, { text, at: now })
    if (last !== undefined && last.text === text && now - last.at < sameCodeMs) return
    this.#checkIn(kiosk, text).catch((problem: unknown) => {
      if (problem instanceof ProblemError) this.#options.unknown(kiosk)
      else this.#options.report(problem, 'checking in')
    })
  }

  async #checkIn(kiosk: number, text: string): Promise<void> {
    const { service, site, checkedIn } = this.#options
    const appointment = appointmentOf(text, site)
    if (appointment === null) throw new ProblemError('APPOINTMENT_UNKNOWN')
    const { events } = await service.execute({ type: 'check-in', appointment, actor: `kiosk:${kiosk}` })
    const ticket = events[0]?.ticket
    if (ticket !== undefined) checkedIn(kiosk, ticket)
  }
}
