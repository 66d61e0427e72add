/**
 * Characters as cells of dots, 24 high as a printer's own at 203 dpi, 24 or 12 wide, so many times larger.
 * What has been drawn is kept: a name stands on a ticket more than once.
 */
import { type Dots, fill } from './fill.ts'
import { type Font, type Glyph, openFont } from './font.ts'

export interface Cells {
  /** How wide it is drawn, in columns of 12 dots; null where it cannot be. */
  columns(character: string): 1 | 2 | null
  cell(character: string, columns: number, size: number): Dots | null
}

export const columnDots = 12
export const rowDots = 24

/** At eight times a cell has 36 KB. */
const cellsMax = 64
/** A hall of rare names; each some kilobytes of points. */
const glyphsMax = 64

const em = 1000
/** Letters beyond ASCII are up to so wide in the font; pressed a little they stand among the others. */
const letterAdvanceMax = 650
/** Where hanzi stand in their square, and letters, whose tails would else be cut off. */
const hanziBaseline = 0.88
const letterBaseline = 0.8

export class FontCells implements Cells {
  readonly #open: () => Font | null
  #font: Font | null = null
  readonly #glyphs = new Map<string, Glyph | null>()
  readonly #cells = new Map<string, Dots>()

  constructor(open: () => Font | null = openFont) {
    this.#open = open
  }

  columns(character: string): 1 | 2 | null {
    const glyph = this.#glyph(character)
    if (glyph === null) return null
    return isLetter(glyph) ? 1 : 2
  }

  cell(character: string, columns: number, size: number): Dots | null {
    const key = `${columns} ${size} ${character}`
    const glyph = this.#glyph(character)
    if (glyph === null) return null
    const cell = this.#cells.get(key) ?? drawn(glyph, columns * columnDots * size, rowDots * size)
    keep(this.#cells, key, cell, cellsMax)
    return cell
  }

  #glyph(character: string): Glyph | null {
    const known = this.#glyphs.get(character)
    if (known !== undefined) return known
    // A font that comes while the daemon runs is found by the next rare character.
    this.#font ??= this.#open()
    if (this.#font === null) return null
    const glyph = read(this.#font, character)
    keep(this.#glyphs, character, glyph, glyphsMax)
    return glyph
  }
}

/** Of the whole daemon: printers share what was drawn. */
export const debianCells: Cells = new FontCells()

/** A glyph that cannot be read is one that the font lacks. */
function read(font: Font, character: string): Glyph | null {
  try {
    return font.glyph(character.codePointAt(0) ?? 0)
  } catch {
    return null
  }
}

/** The one used longest ago goes. */
function keep<Value>(kept: Map<string, Value>, key: string, value: Value, max: number): void {
  kept.delete(key)
  kept.set(key, value)
  const [oldest] = kept.keys()
  if (kept.size > max && oldest !== undefined) kept.delete(oldest)
}

/** Moved, and where that is not enough made smaller, so that no stroke is cut off at the cell's edge. */
function drawn(glyph: Glyph, width: number, height: number): Dots {
  const { advance, contours } = glyph
  const points = contours.flat()
  const top = points.reduce((most, [, y]) => Math.max(most, y), 0)
  const bottom = points.reduce((least, [, y]) => Math.min(least, y), 0)
  const scaleY = height / Math.max(em, top - bottom)
  const scaleX = Math.min(height / em, width / Math.max(1, advance))
  const wished = height * (isLetter(glyph) ? letterBaseline : hanziBaseline)
  const baseline = Math.max(top * scaleY, Math.min(wished, height + bottom * scaleY))
  return fill(contours, { width, height, scaleX, scaleY, left: (width - advance * scaleX) / 2, baseline })
}

function isLetter({ advance }: Glyph): boolean {
  return advance <= letterAdvanceMax
}
