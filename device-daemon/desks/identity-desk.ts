/**
 * What an identity card says, for at most a minute, for one window. It is held here in memory only,
 * masked unless the item being served declares what the full record is for, and it never reaches
 * journal, log, metric or disk. The photo's bytes are overwritten at the end; JavaScript strings
 * cannot be, they are let go.
 */
import type { CardRecord } from '../../drivers/contract/card.ts'
import { type Clock, type Timer, timestamp } from '../clock.ts'
import type { IdentityView } from '../wire/views.ts'
import { ageOn, maskName, maskNumber } from './mask.ts'

export interface IdentityDeskOptions {
  readonly clock: Clock
  readonly seconds: number
  readonly timeZone: string
  /** Why the full record may be shown at this window now, or null. */
  readonly purpose: (window: number) => string | null
  readonly show: (window: number, view: IdentityView | null) => void
}

interface Held {
  readonly device: string
  readonly card: CardRecord
  readonly photo: Uint8Array
  readonly readAt: number
  readonly timer: Timer
}

export class IdentityDesk {
  readonly #options: IdentityDeskOptions
  readonly #held = new Map<number, Held>()

  constructor(options: IdentityDeskOptions) {
    this.#options = options
  }

  cardRead(window: number, device: string, card: CardRecord, photo: Uint8Array): void {
    this.#release(window)
    const { clock, seconds, show } = this.#options
    const timer = clock.after(seconds * 1000, () => this.forget(window))
    this.#held.set(window, { device, card, photo, readAt: clock.now(), timer })
    show(window, this.view(window))
  }

  /** The person has gone, the clerk has gone, or the time is over. */
  forget(window: number): void {
    if (this.#release(window)) this.#options.show(window, null)
  }

  forgetAll(): void {
    for (const window of [...this.#held.keys()]) this.forget(window)
  }

  /** The item being served has changed: what may be shown has, too. */
  reconsider(window: number): void {
    if (this.#held.has(window)) this.#options.show(window, this.view(window))
  }

  view(window: number): IdentityView | null {
    const held = this.#held.get(window)
    if (held === undefined) return null
    const { clock, seconds, timeZone, purpose } = this.#options
    const { card } = held
    const why = purpose(window)
    return {
      device: held.device,
      kind: card.kind,
      name: maskName(card.name),
      number: maskNumber(card.number),
      age: ageOn(card.birth, clock.now(), timeZone),
      valid: validity(card.validTo, clock.now(), timeZone),
      readAt: timestamp(held.readAt),
      expiresAt: timestamp(held.readAt + seconds * 1000),
      full: why === null ? null : fullRecord(card, why),
    }
  }

  #release(window: number): boolean {
    const held = this.#held.get(window)
    if (held === undefined) return false
    held.timer.cancel()
    held.photo.fill(0)
    return this.#held.delete(window)
  }
}

function fullRecord(card: CardRecord, purpose: string): NonNullable<IdentityView['full']> {
  return {
    purpose,
    name: card.name,
    nameEn: 'nameEn' in card ? card.nameEn : null,
    number: card.number,
    sex: card.sex,
    birth: card.birth,
    address: 'address' in card ? card.address : null,
    validFrom: card.validFrom,
    validTo: card.validTo,
  }
}

function validity(validTo: string, now: number, timeZone: string): IdentityView['valid'] {
  if (validTo === '长期') return 'valid'
  if (!/^\d{8}$/.test(validTo)) return 'unknown'
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate()
  return validTo >= today.toString().replaceAll('-', '') ? 'valid' : 'expired'
}
