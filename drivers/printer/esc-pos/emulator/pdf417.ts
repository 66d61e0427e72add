/** GS ( k with cn = 48: a PDF417 code as it is stored and printed. */
import type { Align, PaperRow } from '../../../contract/kinds.ts'
import { type Pdf417Look, pdf417 } from './bars.ts'
import { type Bits, barsRow } from './bits.ts'

const usual: Pdf417Look = { columns: 0, rows: 0, moduleDots: 3, rowModules: 3, level: 1, truncated: false }
const bytesMax = 1108

export class EmulatedPdf417 {
  #look: Pdf417Look = usual
  #data: readonly number[] = []

  set(fn: number, first: number, data: readonly number[]): void {
    const [n = 0] = data
    if (fn === 0x41 && first <= 30) this.#look = { ...this.#look, columns: first }
    if (fn === 0x42 && (first === 0 || (first >= 3 && first <= 90))) this.#look = { ...this.#look, rows: first }
    if (fn === 0x43 && first >= 2 && first <= 8) this.#look = { ...this.#look, moduleDots: first }
    if (fn === 0x44 && first >= 2 && first <= 8) this.#look = { ...this.#look, rowModules: first }
    if (fn === 0x45 && first === 0x30 && n >= 0x30 && n <= 0x38) this.#look = { ...this.#look, level: n - 0x30 }
    if (fn === 0x46 && first <= 1) this.#look = { ...this.#look, truncated: first === 1 }
    if (fn === 0x50 && first === 0x30 && data.length <= bytesMax) this.#data = data
  }

  /** Null when nothing is stored, or what is cannot be said in this shape. */
  drawn(): Bits | null {
    return this.#data.length === 0 ? null : pdf417(this.#text, this.#look)
  }

  row(drawn: Bits, align: Align): PaperRow {
    return barsRow(drawn, align, { symbology: 'pdf417', payload: this.#text })
  }

  get #text(): string {
    return String.fromCharCode(...this.#data)
  }
}
