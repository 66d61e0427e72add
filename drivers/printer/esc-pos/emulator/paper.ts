/** The paper that has come out of an emulated printer, newest last. */
import type { PaperRow, PrinterFace } from '../../../contract/kinds.ts'

type Piece = PrinterFace['pieces'][number]

/** A basket under the printer: older pieces are gone. */
export const piecesMax = 30
/** Longer paper is shown as several pieces. */
export const rowsMax = 500

export class EmulatedPaper {
  #finished: Piece[] = []
  #rows: PaperRow[] = []
  #id = 1
  /** Grows with every change, so that the printer knows when to be drawn again. */
  changes = 0

  /** The last may still hang in the printer. */
  pieces(): readonly Piece[] {
    const hanging = this.#rows.length === 0 ? [] : [{ id: this.#id, cut: false, rows: [...this.#rows] }]
    return [...this.#finished, ...hanging].slice(-piecesMax)
  }

  print(row: PaperRow): void {
    const last = this.#rows.at(-1)
    if (row.row === 'feed' && last?.row === 'feed')
      this.#rows[this.#rows.length - 1] = { row: 'feed', dots: last.dots + row.dots }
    else this.#rows.push(row)
    this.changes += 1
    if (this.#rows.length >= rowsMax) this.#finish(false)
  }

  feed(dots: number): void {
    if (dots > 0) this.print({ row: 'feed', dots })
  }

  /** Nothing printed since the last cut: the blade moves and no piece falls. */
  cut(full: boolean): void {
    if (this.#rows.length === 0) return
    this.#rows.push({ row: 'cut', full })
    this.#finish(true)
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
    this.#id += 1
    this.changes += 1
  }
}
