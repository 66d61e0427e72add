/**
 * Reads a printer's bytes one by one and does what they say. A generator: where it waits in the middle
 * of a command, there the printer waits.
 */
import { type Bits, enlarge, rasterRow } from './bits.ts'
import { type EmulatedCharset, hanzi, isHanziLead, isHanziTrail, letter } from './glyphs.ts'
import { dc4Lengths, lengths } from './lengths.ts'
import { EmulatedLine } from './line.ts'
import type { EmulatedPaper } from './paper.ts'
import { number, type Reading, skip, take, untilNul } from './reading.ts'
import { EmulatedSymbols } from './symbols.ts'

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
  /** The answer to GS I 69. */
  readonly charsetName: string
}

export class EmulatedInterpreter {
  readonly #body: EmulatedBody
  readonly #line: EmulatedLine
  readonly #reading: Reading<never>
  #symbols = new EmulatedSymbols()
  /** Printers for the Chinese market start like this. */
  #chinese = true
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
    if (!this.#chinese || byte < 0x80) return this.#line.put(letter(byte), 'letter')
    if (!isHanziLead(byte)) return this.#line.put(' ', 'letter')
    const second = yield
    if (isHanziTrail(second)) return this.#line.put(hanzi(byte, second, this.#body.charset), 'hanzi')
    this.#line.put(' ', 'letter')
    this.#again = second
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
      case 'd':
        return this.#line.feedLines(yield)
      case 'J':
        return this.#line.feedDots(yield)
      case '2':
        this.#line.spacingDots = 30
        return
      case '3':
        this.#line.spacingDots = yield
        return
      case 'i':
      case 'm':
        return this.#cut(false)
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
    this.#chinese = true
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
        return yield* this.#cutCommand()
      case 'a':
        return this.#body.automaticStatus(yield)
      case 'r':
        return this.#sensor(yield)
      case 'I':
        return this.#information(yield)
      case 'k':
        return yield* this.#barcode()
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

  /** GS V: at once (0 1 '0' '1'), after feeding n (A B), at a place kept for later (a b), and back again (g h). */
  *#cutCommand(): Reading<void> {
    const form = yield
    const isFull = [0x00, 0x30, 0x41, 0x61, 0x67].includes(form)
    if (form <= 0x01 || form === 0x30 || form === 0x31) return this.#cut(isFull)
    const n = yield
    // Only at the beginning of a line, the manual says; in the middle of one the command is lost.
    if (!this.#line.empty) return
    const feeds = this.#body.cutter ? [0x41, 0x42] : [0x42]
    if (feeds.includes(form)) this.#line.feedDots(n)
    this.#cut(isFull)
  }

  #cut(full: boolean): void {
    if (this.#body.cutter && this.#line.empty) this.#body.paper.cut(full)
  }

  #sensor(n: number): void {
    if (!this.#body.knowsSensor) return
    if (n === 1 || n === 0x31) this.#body.reply(this.#body.rollByte())
    if (n === 2 || n === 0x32) this.#body.reply(0x00)
  }

  #information(n: number): void {
    const texts: Readonly<Record<number, string>> = {
      65: '1.00',
      66: 'GUITAI',
      67: 'EMULATED',
      68: '0001',
      69: this.#body.charsetName,
    }
    const text = texts[n]
    if (text !== undefined) this.#body.reply(0x5f, ...Array.from(text, (one) => one.charCodeAt(0)), 0x00)
    if (n === 1 || n === 0x31) this.#body.reply(0x20)
    if (n === 2 || n === 0x32) this.#body.reply(this.#body.cutter ? 0x03 : 0x01)
    if (n === 3 || n === 0x33) this.#body.reply(0x01)
  }

  /** GS g 0 and GS g 2 m nL nH: a maintenance counter is reset or told. Nothing is ever worn here. */
  *#counter(): Reading<void> {
    const about = yield
    yield* skip(3)
    if (about === 0x32) this.#body.reply(0x5f, 0x30, 0x00)
  }

  /** GS k: the text stands for the bars. */
  *#barcode(): Reading<void> {
    const kind = yield
    const data = kind <= 6 ? yield* untilNul() : kind >= 0x41 && kind <= 0x4f ? yield* take(yield) : []
    this.#line.flush()
    for (const byte of data) if (byte >= 0x20 && byte <= 0x7e) this.#line.put(letter(byte), 'letter')
    this.#line.flush()
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
    if (letterOfBlock === 'k') this.#emit(() => this.#symbols.symbolFunction(parameters, this.#line.align))
    if (letterOfBlock === 'L') this.#emit(() => this.#symbols.graphicsFunction(parameters, this.#line.align))
    const [fn, m, ...name] = parameters
    const isProcessId = letterOfBlock === 'H' && fn === 0x30 && m === 0x30 && name.length === 4
    if (isProcessId) this.#body.reply(0x37, 0x22, ...name, 0x00)
  }

  *#largeGraphics(): Reading<void> {
    yield
    const length = yield* number(4)
    const parameters = yield* take(length)
    if (parameters.length === length) this.#emit(() => this.#symbols.graphicsFunction(parameters, this.#line.align))
  }

  #emit(make: () => ReturnType<EmulatedSymbols['symbolFunction']>): void {
    const row = make()
    if (row === null) return
    this.#line.flush()
    this.#body.paper.print(row)
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
