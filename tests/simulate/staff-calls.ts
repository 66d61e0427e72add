/** People at kiosks who call staff: mostly somebody comes, some find their way, some are not heard. */
import { Chance } from '../kit/chance.ts'
import type { SimulatedHall } from './hall.ts'

const minuteMs = 60_000

export class StaffCalls {
  readonly #hall: SimulatedHall
  /** Of their own: nothing else of the day hangs on who calls. */
  readonly #chance = new Chance(12345)
  /** Nobody comes to these. */
  readonly #unheard = new Set<string>()

  constructor(hall: SimulatedHall) {
    this.#hall = hall
  }

  /** Every so often. */
  look(): void {
    const { staffCall } = this.#hall.state
    for (const { call, kiosk, state, since } of [...staffCall.calls.values()]) {
      if (state === 'open' && this.#hall.now - Date.parse(since) >= minuteMs && !this.#unheard.has(call)) this.#goOn(call, kiosk)
    }
    this.#hall.act({ type: 'lapse-staff-calls' })
    // Nobody calls in an empty hall, before the first number of a day.
    if (this.#hall.state.ticket.tickets.size === 0) return
    for (const kiosk of this.#hall.plan.kiosks) if (this.#now(8)) this.#hall.act({ type: 'call-staff', kiosk, actor: `kiosk:${kiosk}` })
  }

  #goOn(call: string, kiosk: number): void {
    if (this.#now(5)) return void this.#unheard.add(call)
    if (this.#now(5)) return void this.#hall.act({ type: 'cancel-staff-call', call, kiosk, actor: `kiosk:${kiosk}` })
    const clerks = [...this.#hall.state.staff.clerks].slice(0, 3)
    // Two have heard it; the second is told that somebody goes.
    for (const [window, clerk] of clerks) this.#hall.act({ type: 'answer-staff-call', call, from: { window, clerk }, actor: `clerk:${clerk}` })
    if (clerks.length === 0) this.#hall.act({ type: 'answer-staff-call', call, from: null, actor: 'supervisor' })
  }

  #now(in_: number): boolean {
    return this.#chance.below(in_) === 0
  }
}
