/** What the tests of this driver have in common. */
import fc from 'fast-check'
import type { PaperRow, PrinterFace } from '../../../../drivers/contract/kinds.ts'
import { fromHex, toHex } from '../../../../drivers/kit/hex.ts'
import type { Cells } from '../../../../drivers/printer/glyphs/cells.ts'
import { escPosEmulator } from '../../../../drivers/printer/esc-pos/emulator/emulator.ts'
import { type EscPosSettings, settingsSchema } from '../../../../drivers/printer/esc-pos/settings.ts'

export const settingsWith = (some: Partial<EscPosSettings> = {}): EscPosSettings => settingsSchema.parse(some)

/** What a clone lacks that no setting says. */
export interface Clone {
  readonly gsR?: boolean
  readonly fourBytes?: boolean
  readonly charsetName?: string
}

/** An emulated printer whose words to the host are kept as hex. */
export function printer({ gsR, charsetName, fourBytes, ...some }: Partial<EscPosSettings> & Clone = {}) {
  const said: string[] = []
  let drawn = 0
  const clone = { ...(fourBytes !== undefined && { fourBytes }), ...(gsR !== undefined && { gsR }), ...(charsetName !== undefined && { charsetName }) }
  const emulator = escPosEmulator({ ...settingsWith(some), ...clone }, {
    send: (bytes) => said.push(toHex(bytes)),
    changed: () => {
      drawn += 1
    },
  })
  return {
    emulator,
    /** What it said since it was last asked. */
    said: () => said.splice(0),
    drawn: () => drawn,
    send: (hex: string) => emulator.receive(fromHex(hex)),
    rows: () => rowsOf(emulator.face()),
  }
}

export function rowsOf(face: PrinterFace): PaperRow[] {
  return face.pieces.flatMap((piece) => piece.rows)
}

export function textsOf(rows: readonly PaperRow[]): string[] {
  return rows.flatMap((row) => (row.row === 'text' ? [row.spans.map((span) => span.text).join('')] : []))
}

/** A box without the font. */
export const noCells: Cells = { columns: () => null, cell: () => null }

export const plainLook = { widthTimes: 1, heightTimes: 1, bold: false, underline: false, reverse: false }

/** Of any code points, lone halves of pairs included. */
export const anyText = fc
  .array(fc.oneof(fc.integer({ min: 0, max: 0x10ffff }), fc.integer({ min: 0, max: 0xff })), { maxLength: 40 })
  .map((codes) => String.fromCodePoint(...codes))
