/** A kiosk's scanner and card reader: an appointment's QR code or its person's card puts them into the queue, a ticket's code brings them back, with no second ticket, its rating code opens the page for rating. */
import type { CardRecord } from '../../drivers/contract/card.ts'
import { type Arrive, arrivals } from '../arrival.ts'
import { appointmentOfHolder } from '../hall/parts/appointment/rules.ts'
import { dateFor } from '../hall/parts/day/rules.ts'
import type { DeviceEvent } from '../devices/kinds.ts'
import type { Place } from '../places.ts'
import { ProblemError } from '../problem-error.ts'
import { rateCodeIn } from '../wire/codes.ts'
import type { ProblemCode } from '../wire/problem.ts'
import type { Bench, Desk } from './desk.ts'
import { ageOn, maskName } from './mask.ts'

/** A code held before the scanner is read many times a second. */
const sameCodeMs = 3000
/** Codes that lead to nothing are told to the page this often at most: a scanner may flood. */
const refusedEveryMs = 1000

/** Whole years; the green channel's own bound. */
const elderlyFrom = 60

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
    if (kiosk === undefined) return
    if (kind === 'scanner') this.#shown(kiosk, event.text)
    if (kind === 'id-reader' && event.type === 'card-read') this.#try(kiosk, () => this.#cardLaid(kiosk, event.card))
  }

  #shown(kiosk: number, text: string): void {
    const now = this.#bench.clock.now()
    const last = this.#last.get(kiosk)
    this.#last.set(kiosk, { text, at: now })
    if (last !== undefined && last.text === text && now - last.at < sameCodeMs) return
    const code = rateCodeIn(text)
    // One of this box's own making: an appointment's number may look the same.
    if (code !== null && this.#bench.rateCodes.ticketOf(code) !== null) return this.#bench.pages.rateCodeShown(kiosk, code)
    this.#try(kiosk, () => this.#checkIn(kiosk, text))
  }

  #try(kiosk: number, checkIn: () => Promise<void>): void {
    checkIn().catch((problem: unknown) => {
      if (problem instanceof ProblemError) this.#refused(kiosk, problem.code, this.#bench.clock.now())
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

  /** The card's number goes no further than this, and of its name the first sign. */
  async #cardLaid(kiosk: number, { name, number, birth }: CardRecord): Promise<void> {
    const { service, dayKeys, pages, cards } = this.#bench
    const moment = { plan: service.plan, now: service.now() }
    const holder = dayKeys.digest(dateFor(service.state, moment), number)
    const appointment = appointmentOfHolder(service.state, holder, moment)
    if (appointment === null) {
      const elderly = (ageOn(birth, moment.now, moment.plan.timeZone) ?? 0) >= elderlyFrom
      return pages.cardLaid(kiosk, { card: cards.hold(kiosk, { holder, isElderly: elderly }), name: maskName(name), elderly })
    }
    const { events } = await service.execute({ type: 'check-in', appointment, actor: `kiosk:${kiosk}` })
    const ticket = events.find((event) => event.ticket !== undefined)?.ticket
    if (ticket !== undefined) pages.checkedIn(kiosk, ticket)
  }
}
