/**
 * One window's cards for the pages of another system. It never asks the reader for anything: a card that was laid
 * is held for its minute as for the clerk's own page, and a page that asks twice a second is answered from that. So
 * it floods neither the reader nor the journal, in which only a card that is given stands.
 */
import type { ReaderServiceConfig } from '../../config/compat-schema.ts'
import type { HallConfig } from '../../config/schema.ts'
import type { CardRecord } from '../../drivers/contract/card.ts'
import type { Devices } from '../devices/registry.ts'
import { clerkAt } from '../hall/parts/staff/fold.ts'
import type { HallService } from '../hall-service.ts'
import { ProblemError } from '../problem-error.ts'
import type { PhotoView } from '../wire/identity-view.ts'
import type { ProblemCode } from '../wire/problem.ts'
import { givenCard, type Reading, type ReaderTrouble } from './reading.ts'

/** What lies at a window, as the identity desk holds it. */
export interface LaidCard {
  /** This laying and no other: the same card laid again has another. */
  readonly laying: object
  readonly card: CardRecord
  /** Null unless the item being served declares what the photo is for. */
  readonly photo: PhotoView | null
}
export type Laid = LaidCard | 'unreadable' | null

export interface ReaderServiceParts {
  readonly service: Pick<HallService, 'execute' | 'state'>
  readonly devices: Pick<Devices, 'view'>
  readonly windows: HallConfig['windows']
  readonly laid: (window: number) => Laid
  readonly report: (problem: unknown, doing: string) => void
}

/** The clerk has gone, or another has come, while the page asked. */
const left: ReadonlySet<string> = new Set<ProblemCode>(['WINDOW_UNSTAFFED', 'WINDOW_STAFFED'])

export class ReaderService {
  readonly config: ReaderServiceConfig
  readonly #parts: ReaderServiceParts
  /** What was given, so that a card is lifted before the next is read. Nothing of the card is kept alive by it. */
  readonly #given = new WeakSet<object>()

  constructor(config: ReaderServiceConfig, parts: ReaderServiceParts) {
    this.config = config
    this.#parts = parts
  }

  trouble(): ReaderTrouble | null {
    const { devices, windows } = this.#parts
    const id = windows.find(({ number }) => number === this.config.window)?.idReader
    const view = id === undefined ? null : devices.view(id)
    if (view === null) return 'port'
    if (view.state === 'ok' || view.state === 'warning' || view.state === 'busy') return null
    if (view.state === 'starting' || view.reason === 'silent' || view.reason === 'garbled') return 'silent'
    return view.state === 'fault' && (view.reason === 'self-test-failed' || view.reason === 'not-authorised') ? 'self-test' : 'port'
  }

  async read(): Promise<Reading> {
    const { window } = this.config
    const trouble = this.trouble()
    if (trouble !== null) return { type: trouble }
    const clerk = clerkAt(this.#parts.service.state.staff, window)
    if (clerk === null) return { type: 'unstaffed' }
    const laid = this.#parts.laid(window)
    if (laid === 'unreadable') return { type: laid }
    if (laid === null || this.#given.has(laid.laying) || this.#waitsForPhoto(laid)) return { type: 'no-card' }
    return this.#give(laid, clerk)
  }

  /** First the fact, then the card. Whoever asks meanwhile finds it given. */
  async #give({ laying, photo }: LaidCard, clerk: string): Promise<Reading> {
    const { window, shape, fields, purpose } = this.config
    this.#given.add(laying)
    try {
      await this.#parts.service.execute({ type: 'give-identity', window, clerk, shape, fields, photo: this.#picture(photo) !== '', basis: purpose.basis })
    } catch (problem) {
      this.#given.delete(laying)
      this.#parts.report(problem, 'giving a card to a page')
      return { type: problem instanceof ProblemError && left.has(problem.code) ? 'unstaffed' : 'not-recorded' }
    }
    const still = this.#parts.laid(window)
    // The visit ended, or another card was laid, while the fact was written.
    if (still === null || still === 'unreadable' || still.laying !== laying) return { type: 'no-card' }
    return { type: 'card', card: givenCard(still.card, this.#picture(photo), this.config) }
  }

  /** It is given once: a moment later it has its picture. */
  #waitsForPhoto({ photo }: LaidCard): boolean {
    return this.config.fields === 'full' && photo?.state === 'pending'
  }

  /** A picture as browsers show it. Raw WLT would be shown as a broken one. */
  #picture(photo: PhotoView | null): string {
    return this.config.fields === 'full' && photo?.state === 'image' ? photo.base64 : ''
  }
}
