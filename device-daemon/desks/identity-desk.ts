/**
 * What an identity card says, for at most a minute, for one window. It is held here in memory only,
 * masked unless the item being served declares what the full record is for, and it never reaches
 * journal, log, metric or disk. The photo's bytes are overwritten at the end; JavaScript strings
 * cannot be, they are let go.
 */
import type { CardRecord } from '../../drivers/contract/card.ts'
import type { Laid } from '../compat/reader-service.ts'
import { type Timer, timestamp } from '../clock.ts'
import type { DeviceEvent } from '../devices/kinds.ts'
import { ticketAt } from '../hall/parts/ticket/fold.ts'
import type { Place } from '../places.ts'
import type { HallEvent } from '../wire/events.ts'
import type { CardTrouble, IdentityView } from '../wire/identity-view.ts'
import type { Bench, Desk } from './desk.ts'
import { HeldPhoto } from './held-photo.ts'
import { ageOn, maskName, maskNumber } from './mask.ts'

interface Held {
  readonly device: string
  readonly card: CardRecord
  readonly photo: HeldPhoto
  readonly readAt: number
  readonly timer: Timer
}

export class IdentityDesk implements Desk {
  readonly #bench: Bench
  readonly #held = new Map<number, Held>()
  /** Windows whose clerk was told that a card could not be read. */
  readonly #noted = new Set<number>()

  constructor(bench: Bench) {
    this.#bench = bench
  }

  heard({ kind, event, device }: DeviceEvent, { window }: Place): void {
    if (kind !== 'id-reader' || window === undefined) return
    if (event.type === 'card-unreadable') return this.#tellUnreadable(window, device, event.why)
    if (event.type !== 'card-read') return
    this.#release(window)
    this.#noted.delete(window)
    const { clock, pages } = this.#bench
    const timer = clock.after(this.#heldMs, () => this.#forget(window))
    const photo = new HeldPhoto(event.photo, this.#bench.hall.config.identity.photoDecoder, clock)
    this.#held.set(window, { device, card: event.card, photo, readAt: clock.now(), timer })
    pages.showIdentity(window, this.view(window))
    this.#decodePhoto(window)
  }

  /**
   * To the clerk who is signed in at the window; where nobody is, nobody waits for a card, and it is only
   * counted. Another card than the one that was read has been laid: that one is not shown beside the word.
   */
  #tellUnreadable(window: number, device: string, why: CardTrouble): void {
    const { pages, metrics } = this.#bench
    metrics.cardUnreadable(device, why)
    this.#forget(window)
    this.#noted.add(window)
    pages.showUnreadable(window, why)
  }

  /** The identity ends with the visit it was laid in, however that ends, and with the clerk who saw it. */
  follow({ type, window }: HallEvent): void {
    if (window === undefined) return
    switch (type) {
      case 'serving-started':
      case 'item-added':
        return this.#reconsider(window)
      case 'ticket-finished':
      case 'ticket-no-show':
      case 'ticket-held':
      case 'ticket-parked':
      case 'ticket-transferred':
      case 'ticket-cancelled':
      case 'step-undone':
      case 'clerk-signed-in':
      case 'clerk-signed-out':
        return this.#forget(window)
      default:
        return
    }
  }

  stop(): void {
    for (const window of [...this.#held.keys()]) this.#forget(window)
  }

  /** The page also lets go of what was said of a card that could not be read. */
  #forget(window: number): void {
    const wasNoted = this.#noted.delete(window)
    if (this.#release(window) || wasNoted) this.#bench.pages.showIdentity(window, null)
  }

  /** The item being served has changed: what may be shown has, too. */
  #reconsider(window: number): void {
    if (!this.#held.has(window)) return
    this.#bench.pages.showIdentity(window, this.view(window))
    this.#decodePhoto(window)
  }

  /** Only where it may be seen. The card does not wait for it. */
  #decodePhoto(window: number): void {
    const held = this.#held.get(window)
    if (held === undefined || this.#purposeAt(window) === null) return
    void held.photo.decode((trouble) => {
      if (trouble !== null) this.#bench.report(new Error(`The decoder of photos ${trouble}: try identity.photoDecoder by hand.`), 'decoding a photo')
      this.#bench.pages.showIdentity(window, this.view(window))
    })
  }

  view(window: number): IdentityView | null {
    const held = this.#held.get(window)
    if (held === undefined) return null
    const { clock, hall } = this.#bench
    const { timeZone } = hall.config.site
    const { card } = held
    const why = this.#purposeAt(window)
    return {
      device: held.device,
      kind: card.kind,
      name: maskName(card.name),
      number: maskNumber(card.number),
      age: ageOn(card.birth, clock.now(), timeZone),
      valid: validity(card.validTo, clock.now(), timeZone),
      readAt: timestamp(held.readAt),
      expiresAt: timestamp(held.readAt + this.#heldMs),
      full: why === null ? null : { ...fullRecord(card, why), photo: held.photo.view() },
    }
  }

  /** For another system's page (compat/reader-service.ts), which decides how much of it goes out. */
  laid(window: number): Laid {
    const held = this.#held.get(window)
    if (held === undefined) return this.#noted.has(window) ? 'unreadable' : null
    return { laying: held.photo, card: held.card, photo: this.#purposeAt(window) === null ? null : held.photo.view() }
  }

  get #heldMs(): number {
    return this.#bench.hall.config.identity.seconds * 1000
  }

  /** What the item being served at the window declares, where it needs the full record. */
  #purposeAt(window: number): string | null {
    const { service, hall } = this.#bench
    const ticket = ticketAt(service.state.ticket, window)
    if (ticket?.state !== 'serving') return null
    for (const code of [ticket.item, ...ticket.moreItems]) {
      const identity = hall.items.find((one) => one.code === code)?.identity
      if (identity?.needs === 'full') return identity.purpose
    }
    return null
  }

  #release(window: number): boolean {
    const held = this.#held.get(window)
    if (held === undefined) return false
    held.timer.cancel()
    held.photo.forget()
    return this.#held.delete(window)
  }
}

function fullRecord(card: CardRecord, purpose: string): Omit<NonNullable<IdentityView['full']>, 'photo'> {
  return {
    purpose,
    name: card.name,
    nameEn: 'nameEn' in card ? card.nameEn : null,
    number: card.number,
    sex: card.sex,
    birth: card.birth,
    address: 'address' in card ? card.address : null,
    newAddress: ('newAddress' in card ? card.newAddress : undefined) ?? null,
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
