/** Cards laid at kiosks: what a kiosk's page may do with one, for three minutes, by a reference that says nothing. */
import { randomUUID } from 'node:crypto'
import type { Clock } from './clock.ts'

/** As long as a kiosk waits for a touch of somebody old. */
const heldMs = 180_000

export interface CardHolder {
  /** The person's digest under the day's key. */
  readonly holder: string
  readonly isElderly: boolean
}

export class KioskCards {
  readonly #clock: Clock
  /** One a kiosk: another card puts the one before away. */
  readonly #held = new Map<number, { readonly card: string; readonly person: CardHolder; readonly at: number }>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Returns the reference. */
  hold(kiosk: number, person: CardHolder): string {
    const card = randomUUID()
    this.#held.set(kiosk, { card, person, at: this.#clock.now() })
    return card
  }

  /** Null for a card that was not laid here, or too long ago. */
  of(kiosk: number, card: string): CardHolder | null {
    const held = this.#held.get(kiosk)
    if (held === undefined || held.card !== card) return null
    // A clock that was set back does not keep it for longer than it was.
    const age = this.#clock.now() - held.at
    if (age >= 0 && age < heldMs) return held.person
    this.#held.delete(kiosk)
    return null
  }

  letGo(kiosk: number): void {
    this.#held.delete(kiosk)
  }
}
