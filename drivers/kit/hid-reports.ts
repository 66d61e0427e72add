/** Cuts what comes on a HID line into its reports (drivers/contract/hid.ts), however it was handed over. */
import type { HidReports } from '../contract/hid.ts'
import { concat } from './bytes.ts'

export interface CutReport {
  readonly id: number
  readonly content: Uint8Array
}

export class ReportCutter {
  readonly #bytesOf: ReadonlyMap<number, number>
  #kept: Uint8Array = new Uint8Array()

  constructor({ input }: HidReports) {
    this.#bytesOf = new Map(input.map(({ id, bytes }) => [id, bytes]))
  }

  get midReport(): boolean {
    return this.#kept.length > 0
  }

  /** `stray` are bytes that begin no report: the transport hands over whole ones, so there should be none. */
  take(bytes: Uint8Array): { readonly reports: CutReport[]; readonly stray: number } {
    const all = concat(this.#kept, bytes)
    // A card's content is not left behind in buffers that have been copied.
    this.#kept.fill(0)
    const reports: CutReport[] = []
    let at = 0
    let stray = 0
    while (at < all.length) {
      const id = all[at] ?? 0
      const length = this.#bytesOf.get(id)
      if (length === undefined) {
        stray += 1
        at += 1
        continue
      }
      if (at + 1 + length > all.length) break
      reports.push({ id, content: all.slice(at + 1, at + 1 + length) })
      at += 1 + length
    }
    this.#kept = all.slice(at)
    all.fill(0)
    return { reports, stray }
  }

  drop(): Uint8Array {
    const dropped = this.#kept
    this.#kept = new Uint8Array()
    return dropped
  }
}
