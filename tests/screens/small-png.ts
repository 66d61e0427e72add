/** A picture as few bytes: a page has few colours, so that each of its pixels is one byte, the number of a colour (PNG's type 3). */
import { crc32, deflateSync } from 'node:zlib'
import { PNG } from 'pngjs'

const coloursMax = 256
const channels = 4
const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

export function smallPng(png: Uint8Array): Buffer {
  const { width, height, data } = PNG.sync.read(Buffer.from(png))
  const pixels = Array.from({ length: width * height }, (_, at) => data.readUInt32BE(at * channels) >>> 8)
  const palette = mostUsed(pixels)
  const numberOf = nearestIn(palette)
  // Each row begins with its filter's number: none, since neighbouring numbers say nothing about colours.
  const rows = Buffer.alloc((width + 1) * height)
  pixels.forEach((colour, at) => (rows[at + Math.floor(at / width) + 1] = numberOf(colour)))
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0])
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  const colours = Buffer.from(palette.flatMap(partsOf))
  return Buffer.concat([signature, chunk('IHDR', head), chunk('PLTE', colours), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))])
}

const partsOf = (colour: number): [number, number, number] => [colour >> 16, (colour >> 8) & 0xff, colour & 0xff]

function mostUsed(pixels: readonly number[]): readonly number[] {
  const uses = new Map<number, number>()
  for (const colour of pixels) uses.set(colour, (uses.get(colour) ?? 0) + 1)
  return [...uses].sort(([a, usesOfA], [b, usesOfB]) => usesOfB - usesOfA || a - b).slice(0, coloursMax).map(([colour]) => colour)
}

/** What is rare, on the edges of letters, is drawn in the nearest colour that is not. */
function nearestIn(palette: readonly number[]): (colour: number) => number {
  const known = new Map(palette.map((colour, number) => [colour, number]))
  const parts = palette.map(partsOf)
  return (colour) => {
    const found = known.get(colour)
    if (found !== undefined) return found
    const [red, green, blue] = partsOf(colour)
    const far = parts.map(([r, g, b]) => (r - red) ** 2 + (g - green) ** 2 + (b - blue) ** 2)
    const number = far.indexOf(Math.min(...far))
    known.set(colour, number)
    return number
  }
}

function chunk(type: string, bytes: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), bytes])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(bytes.length, 0)
  ends.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
}
