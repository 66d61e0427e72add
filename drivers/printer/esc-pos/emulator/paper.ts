/** The paper that has come out of an emulated printer, newest last. */
import type { PaperRow, PrinterFace } from '../../../contract/kinds.ts'
import { rowDots } from './row-dots.ts'

type Piece = PrinterFace['pieces'][number]

/** A basket under the printer: older pieces are gone. */
export const piecesMax = 30
/** Longer paper is shown as several pieces. */
export const rowsMax = 500

export class EmulatedPaper {
  #finished: Piece[] = []
  #rows: PaperRow[] = []
  /** Dots of the hanging piece. */
  #dots = 0
  /** Places of the hanging piece that are cut when they reach the blade, `at` dots from its beginning. */
  #reserved: { readonly at: number; readonly full: boolean }[] = []
  readonly #bladeDots: number
  #id = 1
  /** Grows with every change, so that the printer knows when to be drawn again. */
  changes = 0

  /** `bladeDots`: from the head to the blade. */
  constructor(bladeDots = 0) {
    this.#bladeDots = bladeDots
  }

  /** The last may still hang in the printer. */
  pieces(): readonly Piece[] {
    const hanging = this.#rows.length === 0 ? [] : [{ id: this.#id, cut: false, rows: [...this.#rows] }]
    return [...this.#finished, ...hanging].slice(-piecesMax)
  }

  print(row: PaperRow): void {
    const last = this.#rows.at(-1)
    this.#dots += rowDots(row)
    if (row.row === 'feed' && last?.row === 'feed' && this.#reserved.length === 0)
      this.#rows[this.#rows.length - 1] = { row: 'feed', dots: last.dots + row.dots }
    else this.#rows.push(row)
    this.changes += 1
    this.#cutReserved()
    if (this.#rows.length >= rowsMax) this.#finish(false)
  }

  feed(dots: number): void {
    if (dots > 0) this.print({ row: 'feed', dots })
  }

  /** Nothing printed since the last cut: the blade moves and no piece falls. */
  cut(full: boolean): void {
    // All of it has been brought to the blade.
    this.#cutReserved(this.#dots)
    this.#cutHere(full)
  }

  #cutHere(full: boolean): void {
    if (this.#rows.length === 0) return
    this.#rows.push({ row: 'cut', full })
    this.#finish(true)
  }

  /** `dots` below where the head stands now. */
  reserve(dots: number, full: boolean): void {
    this.#reserved.push({ at: this.#dots + dots, full })
    this.#cutReserved()
  }

  /** `reach`: what of the piece is beyond the blade, dots. */
  #cutReserved(reach = this.#dots - this.#bladeDots): void {
    const [next] = this.#reserved
    if (next === undefined || next.at > reach) return
    const rows = this.#rows
    let above = 0
    let count = 0
    // Between rows: a blade through the middle of a line is not drawn.
    for (; count < rows.length && above < next.at; count++) above += dotsOfRow(rows[count])
    const later = this.#reserved.slice(1).map(({ at, full }) => ({ at: at - above, full }))
    const dots = this.#dots - above
    this.#rows = rows.slice(0, count)
    this.#cutHere(next.full)
    this.#rows = rows.slice(count)
    this.#dots = dots
    this.#reserved = later
    this.#cutReserved(reach - above)
  }

  /** The power went while printing: what is out stays as it is, and the next print is another piece. */
  breakOff(): void {
    if (this.#rows.length > 0) this.#finish(false)
  }

  /** A person takes all of it, tearing off what hangs. */
  takeAway(): void {
    this.breakOff()
    this.#finished = []
    this.changes += 1
  }

  #finish(cut: boolean): void {
    this.#finished = [...this.#finished, { id: this.#id, cut, rows: this.#rows }].slice(-piecesMax)
    this.#rows = []
    this.#dots = 0
    this.#reserved = []
    this.#id += 1
    this.changes += 1
  }
}

const dotsOfRow = (row: PaperRow | undefined): number => (row === undefined ? 0 : rowDots(row))
