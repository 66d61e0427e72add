/**
 * The table `CFF ` of a font of many thousand hanzi, read piece by piece:
 *
 *   header · names · top DICT · strings · subroutines for all      INDEX: count, offset size, offsets, entries
 *   CharStrings                                                    an INDEX, one entry a glyph
 *   FDSelect, FDArray                                              which of the few dictionaries a glyph goes by,
 *                                                                  for its private subroutines
 *
 * Adobe Technical Note 5176, 4 December 2003. Only fonts with CIDs, as every font of all hanzi is.
 */
import type { Charstring, Subroutines } from './charstring.ts'

/** Bytes of the font's file. */
export type Read = (at: number, length: number) => DataView

const none: Subroutines = { count: 0, entry: () => new Uint8Array(0) }

export class CompactFont {
  readonly #read: Read
  readonly #at: number
  readonly #global: Subroutines
  readonly #glyphs: Subroutines
  readonly #select: number
  readonly #dictionaries: Subroutines

  constructor(read: Read, at: number) {
    this.#read = read
    this.#at = at
    const names = new Index(read, at + read(at, 4).getUint8(2))
    const tops = new Index(read, names.end)
    this.#global = new Index(read, new Index(read, tops.end).end)
    const top = dictionary(tops.entry(0))
    this.#glyphs = new Index(read, at + operand(top, charStrings))
    this.#select = at + operand(top, fdSelect)
    this.#dictionaries = new Index(read, at + operand(top, fdArray))
  }

  charstring(glyph: number): Charstring {
    return { bytes: this.#glyphs.entry(glyph), global: this.#global, local: this.#localOf(this.#dictionaryOf(glyph)) }
  }

  #localOf(which: number): Subroutines {
    const [size, from] = dictionary(this.#dictionaries.entry(which)).get(privateDict) ?? []
    if (size === undefined || from === undefined) return none
    const within = dictionary(bytesOf(this.#read(this.#at + from, size))).get(subrs)?.[0]
    return within === undefined ? none : new Index(this.#read, this.#at + from + within)
  }

  #dictionaryOf(glyph: number): number {
    const head = this.#read(this.#select, 5)
    if (head.getUint8(0) === 0) return this.#read(this.#select + 1 + glyph, 1).getUint8(0)
    // Format 3: ranges of three bytes, the first glyph and its dictionary.
    const ranges = this.#read(this.#select + 3, head.getUint16(1) * 3)
    let which = 0
    for (let at = 0; at < ranges.byteLength && ranges.getUint16(at) <= glyph; at += 3) which = ranges.getUint8(at + 2)
    return which
  }
}

class Index implements Subroutines {
  readonly #read: Read
  readonly #at: number
  readonly #offsetBytes: number
  readonly count: number
  readonly end: number

  constructor(read: Read, at: number) {
    this.#read = read
    this.#at = at
    this.count = read(at, 2).getUint16(0)
    this.#offsetBytes = this.count === 0 ? 0 : read(at + 2, 1).getUint8(0)
    this.end = this.count === 0 ? at + 2 : this.#place(this.count)
  }

  entry(index: number): Uint8Array {
    if (index < 0 || index >= this.count) throw new RangeError(`a font without its entry ${index}`)
    const from = this.#place(index)
    return bytesOf(this.#read(from, this.#place(index + 1) - from))
  }

  /** Offsets count from the byte before the first entry. */
  #place(index: number): number {
    const offset = bytesOf(this.#read(this.#at + 3 + index * this.#offsetBytes, this.#offsetBytes))
    const first = this.#at + 3 + (this.count + 1) * this.#offsetBytes
    return first - 1 + offset.reduce((sum, byte) => sum * 256 + byte, 0)
  }
}

const charStrings = 17
const privateDict = 18
const subrs = 19
/** 12 and a second byte. */
const fdArray = 12 * 256 + 36
const fdSelect = 12 * 256 + 37

type Dictionary = ReadonlyMap<number, readonly number[]>

function operand(from: Dictionary, operator: number): number {
  const value = from.get(operator)?.[0]
  if (value === undefined) throw new RangeError(`a font whose dictionary lacks ${operator}`)
  return value
}

/** Operands first, then their operator. Real numbers (30) are none of those asked for. */
function dictionary(bytes: Uint8Array): Dictionary {
  const found = new Map<number, readonly number[]>()
  let operands: number[] = []
  for (let at = 0; at < bytes.length; ) {
    const [first = 0, b = 0, c = 0, d = 0, e = 0] = bytes.subarray(at, at + 5)
    if (first <= 21) {
      found.set(first === 12 ? 12 * 256 + b : first, operands)
      operands = []
      at += first === 12 ? 2 : 1
    } else if (first === 30) {
      do at += 1
      while (at < bytes.length && ((bytes[at] ?? 0) & 0x0f) !== 0x0f && (bytes[at] ?? 0) >> 4 !== 0x0f)
      at += 1
      operands.push(0)
    } else if (first === 28) {
      operands.push(((b << 24) >> 16) | c)
      at += 3
    } else if (first === 29) {
      operands.push((b << 24) | (c << 16) | (d << 8) | e)
      at += 5
    } else {
      operands.push(first <= 246 ? first - 139 : first <= 250 ? (first - 247) * 256 + b + 108 : -(first - 251) * 256 - b - 108)
      at += first <= 246 ? 1 : 2
    }
  }
  return found
}

function bytesOf(view: DataView): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset, view.byteLength)
}
