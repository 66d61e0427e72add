/**
 *   1D 28 6B  pL pH  30 fn  parameters      GS ( k, symbol 48 (PDF417)
 *             03 00  30 41  n               n columns
 *             03 00  30 42  00              rows as needed
 *             03 00  30 43  n               module of n dots
 *             03 00  30 44  03              rows of three modules
 *             04 00  30 45  30 30..38       error correction by level
 *             03 00  30 46  00              not truncated
 *             pL pH  30 50  30 data         store
 *             03 00  30 51  30              print
 *
 * Functions: escpos-php (`pdf417_close` of the vectors), Epson reference, GS ( k functions 065 to 081. Sizes:
 * ISO/IEC 15438: 17 modules a column and 69 beside them; 3 to 90 rows; 928 codewords, of which the correction
 * takes 2 to the power of level + 1.
 */
import { symbolFunction } from './symbol-function.ts'

const pdf417 = 0x30
const moduleDots = [3, 2] as const
const rowModules = 3
const rowsMax = 90
const codewordsMax = 928
/** Longer texts belong into a QR code. */
export const pdf417BytesMax = 500

/** Throws RangeError on what is not ASCII, whose reading no two readers agree on, or does not fit. */
export function pdf417Bytes(text: string, widthDots: number): number[] {
  if (!/^[\x20-\x7e]+$/.test(text) || text.length > pdf417BytesMax) {
    throw new RangeError(`a PDF417 code on paper holds 1 to ${pdf417BytesMax} letters, digits and signs of ASCII`)
  }
  const level = levelFor(dataCodewords(text))
  const { columns, dots } = shapeOf(dataCodewords(text) + 2 ** (level + 1), widthDots, text.length)
  return [
    ...symbolFunction(pdf417, 0x41, [columns]),
    ...symbolFunction(pdf417, 0x42, [0x00]),
    ...symbolFunction(pdf417, 0x43, [dots]),
    ...symbolFunction(pdf417, 0x44, [rowModules]),
    ...symbolFunction(pdf417, 0x45, [0x30, 0x30 + level]),
    ...symbolFunction(pdf417, 0x46, [0x00]),
    ...symbolFunction(pdf417, 0x50, [0x30, ...new TextEncoder().encode(text)]),
    ...symbolFunction(pdf417, 0x51, [0x30]),
  ]
}

/** At most: the length, the latch, and six bytes in five; printers that pack letters in pairs need fewer. */
function dataCodewords(text: string): number {
  return 2 + Math.floor(text.length / 6) * 5 + (text.length % 6)
}

/** ISO/IEC 15438 annex E, the least that is recommended. */
function levelFor(codewords: number): number {
  if (codewords <= 40) return 2
  if (codewords <= 160) return 3
  return codewords <= 320 ? 4 : 5
}

/** About twice as wide as high, where the paper allows it. */
function shapeOf(codewords: number, widthDots: number, bytes: number): { columns: number; dots: number } {
  for (const dots of moduleDots) {
    const widest = Math.min(30, Math.floor((widthDots / dots - 69) / 17))
    const columns = Math.min(widest, Math.ceil(Math.sqrt(codewords / 4)))
    if (columns >= 1 && codewords <= codewordsMax && Math.ceil(codewords / columns) <= rowsMax) return { columns, dots }
  }
  throw new RangeError(`a PDF417 code of ${bytes} bytes does not fit ${widthDots} dots`)
}
