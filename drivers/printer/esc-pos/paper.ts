/** What a job takes of the roll: as long as the paper is that an emulator of this printer makes of its bytes. */
import { encode } from 'uqr'
import type { Paper } from '../../contract/driver.ts'
import type { PaperLine, PaperRow } from '../../contract/kinds.ts'
import { escPosEmulator } from './emulator/emulator.ts'
import { ticketBytes } from './protocol/ticket-bytes.ts'
import type { EscPosSettings } from './settings.ts'

const mmPerInch = 25.4
/** Where ESC 2 leaves the line spacing, and a character's height. */
const lineDots = 30
const characterDots = 24

export function escPosPaper(settings: EscPosSettings): Paper {
  return { rollMm: Math.round(settings.rollMetres * 1000), use: (lines) => useOf(settings, lines) }
}

function useOf(settings: EscPosSettings, lines: readonly PaperLine[]): { mm: number; cuts: number } {
  const emulator = escPosEmulator(settings, { send: () => undefined, changed: () => undefined })
  emulator.receive(ticketBytes(lines, settings))
  const rows = emulator.face().pieces.flatMap((piece) => [...piece.rows])
  const cuts = rows.filter(({ row }) => row === 'cut').length
  const dots = rows.reduce((sum, row) => sum + dotsOf(row), 0)
  return { mm: Math.ceil((dots / settings.dpi) * mmPerInch + cuts * settings.headToBladeMm), cuts }
}

function dotsOf(row: PaperRow): number {
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
