/**
 * GS k: bar codes, in both forms of the command. What the symbology cannot say, or the paper is too narrow for, is
 * not printed (Epson reference, GS k).
 */
import type { Align, PaperRow } from '../../../contract/kinds.ts'
import { bars } from './bars.ts'
import { barsRow } from './bits.ts'

/** By m less 65, and less 0 in the older form, which ends at CODABAR. */
const symbologies = ['upca', 'upce', 'ean13', 'ean8', 'code39', 'interleaved2of5', 'rationalizedCodabar', 'code93', 'code128'] as const

const plain = { widthTimes: 1, heightTimes: 1, bold: false, underline: false, reverse: false }

export class EmulatedBarcodes {
  #heightDots = 162
  #thinDots = 3
  #textAbove = false
  #textBelow = false

  /** GS h n */
  height(n: number): void {
    if (n > 0) this.#heightDots = n
  }

  /** GS w n */
  width(n: number): void {
    if (n >= 2 && n <= 6) this.#thinDots = n
  }

  /** GS H n: 0 no text, 1 above, 2 below, 3 both. */
  text(n: number): void {
    const where = n >= 0x30 ? n - 0x30 : n
    if (where > 3) return
    this.#textAbove = (where & 1) !== 0
    this.#textBelow = (where & 2) !== 0
  }

  /** What comes on paper; `m` is the command's. */
  rows(m: number, data: readonly number[], align: Align, widthDots: number): PaperRow[] {
    const symbology = symbologies[m >= 0x41 ? m - 0x41 : m]
    if (symbology === undefined) return []
    const said = symbology === 'code128' ? code128(data) : { text: asciiOf(data), shown: asciiOf(data) }
    const drawn = said === null ? null : bars(symbology, said.text, this.#thinDots, this.#heightDots)
    if (said === null || drawn === null || drawn.widthDots > widthDots) return []
    const text: PaperRow = { row: 'text', align, spans: [{ text: said.shown, ...plain }] }
    const bar = barsRow(drawn, align, { symbology, payload: said.shown })
    return [...(this.#textAbove ? [text] : []), bar, ...(this.#textBelow ? [text] : [])]
  }
}

const asciiOf = (data: readonly number[]): string => String.fromCharCode(...data)

type Set = 'A' | 'B' | 'C'
const starts = { A: 103, B: 104, C: 105 } as const
const switches = { A: 101, B: 100, C: 99 } as const
const functions: Readonly<Record<string, number>> = { S: 98, 1: 102, 2: 97, 3: 96 }

/** Data of CODE128 say their sets themselves: `{A`, `{B`, `{C`, `{S`, `{1` to `{4`, and `{{` for the sign. Codewords as ISO/IEC 15417 numbers them. */
function code128(data: readonly number[]): { readonly text: string; readonly shown: string } | null {
  const words: number[] = []
  let set: Set | null = null
  let shown = ''
  for (let at = 0; at < data.length; at++) {
    const byte = data[at] ?? 0
    const next = String.fromCharCode(data[at + 1] ?? 0)
    const isSign = byte === 0x7b && set !== 'C'
    const isSwitch: boolean = byte === 0x7b && (next === 'A' || next === 'B' || next === 'C')
    if (isSwitch) {
      const to = next as Set
      words.push(set === null ? starts[to] : switches[to])
      set = to
      at += 1
    } else if (set === null) return null
    else if (isSign && next !== '{') {
      const fn = next === '4' ? switches[set] : functions[next]
      if (fn === undefined) return null
      words.push(fn)
      at += 1
    } else {
      const word = wordOf(byte, set)
      if (word === null) return null
      words.push(word)
      shown += set === 'C' ? String(byte).padStart(2, '0') : String.fromCharCode(byte)
      if (isSign) at += 1
    }
  }
  return shown === '' ? null : { text: words.map((word) => `^${String(word).padStart(3, '0')}`).join(''), shown }
}

function wordOf(byte: number, set: Set): number | null {
  if (set === 'C') return byte < 100 ? byte : null
  if (set === 'A') return byte < 0x20 ? byte + 64 : byte < 0x60 ? byte - 0x20 : null
  return byte >= 0x20 && byte < 0x80 ? byte - 0x20 : null
}
