/**
 * A line that holds a character the printer lacks, drawn whole:
 *
 *   1D 76 30 00  xL xH  yL yH  rows      GS v 0: x bytes across, y rows; the highest bit is leftmost
 *
 * Every printer has this command; characters defined by the host (FS 2, ESC &) many have not. Where the line stands is
 * drawn too, since some printers align text only. Sources: NOTES.md.
 */
import type { Align } from '../../../contract/kinds.ts'
import { type Cells, columnDots, rowDots } from '../../glyphs/cells.ts'
import type { Dots } from '../../glyphs/fill.ts'
import type { Piece } from './pieces.ts'
import { widthOf } from './wrap.ts'

export interface Look {
  readonly align: Align
  readonly size: number
  readonly bold: boolean
}

/** Printers with a small buffer take a picture in pieces: 24 rows are a line of text to them. */
const bandRows = 24
/** Bytes of the largest piece. */
export const bandBytesMax = (widthDots: number): number => Math.ceil(widthDots / 8) * bandRows
/** ESC 2: from one line of text to the next, which a picture does not feed by itself. */
const pitchDots = 30

/** ESC J n: what a line of text would have been fed beyond its height. */
export function drawnLine(pieces: readonly Piece[], look: Look, { cells, widthDots }: { cells: Cells; widthDots: number }): number[] {
  const page = pageOf(pieces, look, { cells, widthDots })
  const acrossBytes = Math.ceil(page.width / 8)
  const bytes: number[] = []
  for (let y = 0; y < page.height; y += bandRows) {
    const rows = Math.min(bandRows, page.height - y)
    bytes.push(0x1d, 0x76, 0x30, 0x00, acrossBytes & 0xff, acrossBytes >> 8, rows, 0x00)
    bytes.push(...packed(page, y, rows))
  }
  const rest = pitchDots - page.height
  return withoutRealtime(rest > 0 ? [...bytes, 0x1b, 0x4a, rest] : bytes)
}

/** White at the line's end is left out: at 9600 baud every byte is a millisecond. */
function pageOf(pieces: readonly Piece[], { align, size, bold }: Look, { cells, widthDots }: { cells: Cells; widthDots: number }): Dots {
  const textDots = widthOf(pieces) * columnDots * size
  const free = Math.max(0, widthDots - textDots)
  const from = { left: 0, center: free >> 1, right: free }[align]
  const width = Math.min(widthDots, from + textDots)
  const height = rowDots * size
  const black = new Uint8Array(width * height)
  let left = from
  for (const { character, columns } of pieces) {
    const cell = cells.cell(character, columns, size)
    if (cell !== null) copy(cell, { width, height, black }, left, bold ? size : 0)
    left += columns * columnDots * size
  }
  return { width, height, black }
}

/** Bold as the printers have it: once more, a dot further, times the size. */
function copy(cell: Dots, page: Dots, left: number, smear: number): void {
  for (let y = 0; y < cell.height; y++) {
    for (let x = 0; x < cell.width; x++) {
      if (cell.black[y * cell.width + x] !== 1) continue
      const last = Math.min(page.width - 1, left + x + smear)
      for (let to = left + x; to <= last; to++) page.black[y * page.width + to] = 1
    }
  }
}

function packed({ width, black }: Dots, from: number, rows: number): Uint8Array {
  const across = Math.ceil(width / 8)
  const bytes = new Uint8Array(across * rows)
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < width; x++) {
      if (black[(from + y) * width + x] !== 1) continue
      const at = y * across + (x >> 3)
      bytes[at] = (bytes[at] ?? 0) | (0x80 >> (x & 7))
    }
  }
  return bytes
}

/**
 * A printer acts on DLE EOT, DLE ENQ and DLE DC4 (10 04, 10 05, 10 14) wherever they arrive, in a picture too: it
 * would answer what nobody asked, open a drawer, or clear its buffer. The one dot of such a 10 gets a
 * neighbour, 18, which nobody sees.
 */
export function withoutRealtime(bytes: readonly number[]): number[] {
  return bytes.map((byte, at) => (byte === 0x10 && [0x04, 0x05, 0x14].includes(bytes[at + 1] ?? 0) ? 0x18 : byte))
}
