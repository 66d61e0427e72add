/** A picture as dots: made smaller where the paper is narrower, greys by error diffusion (Floyd and Steinberg, 1976). */
import type { Align, Picture } from '../../../contract/kinds.ts'
import type { Dots } from '../../glyphs/fill.ts'
import { bandsOf } from './bands.ts'

/** 17 s at 9600 baud: a line's logo of 28 mm height. */
const imageBytesMax = 16 * 1024

/** Throws RangeError on a picture that would hold up the hall. Where it stands is drawn, since ESC a moves text only on some printers. */
export function imageBytes(picture: Picture, align: Align, widthDots: number): number[] {
  const scaled = fitted(picture, widthDots)
  const bytes = Math.ceil(widthDots / 8) * scaled.height
  if (bytes > imageBytesMax) {
    const rows = Math.floor(imageBytesMax / Math.ceil(widthDots / 8))
    throw new RangeError(`a picture is ${rows} dots high at most, not ${scaled.height}: it would take ${Math.round(bytes / 960)} s at 9600 baud`)
  }
  return bandsOf(placed(dithered(scaled), align, widthDots))
}

/** Averages of the dots that fall together. */
function fitted(picture: Picture, widthDots: number): Picture {
  if (picture.width <= widthDots) return picture
  const factor = picture.width / widthDots
  const height = Math.max(1, Math.round(picture.height / factor))
  const grey = new Uint8Array(widthDots * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < widthDots; x++) grey[y * widthDots + x] = averageOf(picture, x * factor, y * factor, factor)
  }
  return { width: widthDots, height, grey }
}

function averageOf({ width, height, grey }: Picture, left: number, top: number, side: number): number {
  const right = Math.min(width, Math.max(Math.floor(left) + 1, Math.round(left + side)))
  const bottom = Math.min(height, Math.max(Math.floor(top) + 1, Math.round(top + side)))
  let sum = 0
  let count = 0
  for (let y = Math.floor(top); y < bottom; y++) {
    for (let x = Math.floor(left); x < right; x++) {
      sum += grey[y * width + x] ?? 255
      count += 1
    }
  }
  return count === 0 ? 255 : Math.round(sum / count)
}

/** What a dot is too light or too dark by goes to its neighbours to the right and below, in sixteenths. */
const shares = [
  [1, 0, 7],
  [-1, 1, 3],
  [0, 1, 5],
  [1, 1, 1],
] as const

function dithered({ width, height, grey }: Picture): Dots {
  const left = Float32Array.from(grey)
  const black = new Uint8Array(width * height)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const value = left[y * width + x] ?? 255
      const isBlack = value < 128
      if (isBlack) black[y * width + x] = 1
      const error = value - (isBlack ? 0 : 255)
      for (const [dx, dy, share] of shares) {
        const at = (y + dy) * width + x + dx
        if (x + dx >= 0 && x + dx < width && at < left.length) left[at] = (left[at] ?? 0) + (error * share) / 16
      }
    }
  }
  return { width, height, black }
}

function placed(dots: Dots, align: Align, widthDots: number): Dots {
  const free = Math.max(0, widthDots - dots.width)
  const from = { left: 0, center: free >> 1, right: free }[align]
  const width = from + dots.width
  const black = new Uint8Array(width * dots.height)
  for (let y = 0; y < dots.height; y++) black.set(dots.black.subarray(y * dots.width, (y + 1) * dots.width), y * width + from)
  return { width, height: dots.height, black }
}
