/**
 * Dots as pictures:
 *
 *   1D 76 30 00  xL xH  yL yH  rows      GS v 0: x bytes across, y rows; the highest bit is leftmost
 *
 * Sources: NOTES.md.
 */
import type { Dots } from '../../glyphs/fill.ts'

/** Printers with a small buffer take a picture in pieces: 24 rows are a line of text to them. */
const bandRows = 24
/** Bytes of the largest piece. */
export const bandBytesMax = (widthDots: number): number => Math.ceil(widthDots / 8) * bandRows

export function bandsOf(page: Dots): number[] {
  const acrossBytes = Math.ceil(page.width / 8)
  const bytes: number[] = []
  for (let y = 0; y < page.height; y += bandRows) {
    const rows = Math.min(bandRows, page.height - y)
    bytes.push(0x1d, 0x76, 0x30, 0x00, acrossBytes & 0xff, acrossBytes >> 8, rows, 0x00)
    bytes.push(...packed(page, y, rows))
  }
  return withoutRealtime(bytes)
}

function packed({ width, black }: Dots, from: number, rows: number): Uint8Array {
  const across = Math.ceil(width / 8)
  const bytes = new Uint8Array(across * rows)
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < width; x++) {
      if (black[(from + y) * width + x] !== 1) continue
      const at = y * across + (x >> 3)
      bytes[at] = (bytes[at] ?? 0) | (0x80 >> (x & 7))
    }
  }
  return bytes
}

/**
 * A printer acts on DLE EOT, DLE ENQ and DLE DC4 (10 04, 10 05, 10 14) wherever they arrive, in a picture too: it
 * would answer what nobody asked, open a drawer, or clear its buffer. The one dot of such a 10 gets a
 * neighbour, 18, which nobody sees.
 */
export function withoutRealtime(bytes: readonly number[]): number[] {
  return bytes.map((byte, at) => (byte === 0x10 && [0x04, 0x05, 0x14].includes(bytes[at + 1] ?? 0) ? 0x18 : byte))
}
