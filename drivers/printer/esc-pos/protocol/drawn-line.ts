/**
 * A line that holds a character the printer lacks, drawn whole. Every printer takes pictures; characters defined
 * by the host (FS 2, ESC &) many do not. Where the line stands is drawn too, since some printers align text
 * only. Sources: NOTES.md.
 */
import type { Align } from '../../../contract/kinds.ts'
import { type Cells, columnDots, rowDots } from '../../glyphs/cells.ts'
import type { Dots } from '../../glyphs/fill.ts'
import { bandsOf } from './bands.ts'
import type { Piece } from './pieces.ts'
import { widthOf } from './wrap.ts'

export interface Look {
  readonly align: Align
  readonly size: number
  readonly bold: boolean
}

/** ESC 2: from one line of text to the next, which a picture does not feed by itself. */
const pitchDots = 30

/** ESC J n: what a line of text would have been fed beyond its height. */
export function drawnLine(pieces: readonly Piece[], look: Look, { cells, widthDots }: { cells: Cells; widthDots: number }): number[] {
  const page = pageOf(pieces, look, { cells, widthDots })
  const bytes = bandsOf(page)
  const rest = pitchDots - page.height
  return rest > 0 ? [...bytes, 0x1b, 0x4a, rest] : bytes
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
