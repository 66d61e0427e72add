/**
 * The font that rare characters are drawn from, read where it stands: some kilobytes a glyph and not the
 * whole 19 MB. The one place of the drivers that reads a file, and only when a character needs it.
 *
 *   ttcf · version · count · where each face begins
 *   a face: version · count of tables · … · (tag · checksum · from · length) each
 *   cmap, format 12: groups of (first character · last · glyph of the first), sorted
 *
 * ISO/IEC 14496-22 (OpenType 1.9).
 */
import { closeSync, openSync, readSync } from 'node:fs'
import { CompactFont, type Read } from './cff.ts'
import { type Contour, contoursOf } from './charstring.ts'

/** The face with letters half as wide as hanzi, as a printer's are; with simplified forms. */
const faceName = 'NotoSansMonoCJKsc-Regular'
const fontPaths = [
  // Debian 11 and later; Debian 10 and Ubuntu 18.04 had it under the same name.
  '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc',
  '/usr/share/fonts/opentype/noto/NotoSansCJK.ttc',
] as const
/** More than the longest dictionary or charstring; what is longer is no font. */
const readMax = 1024 * 1024
const facesMax = 64

export interface Glyph {
  /** Of 1000 to the em. */
  readonly advance: number
  readonly contours: readonly Contour[]
}

export interface Font {
  /** Null where the font lacks the character: its empty box is never drawn. */
  glyph(codePoint: number): Glyph | null
}

/** Null when the package is not here, or what stands there is no such font. */
export function openFont(paths: readonly string[] = fontPaths): Font | null {
  for (const path of paths) {
    const font = fontIn(path)
    if (font !== null) return font
  }
  return null
}

/** What stands in the way of rare characters, for a person to read; null when nothing does. */
export function fontTrouble(font: Font | null = openFont()): string | null {
  return font === null ? 'the package fonts-noto-cjk is missing: 䶮 cannot be drawn' : null
}

/** The file stays open as long as the daemon runs: the package may be replaced meanwhile. */
function fontIn(path: string): Font | null {
  let file: number | null = null
  try {
    file = openSync(path, 'r')
    return new CollectionFont(readerOf(file))
  } catch {
    if (file !== null) closeSync(file)
    return null
  }
}

function readerOf(file: number): Read {
  return (at, length) => {
    if (length < 0 || length > readMax) throw new RangeError(`no font has ${length} bytes in a piece`)
    const bytes = new Uint8Array(length)
    if (readSync(file, bytes, 0, length, at) !== length) throw new RangeError('the font’s file ends too early')
    return new DataView(bytes.buffer)
  }
}

class CollectionFont implements Font {
  readonly #read: Read
  readonly #tables: ReadonlyMap<string, number>
  readonly #groups: number
  readonly #compact: CompactFont

  constructor(read: Read) {
    this.#read = read
    this.#tables = faceOf(read)
    this.#groups = this.#characterMap()
    this.#compact = new CompactFont(read, this.#table('CFF '))
  }

  glyph(codePoint: number): Glyph | null {
    const index = this.#indexOf(codePoint)
    if (index === 0) return null
    return { advance: this.#advance(index), contours: contoursOf(this.#compact.charstring(index)) }
  }

  #table(tag: string): number {
    return tableAt(this.#tables, tag)
  }

  /** Where the subtable of all of Unicode begins. */
  #characterMap(): number {
    const at = this.#table('cmap')
    const count = this.#read(at, 4).getUint16(2)
    for (let nth = 0; nth < count; nth++) {
      const from = at + this.#read(at + 4 + nth * 8, 8).getUint32(4)
      if (this.#read(from, 2).getUint16(0) === 12) return from
    }
    throw new RangeError('a font without a map of all characters')
  }

  /** 0 is the glyph of a missing character. */
  #indexOf(codePoint: number): number {
    let low = 0
    let high = this.#read(this.#groups + 12, 4).getUint32(0) - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const group = this.#read(this.#groups + 16 + middle * 12, 12)
      if (codePoint < group.getUint32(0)) high = middle - 1
      else if (codePoint > group.getUint32(4)) low = middle + 1
      else return group.getUint32(8) + codePoint - group.getUint32(0)
    }
    return 0
  }

  /** The last width of `hmtx` is that of all glyphs behind it. */
  #advance(index: number): number {
    const widths = this.#read(this.#table('hhea') + 34, 2).getUint16(0)
    return this.#read(this.#table('hmtx') + 4 * Math.min(index, widths - 1), 2).getUint16(0)
  }
}

function faceOf(read: Read): ReadonlyMap<string, number> {
  const head = read(0, 12)
  if (textOf(head, 0, 4) !== 'ttcf') throw new RangeError('no collection of fonts')
  const offsets = read(12, 4 * Math.min(head.getUint32(8), facesMax))
  for (let at = 0; at < offsets.byteLength; at += 4) {
    const tables = tablesOf(read, offsets.getUint32(at))
    if (namesOf(read, tableAt(tables, 'name')).includes(faceName)) return tables
  }
  throw new RangeError(`no ${faceName} in the collection`)
}

function tableAt(tables: ReadonlyMap<string, number>, tag: string): number {
  const at = tables.get(tag)
  if (at === undefined) throw new RangeError(`a font without its table ${tag}`)
  return at
}

function tablesOf(read: Read, at: number): ReadonlyMap<string, number> {
  const list = read(at + 12, read(at, 12).getUint16(4) * 16)
  const tables = new Map<string, number>()
  for (let entry = 0; entry < list.byteLength; entry += 16) tables.set(textOf(list, entry, 4), list.getUint32(entry + 8))
  return tables
}

/** All names of number 6, the PostScript name: UTF-16 here, ASCII on other platforms. */
function namesOf(read: Read, at: number): string[] {
  const head = read(at, 6)
  const list = read(at + 6, head.getUint16(2) * 12)
  const names: string[] = []
  for (let entry = 0; entry < list.byteLength; entry += 12) {
    if (list.getUint16(entry + 6) !== 6) continue
    const name = read(at + head.getUint16(4) + list.getUint16(entry + 10), list.getUint16(entry + 8))
    names.push(textOf(name, 0, name.byteLength).replaceAll('\0', ''))
  }
  return names
}

function textOf(view: DataView, at: number, length: number): string {
  return String.fromCharCode(...Array.from({ length }, (_, nth) => view.getUint8(at + nth)))
}
