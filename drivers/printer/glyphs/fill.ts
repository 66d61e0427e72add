/** Contours filled on a grid of dots: the parts of a dot that are inside are added up, and enough of them make it black. */
import type { Contour } from './charstring.ts'

/** Dots of a picture, one byte each, 1 is black. */
export interface Dots {
  readonly width: number
  readonly height: number
  readonly black: Uint8Array
}

/** Contours times `scale`, then moved; y grows downwards in dots and upwards in the font. */
export interface Placing {
  readonly width: number
  readonly height: number
  readonly scaleX: number
  readonly scaleY: number
  readonly left: number
  readonly baseline: number
}

/** Lines looked at in each row of dots. */
const lookings = 4
/** Below a half, so that a thin stroke between two rows of dots is not lost. */
const enough = 0.42

export function fill(contours: readonly Contour[], placing: Placing): Dots {
  const { width, height } = placing
  const edges = edgesOf(contours, placing)
  const black = new Uint8Array(width * height)
  const inked = new Float64Array(width)
  for (let y = 0; y < height; y++) {
    inked.fill(0)
    for (let nth = 0; nth < lookings; nth++) ink(inked, edges, y + (nth + 0.5) / lookings)
    for (let x = 0; x < width; x++) if ((inked[x] ?? 0) >= enough * lookings) black[y * width + x] = 1
  }
  return { width, height, black }
}

interface Edge {
  readonly top: number
  readonly bottom: number
  readonly x: number
  readonly slope: number
  readonly turn: 1 | -1
}

function edgesOf(contours: readonly Contour[], { scaleX, scaleY, left, baseline }: Placing): Edge[] {
  const edges: Edge[] = []
  for (const contour of contours) {
    let before = contour.at(-1)
    for (const point of contour) {
      const [fromX = 0, fromY = 0] = before ?? point
      const [x0, y0] = [left + fromX * scaleX, baseline - fromY * scaleY]
      const [x1, y1] = [left + point[0] * scaleX, baseline - point[1] * scaleY]
      before = point
      if (y0 === y1) continue
      const slope = (x1 - x0) / (y1 - y0)
      if (y0 < y1) edges.push({ top: y0, bottom: y1, x: x0, slope, turn: 1 })
      else edges.push({ top: y1, bottom: y0, x: x1, slope, turn: -1 })
    }
  }
  return edges
}

/** One horizontal line: inside is where more edges go down than up, or the other way. */
function ink(inked: Float64Array, edges: readonly Edge[], y: number): void {
  const crossed = edges
    .filter(({ top, bottom }) => top <= y && y < bottom)
    .map(({ x, top, slope, turn }) => ({ x: x + (y - top) * slope, turn }))
    .sort((one, other) => one.x - other.x)
  let winding = 0
  let from = 0
  for (const { x, turn } of crossed) {
    if (winding !== 0) span(inked, from, x)
    winding += turn
    from = x
  }
}

function span(inked: Float64Array, from: number, to: number): void {
  const last = Math.min(inked.length, Math.ceil(to))
  for (let x = Math.max(0, Math.floor(from)); x < last; x++) {
    inked[x] = (inked[x] ?? 0) + Math.max(0, Math.min(to, x + 1) - Math.max(from, x))
  }
}
