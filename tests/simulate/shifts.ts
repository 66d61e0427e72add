/** Who comes to a window on a day, and when they go: mostly in time; some forget to sign out, and are corrected later. */
import { correctionReasons } from '../../device-daemon/wire/choices.ts'
import type { Chance } from '../kit/chance.ts'
import type { Clerks } from './clerks.ts'
import type { SimulatedHall } from './hall.ts'
import { clerkOf } from './town.ts'

const minuteMs = 60_000
/** From the opening. */
const noonMs = 210 * minuteMs
const eveningMs = 575 * minuteMs

interface Shift {
  readonly window: number
  readonly first: string
  /** Null where the first stays all day. */
  readonly second: string | null
  readonly comes: number
  readonly goes: number
  state: 'away' | 'first' | 'last' | 'gone'
}

export class Shifts {
  readonly #hall: SimulatedHall
  readonly #clerks: Clerks
  readonly #shifts: Shift[]
  readonly #noon: number
  readonly #evening: number

  constructor(hall: SimulatedHall, clerks: Clerks, chance: Chance, opening: number) {
    this.#hall = hall
    this.#clerks = clerks
    this.#noon = opening + noonMs
    this.#evening = opening + eveningMs
    this.#shifts = hall.plan.windows.map(({ number }) => {
      const [morning, afternoon] = [clerkOf(number), clerkOf(number, 'afternoon')]
      const kind = chance.below(3)
      const late = chance.below(6) === 0 ? chance.below(12) : -chance.below(25)
      const goes = chance.below(40) === 0 ? Number.POSITIVE_INFINITY : opening + (chance.below(12) === 0 ? 500 : 540) * minuteMs + chance.below(30 * minuteMs)
      return { window: number, first: kind === 1 ? afternoon : morning, second: kind === 2 ? afternoon : null, comes: opening + late * minuteMs, goes, state: 'away' }
    })
  }

  tick(): void {
    const { now } = this.#hall
    if (now >= this.#evening) this.#leavesOpen()
    for (const shift of this.#shifts) {
      if (shift.state === 'away' && now >= shift.comes) this.#comes(shift)
      else if (shift.state === 'first' && shift.second !== null && now >= this.#noon && this.#clerks.change(shift.window, shift.second)) shift.state = 'last'
      else if ((shift.state === 'first' || shift.state === 'last') && now >= shift.goes && this.#hall.step(shift.window, { type: 'sign-out' }) !== null) shift.state = 'gone'
    }
  }

  /** Whoever forgets to sign out has at least put the sign up. */
  #leavesOpen(): void {
    for (const { window, goes } of this.#shifts) if (goes === Number.POSITIVE_INFINITY && !this.#hall.state.staff.paused.has(window)) this.#hall.step(window, { type: 'pause', reason: 'other' })
  }

  /** Whoever was left from the day before is sent home first. */
  #comes(shift: Shift): void {
    const { window, first } = shift
    if (this.#hall.state.staff.paused.has(window)) this.#hall.step(window, { type: 'reopen' })
    if (![undefined, first].includes(this.#hall.state.staff.clerks.get(window))) this.#hall.step(window, { type: 'sign-out' })
    if (this.#hall.act({ type: 'sign-in', window, clerk: first }) !== null) shift.state = 'first'
  }

  /** Of those of today or of some days before. */
  static correct(hall: SimulatedHall, chance: Chance, dates: readonly string[]): void {
    const [clerk, date, reason] = [clerkOf(1 + chance.below(hall.plan.windows.length), chance.one(['morning', 'afternoon'])), chance.one(dates), chance.one(correctionReasons)]
    const [firstIn, lastOut] = [chance.below(2) === 0 ? '08:25' : null, chance.below(2) === 0 ? '17:31' : null]
    hall.act({ type: 'correct-attendance', clerk, date, firstIn, lastOut, reason, actor: 'supervisor' })
  }
}
