/** What is known of a printer model: a data sheet. What is not known is left out, never guessed. */
import type { Words } from '../../contract/driver.ts'

export const paperWidths = [58, 80] as const
export const baudRates = [9600, 19_200, 38_400, 57_600, 115_200] as const

export interface PrinterModel {
  /** The name of its file. */
  readonly id: string
  readonly title: Words
  readonly language: 'esc-pos'
  readonly paperMm: (typeof paperWidths)[number]
  /** Printable dots across, at 203 dpi: 8 to the millimetre. */
  readonly widthDots: number
  /** Single-width characters in a line: font A is 12 dots wide, font B 9. */
  readonly columns: { readonly fontA: number; readonly fontB: number }
  /** What its own font can say. */
  readonly charset?: 'gb2312' | 'gbk' | 'gb18030'
  readonly cutter?: 'full' | 'partial' | 'none'
  /** How it tells its state: automatic status, realtime questions, the answer queued behind a job. */
  readonly status?: { readonly asb?: boolean; readonly dleEot?: boolean; readonly gsR?: boolean }
  /** GS ( k draws QR codes in the printer. */
  readonly qr?: boolean
  /** As delivered, on a serial port. */
  readonly baudRate?: (typeof baudRates)[number]
  /** Where these facts were read. */
  readonly source: string
}
