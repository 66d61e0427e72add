/** How high a row of paper is. */
import { encode } from 'uqr'
import type { PaperRow } from '../../../contract/kinds.ts'

/** Where ESC 2 leaves the line spacing, and a character's height. */
const lineDots = 30
const characterDots = 24

export function rowDots(row: PaperRow): number {
  switch (row.row) {
    case 'text':
      return Math.max(lineDots, ...row.spans.map(({ heightTimes }) => heightTimes * characterDots))
    case 'qr':
      return encode(row.payload, { ecc: row.correction, border: 0 }).size * row.moduleDots
    case 'raster':
    case 'bars':
      return row.heightDots
    case 'feed':
      return row.dots
    case 'cut':
      return 0
  }
}
