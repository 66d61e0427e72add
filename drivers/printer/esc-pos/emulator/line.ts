/** The print buffer of an emulated printer: one line of text being composed, and the modes it is composed in. */
import type { Align, PaperRow, PaperSpan } from '../../../contract/kinds.ts'

interface Times {
  readonly width: number
  readonly height: number
}
const single: Times = { width: 1, height: 1 }
const double: Times = { width: 2, height: 2 }

/** ESC 2, and after ESC @. */
const defaultSpacingDots = 30
const fontDots = { A: 12, B: 9, hanzi: 24 } as const

type Class = 'letter' | 'hanzi'

export class EmulatedLine {
  readonly #widthDots: number
  readonly #print: (row: PaperRow) => void
  #spans: PaperSpan[] = []
  #usedDots = 0
  #align: Align = 'left'
  #times: Record<Class, Times> = { letter: single, hanzi: single }
  #underline: Record<Class, boolean> = { letter: false, hanzi: false }
  #font: 'A' | 'B' = 'A'
  #bold = false
  #doubleStrike = false
  #reverse = false
  #spacingDots = defaultSpacingDots

  constructor(widthDots: number, print: (row: PaperRow) => void) {
    this.#widthDots = widthDots
    this.#print = print
  }

  get empty(): boolean {
    return this.#spans.length === 0
  }

  get align(): Align {
    return this.#align
  }

  /** The head moves on when the line is full. */
  put(character: string, kind: Class): void {
    const times = this.#times[kind]
    const dots = (kind === 'hanzi' ? fontDots.hanzi : fontDots[this.#font]) * times.width
    if (!this.empty && this.#usedDots + dots > this.#widthDots) this.flush()
    this.#usedDots += dots
    const span: PaperSpan = {
      text: character,
      widthTimes: times.width,
      heightTimes: times.height,
      bold: this.#bold || this.#doubleStrike,
      underline: this.#underline[kind],
      reverse: this.#reverse,
    }
    const last = this.#spans.at(-1)
    if (last !== undefined && hasSameLook(last, span))
      this.#spans[this.#spans.length - 1] = { ...last, text: last.text + character }
    else this.#spans.push(span)
  }

  tab(): void {
    const stop = 8 * fontDots[this.#font]
    const spaces = Math.ceil((stop - (this.#usedDots % stop)) / fontDots[this.#font])
    for (let space = 0; space < spaces; space++) this.put(' ', 'letter')
  }

  /** Prints what is there, if anything is. */
  flush(): boolean {
    if (this.empty) return false
    const spans = this.#spans
    this.#spans = []
    this.#usedDots = 0
    this.#print({ row: 'text', align: this.#align, spans })
    return true
  }

  /** ESC d n: a printed line is the first of the lines fed. */
  feedLines(lines: number): void {
    const printed = this.flush() ? 1 : 0
    const dots = Math.max(0, lines - printed) * this.#spacingDots
    if (dots > 0) this.#print({ row: 'feed', dots })
  }

  feedDots(dots: number): void {
    this.flush()
    if (dots > 0) this.#print({ row: 'feed', dots })
  }

  /** ESC 2 and ESC 3 n: from one line to the next. */
  spacing(dots: number): void {
    this.#spacingDots = dots
  }

  /** ESC @ */
  reset(): void {
    this.#spans = []
    this.#usedDots = 0
    this.#align = 'left'
    this.#times = { letter: single, hanzi: single }
    this.#underline = { letter: false, hanzi: false }
    this.#font = 'A'
    this.#bold = false
    this.#doubleStrike = false
    this.#reverse = false
    this.#spacingDots = defaultSpacingDots
  }

  /** ESC a n: at the beginning of a line only. */
  alignTo(n: number): void {
    const align = (['left', 'center', 'right'] as const)[n >= 0x30 ? n - 0x30 : n]
    if (this.empty && align !== undefined) this.#align = align
  }

  bold(n: number): void {
    this.#bold = (n & 1) === 1
  }

  doubleStrike(n: number): void {
    this.#doubleStrike = (n & 1) === 1
  }

  reverse(n: number): void {
    this.#reverse = (n & 1) === 1
  }

  font(n: number): void {
    this.#font = (n & 1) === 1 ? 'B' : 'A'
  }

  /** ESC - and FS - : 0 or '0' is off. */
  underline(kind: Class, n: number): void {
    this.#underline = { ...this.#underline, [kind]: (n & 3) !== 0 }
  }

  /** GS ! n: letters and hanzi together; the last of GS ! , FS ! and FS W is what counts. */
  scale(n: number): void {
    const times = { width: ((n >> 4) & 7) + 1, height: (n & 7) + 1 }
    this.#times = { letter: times, hanzi: times }
  }

  /** ESC ! n */
  letterMode(n: number): void {
    this.font(n)
    this.#bold = (n & 0x08) !== 0
    this.#underline = { ...this.#underline, letter: (n & 0x80) !== 0 }
    this.#times = { ...this.#times, letter: { width: (n & 0x20) === 0 ? 1 : 2, height: (n & 0x10) === 0 ? 1 : 2 } }
  }

  /** FS ! n */
  hanziMode(n: number): void {
    this.#underline = { ...this.#underline, hanzi: (n & 0x80) !== 0 }
    this.#times = { ...this.#times, hanzi: { width: (n & 0x04) === 0 ? 1 : 2, height: (n & 0x08) === 0 ? 1 : 2 } }
  }

  /** FS W n */
  hanziQuadruple(n: number): void {
    this.#times = { ...this.#times, hanzi: (n & 1) === 1 ? double : single }
  }
}

function hasSameLook(one: PaperSpan, other: PaperSpan): boolean {
  return (
    one.widthTimes === other.widthTimes &&
    one.heightTimes === other.heightTimes &&
    one.bold === other.bold &&
    one.underline === other.underline &&
    one.reverse === other.reverse
  )
}
