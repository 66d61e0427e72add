/**
 * Reads a printer's bytes one by one and does what they say. A generator: where it waits in the middle
 * of a command, there the printer waits.
 */
import { EmulatedBarcodes } from './barcode.ts'
import { type Bits, enlarge, rasterRow } from './bits.ts'
import { type EmulatedCharset, hanzi, hanziOfFour, isDigit, isHanziLead, isHanziTrail, letter } from './glyphs.ts'
import { type Blade, cutCommand, cutHere } from './cut.ts'
import { counterReply, informationOf } from './information.ts'
import { dc4Lengths, lengths } from './lengths.ts'
import { EmulatedLine } from './line.ts'
import type { EmulatedPaper } from './paper.ts'
import { number, type Reading, skip, take, untilNul } from './reading.ts'
import { type Emitted, EmulatedSymbols, type SymbolPaper } from './symbols.ts'

/** What the interpreter asks of the printer around it. */
export interface EmulatedBody {
  readonly widthDots: number
  readonly charset: EmulatedCharset
  readonly cutter: boolean
  readonly paper: EmulatedPaper
  reply(...bytes: readonly number[]): void
  /** What the roll sensors say, as in GS r 1. */
  rollByte(): number
  /** GS a: the changes to be told, 0 for none. */
  automaticStatus(changes: number): void
  /** Whether it knows GS r. */
  readonly knowsSensor: boolean
  /** Whether it knows hanzi of four bytes. */
  readonly fourBytes: boolean
  /** The answer to GS I 69. */
  readonly charsetName: string
}

export class EmulatedInterpreter {
  readonly #body: EmulatedBody
  readonly #line: EmulatedLine
  readonly #reading: Reading<never>
  #symbols = new EmulatedSymbols()
  #barcodes = new EmulatedBarcodes()
  /** Printers for the Chinese market start like this. */
  #chinese = true
  /** ESC t: the code page of letters from 80, where hanzi are off. */
  #page = 0
  /** A byte that turned out not to belong to the hanzi before it. */
  #again: number | null = null

  constructor(body: EmulatedBody) {
    this.#body = body
    this.#line = new EmulatedLine(body.widthDots, (row) => body.paper.print(row))
    this.#reading = this.#read()
    this.#reading.next()
  }

  take(byte: number): void {
    this.#reading.next(byte)
  }

  *#read(): Reading<never> {
    for (;;) {
      const byte = this.#again ?? (yield)
      this.#again = null
      if (byte === 0x1b) yield* this.#esc()
      else if (byte === 0x1d) yield* this.#gs()
      else if (byte === 0x1c) yield* this.#fs()
      else if (byte === 0x10) yield* this.#dle()
      else if (byte === 0x0a) this.#line.feedLines(1)
      else if (byte === 0x09) this.#line.tab()
      else if (byte >= 0x20 && byte !== 0x7f) yield* this.#character(byte)
    }
  }

  *#character(byte: number): Reading<void> {
    if (!this.#chinese || byte < 0x80) return this.#line.put(letter(byte, this.#page), 'letter')
    if (!isHanziLead(byte)) return this.#line.put(' ', 'letter')
    const second = yield
    if (this.#body.fourBytes && isDigit(second)) return yield* this.#fourBytes(byte, second)
    if (isHanziTrail(second)) return this.#line.put(hanzi(byte, second, this.#body.charset), 'hanzi')
    this.#line.put(' ', 'letter')
    this.#again = second
  }

  /** A character of GB18030 in four bytes; a printer that does not know them prints two blanks and two digits. */
  *#fourBytes(first: number, second: number): Reading<void> {
    this.#line.put(hanziOfFour(first, second, yield, yield), 'hanzi')
  }

  // ---- ESC ------------------------------------------------------------------------------------

  *#esc(): Reading<void> {
    const command = String.fromCharCode(yield)
    switch (command) {
      case '@':
        return this.#initialise()
      case 'a':
        return this.#line.alignTo(yield)
      case 'E':
        return this.#line.bold(yield)
      case 'G':
        return this.#line.doubleStrike(yield)
      case '-':
        return this.#line.underline('letter', yield)
      case '!':
        return this.#line.letterMode(yield)
      case 'M':
        return this.#line.font(yield)
      case 't':
        this.#page = yield
        return
      case 'd':
        return this.#line.feedLines(yield)
      case 'J':
        return this.#line.feedDots(yield)
      case '2':
        return this.#line.spacing(30)
      case '3':
        return this.#line.spacing(yield)
      case 'i':
      case 'm':
        return cutHere(this.#blade, false)
      case '(':
        return yield* this.#unknownBlock()
      case 'D':
        yield* untilNul()
        return
      case '*':
        return yield* this.#columnImage()
      default:
        return yield* skip(lengths.esc[command] ?? 0)
    }
  }

  #initialise(): void {
    this.#line.reset()
    this.#symbols = new EmulatedSymbols()
    this.#barcodes = new EmulatedBarcodes()
    this.#chinese = true
    this.#page = 0
    this.#body.automaticStatus(0)
  }

  /** ESC * m nL nH: columns of 8 or 24 dots. Old, and left out of the picture. */
  *#columnImage(): Reading<void> {
    const mode = yield
    const columns = yield* number(2)
    yield* skip(columns * (mode >= 32 ? 3 : 1))
  }

  // ---- FS -------------------------------------------------------------------------------------

  *#fs(): Reading<void> {
    const command = String.fromCharCode(yield)
    switch (command) {
      case '&':
        this.#chinese = true
        return
      case '.':
        this.#chinese = false
        return
      case '!':
        return this.#line.hanziMode(yield)
      case '-':
        return this.#line.underline('hanzi', yield)
      case 'W':
        return this.#line.hanziQuadruple(yield)
      case '(':
        return yield* this.#unknownBlock()
      default:
        return yield* skip(lengths.fs[command] ?? 0)
    }
  }

  // ---- GS -------------------------------------------------------------------------------------

  *#gs(): Reading<void> {
    const command = String.fromCharCode(yield)
    switch (command) {
      case '!':
        return this.#line.scale(yield)
      case 'B':
        return this.#line.reverse(yield)
      case 'V':
        return yield* cutCommand(this.#blade)
      case 'a':
        return this.#body.automaticStatus(yield)
      case 'r':
        return this.#sensor(yield)
      case 'I':
        return this.#say(informationOf(yield, this.#body))
      case 'k':
        return yield* this.#barcode()
      case 'h':
        return this.#barcodes.height(yield)
      case 'w':
        return this.#barcodes.width(yield)
      case 'H':
        return this.#barcodes.text(yield)
      case 'v':
        return yield* this.#raster()
      case '(':
        return yield* this.#block()
      case '8':
        return yield* this.#largeGraphics()
      case 'g':
        return yield* this.#counter()
      case '*':
        return yield* skip((yield) * (yield) * 8)
      default:
        return yield* skip(lengths.gs[command] ?? 0)
    }
  }

  #sensor(n: number): void {
    if (!this.#body.knowsSensor) return
    if (n === 1 || n === 0x31) this.#body.reply(this.#body.rollByte())
    if (n === 2 || n === 0x32) this.#body.reply(0x00)
  }

  #say(reply: readonly number[]): void {
    if (reply.length > 0) this.#body.reply(...reply)
  }

  /** GS g 0 and GS g 2 m nL nH: a maintenance counter is reset or told. */
  *#counter(): Reading<void> {
    const about = yield
    yield* skip(3)
    if (about === 0x32) this.#say(counterReply)
  }

  /** GS k, in both its forms: ended by NUL, or counted. */
  *#barcode(): Reading<void> {
    const kind = yield
    const data = kind <= 6 ? yield* untilNul() : kind >= 0x41 && kind <= 0x4f ? yield* take(yield) : []
    const rows = this.#barcodes.rows(kind, data, this.#line.align, this.#body.widthDots)
    this.#emit({ rows, reply: [] })
  }

  /** GS v 0 m xL xH yL yH: x in bytes, y in dots. */
  *#raster(): Reading<void> {
    yield
    const mode = yield
    const widthBytes = yield* number(2)
    const heightDots = yield* number(2)
    const bytes = Uint8Array.from(yield* take(widthBytes * heightDots))
    if (bytes.length < widthBytes * heightDots) return
    const bits: Bits = { widthDots: widthBytes * 8, heightDots, bytes }
    const drawn = enlarge(bits, (mode & 1) + 1, ((mode >> 1) & 1) + 1)
    this.#line.flush()
    if (drawn !== null) this.#body.paper.print(rasterRow(drawn, this.#line.align))
  }

  /** GS ( X pL pH … */
  *#block(): Reading<void> {
    const letterOfBlock = String.fromCharCode(yield)
    const parameters = yield* take(yield* number(2))
    if (letterOfBlock === 'k') this.#emit(this.#symbols.symbolFunction(parameters, this.#where))
    if (letterOfBlock === 'L') this.#emit(this.#symbols.graphicsFunction(parameters, this.#where))
    const [fn, m, ...name] = parameters
    const isProcessId = letterOfBlock === 'H' && fn === 0x30 && m === 0x30 && name.length === 4
    if (isProcessId) this.#body.reply(0x37, 0x22, ...name, 0x00)
  }

  *#largeGraphics(): Reading<void> {
    yield
    const length = yield* number(4)
    const parameters = yield* take(length)
    if (parameters.length === length) this.#emit(this.#symbols.graphicsFunction(parameters, this.#where))
  }

  get #blade(): Blade {
    return { line: this.#line, cutter: this.#body.cutter, paper: this.#body.paper }
  }

  get #where(): SymbolPaper {
    return { align: this.#line.align, widthDots: this.#body.widthDots }
  }

  #emit({ rows, reply }: Emitted): void {
    this.#say(reply)
    if (rows.length === 0) return
    this.#line.flush()
    for (const row of rows) this.#body.paper.print(row)
  }

  // ---- DLE ------------------------------------------------------------------------------------

  /** Acted on at its arrival; here only its bytes are passed over. */
  *#dle(): Reading<void> {
    const command = yield
    if (command === 0x04 || command === 0x05) return yield* skip(1)
    if (command === 0x14) yield* skip(dc4Lengths[yield] ?? 0)
  }

  // ---- any ------------------------------------------------------------------------------------

  *#unknownBlock(): Reading<void> {
    yield
    yield* skip(yield* number(2))
  }
}
