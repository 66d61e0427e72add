/** Dots of an image, a bit each, rows padded to whole bytes. */
import type { Align, PaperRow } from '../../../contract/kinds.ts'

export interface Bits {
  readonly widthDots: number
  readonly heightDots: number
  readonly bytes: Uint8Array
}

/** After scaling; larger images are left out. */
export const imageBytesMax = 256 * 1024

/** Each dot drawn so many times across and down; null when that is too large or there is nothing. */
export function enlarge(bits: Bits, across: number, down: number): Bits | null {
  const widthDots = bits.widthDots * across
  const heightDots = bits.heightDots * down
  const from = Math.ceil(bits.widthDots / 8)
  const to = Math.ceil(widthDots / 8)
  if (to * heightDots === 0 || to * heightDots > imageBytesMax) return null
  if (across === 1 && down === 1) return bits
  const bytes = new Uint8Array(to * heightDots)
  for (let y = 0; y < heightDots; y++) {
    for (let x = 0; x < widthDots; x++) {
      const source = Math.floor(x / across)
      const isBlack = ((bits.bytes[Math.floor(y / down) * from + (source >> 3)] ?? 0) & (0x80 >> (source & 7))) !== 0
      if (isBlack) bytes[y * to + (x >> 3)] = (bytes[y * to + (x >> 3)] ?? 0) | (0x80 >> (x & 7))
    }
  }
  return { widthDots, heightDots, bytes }
}

export function rasterRow(bits: Bits, align: Align): PaperRow {
  return { row: 'raster', align, ...drawing(bits) }
}

/** A symbol the printer drew, with what it says. */
export function barsRow(bits: Bits, align: Align, said: { readonly symbology: string; readonly payload: string }): PaperRow {
  return { row: 'bars', align, ...said, ...drawing(bits) }
}

function drawing({ widthDots, heightDots, bytes }: Bits): { widthDots: number; heightDots: number; bitsBase64: string } {
  let binary = ''
  for (const byte of bytes) binary += String.fromCharCode(byte)
  return { widthDots, heightDots, bitsBase64: btoa(binary) }
}
