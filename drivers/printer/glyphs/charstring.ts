/**
 * A Type 2 charstring, the little program that draws one glyph of a CFF font, run into closed contours.
 * Hints are passed over; arithmetic, which no font of this kind uses, ends the glyph.
 *
 * Adobe Technical Note 5177, 16 March 2000; numbers: section 3.2, operators: section 4.
 */

export type Point = readonly [x: number, y: number]
export type Contour = readonly Point[]

/** Bytes of the subroutine with this number, the bias already taken off by `subroutine`. */
export interface Subroutines {
  readonly count: number
  entry(index: number): Uint8Array
}

export interface Charstring {
  readonly bytes: Uint8Array
  readonly local: Subroutines
  readonly global: Subroutines
}

/** As the note has it. */
const depthMax = 10
const stackMax = 513
/** A hanzi of 64 strokes has some 3000. */
const pointsMax = 40_000
/** Straight pieces a curve is drawn as: below a dot's width at eight times. */
const curvePieces = 8

export function contoursOf(charstring: Charstring): Contour[] {
  const pen = new Pen()
  new Program(charstring, pen).run(charstring.bytes, 0)
  return pen.contours
}

class Pen {
  readonly contours: Point[][] = []
  #points = 0
  #x = 0
  #y = 0

  move(dx: number, dy: number): void {
    this.contours.push([])
    this.line(dx, dy)
  }

  line(dx: number, dy: number): void {
    this.#x += dx
    this.#y += dy
    this.#mark(this.#x, this.#y)
  }

  /** Each pair from where the one before ended. */
  curve(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): void {
    const [x0, y0] = [this.#x, this.#y]
    const [x1, y1] = [x0 + ax, y0 + ay]
    const [x2, y2] = [x1 + bx, y1 + by]
    const [x3, y3] = [x2 + cx, y2 + cy]
    for (let piece = 1; piece <= curvePieces; piece++) {
      const t = piece / curvePieces
      const u = 1 - t
      const [a, b, c, d] = [u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t]
      this.#mark(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3)
    }
    this.#x = x3
    this.#y = y3
  }

  #mark(x: number, y: number): void {
    this.#points += 1
    if (this.#points > pointsMax) throw new RangeError('a glyph of too many points')
    this.contours.at(-1)?.push([x, y])
  }
}

class Program {
  readonly #charstring: Charstring
  readonly #pen: Pen
  #stack: number[] = []
  #stems = 0

  constructor(charstring: Charstring, pen: Pen) {
    this.#charstring = charstring
    this.#pen = pen
  }

  /** True when the glyph has ended. */
  run(bytes: Uint8Array, depth: number): boolean {
    if (depth > depthMax) throw new RangeError('subroutines of a glyph within one another too deep')
    for (let at = 0; at < bytes.length; ) {
      const byte = bytes[at] ?? 0
      if (byte >= 32 || byte === 28) {
        at += this.#number(bytes, at)
        continue
      }
      at += 1
      if (byte === 11) return false
      if (byte === 14) return true
      if (byte === 10 || byte === 29) {
        if (this.run(this.#subroutine(byte === 10 ? this.#charstring.local : this.#charstring.global), depth + 1)) return true
        continue
      }
      if (byte === 12) this.#flex(bytes[at++] ?? 0)
      else at += this.#operator(byte)
      this.#stack = []
    }
    return false
  }

  /** How many bytes it has. */
  #number(bytes: Uint8Array, at: number): number {
    const [first = 0, b = 0, c = 0, d = 0, e = 0] = bytes.subarray(at, at + 5)
    if (this.#stack.length >= stackMax) throw new RangeError('a glyph of too many numbers')
    const push = (value: number, length: number): number => {
      this.#stack.push(value)
      return length
    }
    if (first === 28) return push(((b << 24) >> 16) | c, 3)
    if (first <= 246) return push(first - 139, 1)
    if (first <= 250) return push((first - 247) * 256 + b + 108, 2)
    if (first <= 254) return push(-(first - 251) * 256 - b - 108, 2)
    return push(((b << 24) | (c << 16) | (d << 8) | e) / 65_536, 5)
  }

  #subroutine(from: Subroutines): Uint8Array {
    const bias = from.count < 1240 ? 107 : from.count < 33_900 ? 1131 : 32_768
    return from.entry((this.#stack.pop() ?? 0) + bias)
  }

  /** How many bytes of a mask follow. */
  #operator(operator: number): number {
    const { pen, stack } = { pen: this.#pen, stack: this.#stack }
    // Before the first of these operators the glyph's width may stand; it is read elsewhere.
    const [before = 0, last = 0] = stack.length > 1 ? stack.slice(-2) : [0, ...stack]
    switch (operator) {
      case 1: // hstem
      case 3: // vstem
      case 18: // hstemhm
      case 23: // vstemhm
        this.#stems += stack.length >> 1
        return 0
      case 19: // hintmask
      case 20: // cntrmask
        this.#stems += stack.length >> 1
        return Math.ceil(this.#stems / 8)
      case 21: // rmoveto
        pen.move(before, last)
        return 0
      case 22: // hmoveto
        pen.move(last, 0)
        return 0
      case 4: // vmoveto
        pen.move(0, last)
        return 0
      default:
        draw(operator, stack, pen)
        return 0
    }
  }

  #flex(operator: number): void {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0, i = 0, j = 0, k = 0, l = 0] = this.#stack
    const pen = this.#pen
    switch (operator) {
      case 34: // hflex
        pen.curve(a, 0, b, c, d, 0)
        return pen.curve(e, 0, f, -c, g, 0)
      case 35: // flex
        pen.curve(a, b, c, d, e, f)
        return pen.curve(g, h, i, j, k, l)
      case 36: // hflex1
        pen.curve(a, b, c, d, e, 0)
        return pen.curve(f, 0, g, h, i, -(b + d + h))
      case 37: { // flex1
        const [x, y] = [a + c + e + g + i, b + d + f + h + j]
        const isFlat = Math.abs(x) > Math.abs(y)
        pen.curve(a, b, c, d, e, f)
        return pen.curve(g, h, i, j, isFlat ? k : -x, isFlat ? -y : k)
      }
      default:
        throw new RangeError(`a glyph with the operator 12 ${operator}`)
    }
  }
}

/** Lines and curves: as many of each as the stack has numbers for. */
function draw(operator: number, stack: readonly number[], pen: Pen): void {
  switch (operator) {
    case 5: // rlineto
      return lines(stack, pen)
    case 6: // hlineto
    case 7: // vlineto
      for (const [index, far] of stack.entries()) {
        if ((operator === 6) === (index % 2 === 0)) pen.line(far, 0)
        else pen.line(0, far)
      }
      return
    case 8: // rrcurveto
      return curves(stack, pen)
    case 24: // rcurveline
      curves(stack.slice(0, -2), pen)
      return lines(stack.slice(-2), pen)
    case 25: // rlinecurve
      lines(stack.slice(0, -6), pen)
      return curves(stack.slice(-6), pen)
    case 26: // vvcurveto
    case 27: // hhcurveto
      return parallel(stack, pen, operator === 27)
    case 30: // vhcurveto
    case 31: // hvcurveto
      return alternating(stack, pen, operator === 31)
    default:
      throw new RangeError(`a glyph with the operator ${operator}`)
  }
}

function lines(stack: readonly number[], pen: Pen): void {
  for (let at = 0; at + 1 < stack.length; at += 2) pen.line(stack[at] ?? 0, stack[at + 1] ?? 0)
}

function curves(stack: readonly number[], pen: Pen): void {
  for (let at = 0; at + 5 < stack.length; at += 6) {
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = stack.slice(at, at + 6)
    pen.curve(a, b, c, d, e, f)
  }
}

/** Begins and ends in one direction; an odd number in front turns the first curve's beginning. */
function parallel(stack: readonly number[], pen: Pen, isFlat: boolean): void {
  let turn = stack.length % 2 === 1 ? (stack[0] ?? 0) : 0
  for (let at = stack.length % 2; at + 3 < stack.length; at += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = stack.slice(at, at + 4)
    if (isFlat) pen.curve(a, turn, b, c, d, 0)
    else pen.curve(turn, a, b, c, 0, d)
    turn = 0
  }
}

/** Begins flat and ends upright, or the other way, in turn; a fifth number turns the last one's end. */
function alternating(stack: readonly number[], pen: Pen, beginsFlat: boolean): void {
  let isFlat = beginsFlat
  for (let at = 0; at + 3 < stack.length; at += 4) {
    const [a = 0, b = 0, c = 0, d = 0] = stack.slice(at, at + 4)
    const turn = stack.length - at === 5 ? (stack[at + 4] ?? 0) : 0
    if (isFlat) pen.curve(a, 0, b, c, turn, d)
    else pen.curve(0, a, b, c, d, turn)
    isFlat = !isFlat
  }
}
