/** GS ( k for QR and PDF417 codes and GS ( L for graphics: what is stored in an emulated printer until it is printed. */
import { encode } from 'uqr'
import type { Align, PaperRow } from '../../../contract/kinds.ts'
import { type Bits, enlarge, rasterRow } from './bits.ts'
import { EmulatedPdf417 } from './pdf417.ts'

type Correction = Extract<PaperRow, { row: 'qr' }>['correction']

/** Epson's limit; some printers have a seventh of it. */
const storeBytesMax = 7092 - 3
const defaultModuleDots = 3

/** Where a symbol would stand. */
export interface SymbolPaper {
  readonly align: Align
  readonly widthDots: number
}

/** What comes on paper, and what is said to the host. */
export interface Emitted {
  readonly rows: readonly PaperRow[]
  readonly reply: readonly number[]
}

export const nothing: Emitted = { rows: [], reply: [] }

export class EmulatedSymbols {
  readonly #pdf417 = new EmulatedPdf417()
  #payload: Uint8Array | null = null
  #moduleDots = defaultModuleDots
  #correction: Correction = 'L'
  #graphics: Bits | null = null

  /** `parameters` are those behind pL pH of GS ( k. */
  symbolFunction(parameters: readonly number[], paper: SymbolPaper): Emitted {
    const [symbol, fn = 0, first = 0, ...data] = parameters
    if (symbol === 0x30) return this.#pdf417Function(fn, first, data, paper)
    if (symbol !== 0x31) return nothing
    if (fn === 0x43 && first >= 1 && first <= 16) this.#moduleDots = first
    if (fn === 0x45) this.#correction = (['L', 'M', 'Q', 'H'] as const)[first - 0x30] ?? this.#correction
    if (fn === 0x50 && first === 0x30 && data.length <= storeBytesMax) this.#payload = Uint8Array.from(data)
    const side = this.#qrDots()
    if (side === null) return nothing
    if (fn === 0x52) return { rows: [], reply: sizeReply(side, side, paper.widthDots) }
    return { rows: fn === 0x51 && side <= paper.widthDots ? [this.#qrRow(paper.align)] : [], reply: [] }
  }

  #pdf417Function(fn: number, first: number, data: readonly number[], { align, widthDots }: SymbolPaper): Emitted {
    this.#pdf417.set(fn, first, data)
    if (fn !== 0x51 && fn !== 0x52) return nothing
    const drawn = this.#pdf417.drawn()
    if (drawn === null) return nothing
    if (fn === 0x52) return { rows: [], reply: sizeReply(drawn.widthDots, drawn.heightDots, widthDots) }
    return { rows: drawn.widthDots <= widthDots ? [this.#pdf417.row(drawn, align)] : [], reply: [] }
  }

  /** The side of the stored code, its quiet zone not counted; null when there is none. */
  #qrDots(): number | null {
    if (this.#payload === null || this.#payload.length === 0) return null
    try {
      return encode(Array.from(this.#payload), { ecc: this.#correction, border: 0, boostEcc: false }).size * this.#moduleDots
    } catch {
      return null
    }
  }

  #qrRow(align: Align): PaperRow {
    const payload = textOf(this.#payload ?? new Uint8Array(0))
    return { row: 'qr', align, payload, moduleDots: this.#moduleDots, correction: this.#correction }
  }

  /** The same for GS ( L and GS 8 L: 112 stores, 2 or 50 prints. */
  graphicsFunction(parameters: readonly number[], { align }: SymbolPaper): Emitted {
    const [, fn, , across = 1, down = 1, , xL = 0, xH = 0, yL = 0, yH = 0, ...dots] = parameters
    if (fn === 0x70) {
      const widthDots = xL + xH * 256
      const heightDots = yL + yH * 256
      const isWhole = dots.length === Math.ceil(widthDots / 8) * heightDots
      const scale = (n: number) => (n === 2 ? 2 : 1)
      this.#graphics = isWhole
        ? enlarge({ widthDots, heightDots, bytes: Uint8Array.from(dots) }, scale(across), scale(down))
        : null
    }
    if ((fn !== 0x02 && fn !== 0x32) || this.#graphics === null) return nothing
    const printed = rasterRow(this.#graphics, align)
    this.#graphics = null
    return { rows: [printed], reply: [] }
  }
}

/** Function 082 and its like: 37 36, width, height, 31, and 30 when it can be printed or 31 when it cannot. NCR 7168 online help. */
function sizeReply(width: number, height: number, widthDots: number): number[] {
  const digits = (value: number) => Array.from(String(value), (digit) => digit.charCodeAt(0))
  return [0x37, 0x36, ...digits(width), 0x1f, ...digits(height), 0x1f, 0x31, 0x1f, width <= widthDots ? 0x30 : 0x31, 0x00]
}

/** A phone reads UTF-8 first and the printer's own charset second. */
function textOf(payload: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(payload)
  } catch {
    return new TextDecoder('gb18030').decode(payload)
  }
}
