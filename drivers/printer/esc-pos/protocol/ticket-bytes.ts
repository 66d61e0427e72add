/**
 * A job: paper lines in, bytes out. `escpos` says what it can; the rest stands beside it in the same
 * order. Not used of it: `size` (ESC !, which unsets bold and leaves hanzi small), `style` (sends the
 * unlawful ESC 5), `drawLine` (48 columns on every printer), `cut` (feeds lines of its own),
 * `qrcode` (another maker's command).
 */
import Printer from 'escpos/printer.js'
import type { Align, PaperLine } from '../../../contract/kinds.ts'
import { type Cells, debianCells } from '../../glyphs/cells.ts'
import { barcodeBytes } from './barcode-bytes.ts'
import { drawnLine, type Look } from './drawn-line.ts'
import { imageBytes } from './image-bytes.ts'
import { pdf417Bytes } from './pdf417-bytes.ts'
import { type Piece, piecesOf } from './pieces.ts'
import { qrSymbol } from './qr-bytes.ts'
import type { EscPosSettings } from '../settings.ts'
import { statusOn } from './status-on.ts'
import { wrapped } from './wrap.ts'

/** A notice of every paper for one service item fits many times over. */
const linesMax = 500
const textMax = 2000
const feedMax = 50
const sizeMax = 8
const jobBytesMax = 64 * 1024
/** Of that for pictures of lines, 34 s at 9600 baud; what is beyond is printed with 〓 rather than not at all. */
const drawnBytesMax = 32 * 1024
/** From the print head to the tear bar, where no cutter brings the paper out. */
const tearFeedLines = 4

const alignments = { left: 'lt', center: 'ct', right: 'rt' } as const satisfies Record<Align, string>

const chineseOn = [0x1c, 0x26] as const
const chineseOff = [0x1c, 0x2e] as const
/** Function B, n = 0: feed to the cutter, then cut leaving a point. */
const feedAndCut = [0x1d, 0x56, 0x42, 0x00] as const

/** Throws RangeError on a job that cannot be said. */
export function ticketBytes(lines: readonly PaperLine[], settings: EscPosSettings, cells = debianCells): Uint8Array {
  if (lines.length > linesMax) throw new RangeError(`a job has ${linesMax} lines at most, not ${lines.length}`)
  const ticket = new TicketWriter(settings, cells)
  for (const line of lines) ticket.line(line)
  const bytes = ticket.end()
  if (bytes.length > jobBytesMax) throw new RangeError(`a job has ${jobBytesMax} bytes at most, not ${bytes.length}`)
  return bytes
}

const plain: Look = { align: 'left', size: 1, bold: false }

class TicketWriter {
  readonly #settings: EscPosSettings
  readonly #cells: Cells
  readonly #printer: Printer
  #bytes: Uint8Array = new Uint8Array(0)
  #style = plain
  #drawnBytes = 0

  constructor(settings: EscPosSettings, cells: Cells) {
    this.#settings = settings
    this.#cells = cells
    this.#printer = new Printer({
      open: () => undefined,
      write: (bytes) => {
        this.#bytes = Uint8Array.from(bytes)
      },
      close: () => undefined,
    })
    // ESC @ also ends the automatic status on many models, so that each job asks for it again.
    this.#printer.hardware('init').print([...chineseOn, ...statusOn(settings)])
  }

  line(line: PaperLine): void {
    switch (line.type) {
      case 'text':
        return this.#text(line.text, { align: line.align ?? 'left', size: line.size ?? 1, bold: line.bold ?? false })
      case 'rule':
        return this.#text('-'.repeat(this.#settings.columns), plain)
      case 'qr':
        this.#turn({ ...plain, align: line.align ?? 'left' })
        this.#printer.print(qrSymbol(line.payload, this.#settings))
        return
      case 'barcode':
        this.#turn({ ...plain, align: line.align ?? 'left' })
        this.#printer.print(barcodeBytes(line.payload, this.#settings.widthDots))
        return
      case 'pdf417':
        this.#turn({ ...plain, align: line.align ?? 'left' })
        this.#printer.print(pdf417Bytes(line.payload, this.#settings.widthDots))
        return
      case 'image':
        this.#turn(plain)
        this.#printer.print(imageBytes(line.picture, line.align ?? 'left', this.#settings.widthDots))
        return
      case 'feed':
        this.#turn(plain)
        if (within(line.lines, 0, feedMax, 'lines fed') > 0) this.#printer.feed(line.lines)
        return
      case 'cut':
        this.#turn(plain)
        if (this.#settings.cutter) this.#printer.print(feedAndCut)
        else this.#printer.feed(tearFeedLines)
        return
    }
  }

  end(): Uint8Array {
    this.#printer.print(chineseOff).flush()
    return this.#bytes
  }

  #text(text: string, look: Look): void {
    within(text.length, 0, textMax, 'characters in a line')
    within(look.size, 1, sizeMax, 'size')
    const { charset, columns } = this.#settings
    const pieces = piecesOf(text, charset, this.#cells)
    for (const line of wrapped(text, pieces, Math.floor(columns / look.size))) this.#oneLine(line, look)
  }

  #oneLine(pieces: readonly Piece[], look: Look): void {
    if (pieces.some(({ rare }) => rare) && this.#draw(pieces, look)) return
    this.#turn(look)
    this.#printer.print(pieces.flatMap(({ bytes }) => bytes)).newLine()
  }

  #draw(pieces: readonly Piece[], look: Look): boolean {
    if (this.#drawnBytes > drawnBytesMax) return false
    const drawn = drawnLine(pieces, look, { cells: this.#cells, widthDots: this.#settings.widthDots })
    this.#drawnBytes += drawn.length
    if (this.#drawnBytes > drawnBytesMax) return false
    this.#turn(plain)
    this.#printer.print(drawn)
    return true
  }

  /** Only what changes is said: at 9600 baud every byte is a millisecond. */
  #turn(style: Look): void {
    const { align, size, bold } = this.#style
    if (style.align !== align) this.#printer.align(alignments[style.align])
    // GS ! and not ESC ! with FS !: it scales letters and hanzi alike, up to eight times.
    if (style.size !== size) {
      const times = style.size - 1
      this.#printer.print([0x1d, 0x21, (times << 4) | times])
    }
    if (style.bold !== bold) this.#printer.print([0x1b, 0x45, style.bold ? 1 : 0])
    this.#style = style
  }
}

function within(value: number, min: number, max: number, what: string): number {
  if (!Number.isInteger(value) || value < min || value > max)
    throw new RangeError(`${what}: ${min} to ${max}, not ${value}`)
  return value
}
