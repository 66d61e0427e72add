/** What a job takes of the roll: as long as the paper is that an emulator of this printer makes of its bytes. */
import type { Paper } from '../../contract/driver.ts'
import type { PaperLine } from '../../contract/kinds.ts'
import { escPosEmulator } from './emulator/emulator.ts'
import { rowDots } from './emulator/row-dots.ts'
import { ticketBytes } from './protocol/ticket-bytes.ts'
import type { EscPosSettings } from './settings.ts'

const mmPerInch = 25.4

export function escPosPaper(settings: EscPosSettings): Paper {
  return { rollMm: Math.round(settings.rollMetres * 1000), use: (lines) => useOf(settings, lines) }
}

function useOf(settings: EscPosSettings, lines: readonly PaperLine[]): { mm: number; cuts: number } {
  const emulator = escPosEmulator(settings, { send: () => undefined, changed: () => undefined })
  emulator.receive(ticketBytes(lines, settings))
  const rows = emulator.face().pieces.flatMap((piece) => [...piece.rows])
  const cuts = rows.filter(({ row }) => row === 'cut').length
  const dots = rows.reduce((sum, row) => sum + rowDots(row), 0)
  return { mm: Math.ceil((dots / settings.dpi) * mmPerInch + cuts * settings.headToBladeMm), cuts }
}
