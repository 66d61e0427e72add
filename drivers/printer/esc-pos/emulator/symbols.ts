/** GS ( k for QR codes and GS ( L for graphics: what is stored in an emulated printer until it is printed. */
import type { Align, PaperRow } from '../../../contract/kinds.ts'
import { type Bits, enlarge, rasterRow } from './bits.ts'

type Correction = Extract<PaperRow, { row: 'qr' }>['correction']

/** Epson's limit; some printers have a seventh of it. */
const storeBytesMax = 7092 - 3
const defaultModuleDots = 3

export class EmulatedSymbols {
  #payload: Uint8Array | null = null
  #moduleDots = defaultModuleDots
  #correction: Correction = 'L'
  #graphics: Bits | null = null

  /** `parameters` are those behind pL pH of GS ( k. Returns what comes on paper, if this function prints. */
  symbolFunction(parameters: readonly number[], align: Align): PaperRow | null {
    const [symbol, fn, first = 0, ...data] = parameters
    if (symbol !== 0x31) return null
    if (fn === 0x43 && first >= 1 && first <= 16) this.#moduleDots = first
    if (fn === 0x45) this.#correction = (['L', 'M', 'Q', 'H'] as const)[first - 0x30] ?? this.#correction
    if (fn === 0x50 && first === 0x30 && data.length <= storeBytesMax) this.#payload = Uint8Array.from(data)
    if (fn !== 0x51 || this.#payload === null || this.#payload.length === 0) return null
    return {
      row: 'qr',
      align,
      payload: textOf(this.#payload),
      moduleDots: this.#moduleDots,
      correction: this.#correction,
    }
  }

  /** The same for GS ( L and GS 8 L: 112 stores, 2 or 50 prints. */
  graphicsFunction(parameters: readonly number[], align: Align): PaperRow | null {
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
    if ((fn !== 0x02 && fn !== 0x32) || this.#graphics === null) return null
    const printed = rasterRow(this.#graphics, align)
    this.#graphics = null
    return printed
  }
}

/** A phone reads UTF-8 first and the printer's own charset second. */
function textOf(payload: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(payload)
  } catch {
    return new TextDecoder('gb18030').decode(payload)
  }
}
