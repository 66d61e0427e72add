/** What is known of a printer model: a data sheet. What is not known is left out, never guessed. */
import type { Words } from '../../contract/driver.ts'

export const paperWidths = [58, 80] as const
export const baudRates = [9600, 19_200, 38_400, 57_600, 115_200] as const
export const charsets = ['gb2312', 'gbk', 'gb18030'] as const
export const completions = ['gs-r', 'process-id', 'none'] as const
export const statusDialects = ['dle-eot', 'none'] as const

/**
 * GS a n, the changes a printer shall tell by itself: 01 drawer, 02 online, 04 error, 08 roll, 40 panel switch.
 * Never FF: a clone that does not know the command prints a byte of 80 or above as half a hanzi.
 */
export const everyChange = 0x0f

export interface PrinterModel {
  /** The name of its file. */
  readonly id: string
  readonly title: Words
  readonly language: 'esc-pos'
  readonly paperMm: (typeof paperWidths)[number]
  /** Dots to the inch. */
  readonly dpi: 180 | 203
  /** Printable dots across. */
  readonly widthDots: number
  /** Single-width characters in a line: font A is 12 dots wide, font B 9. */
  readonly columns: { readonly fontA: number; readonly fontB: number }
  /** What its own font can say. */
  readonly charset?: (typeof charsets)[number]
  /** GS I 69 tells the charset: the same model is sold with several fonts. */
  readonly tellsCharset?: boolean
  readonly cutter?: 'full' | 'partial' | 'none'
  /** How it is asked how it is; `none`: it never answers, and is asked nothing. */
  readonly status?: (typeof statusDialects)[number]
  /** The changes it tells by itself (GS a); null: it does not know the command, which is then not sent. */
  readonly asb?: number | null
  /** How it says that a job is on paper. */
  readonly completion?: (typeof completions)[number]
  /** Bits of FS ! for double width and height. It is not sent, since GS ! scales hanzi as well. */
  readonly fsMode?: 'bits-2-3' | 'bits-5-4'
  /** Longest text of a QR code, bytes. */
  readonly qrMaxBytes?: number
  /** How long a new roll is, m. */
  readonly rollMetres?: number
  /** From the dots of the head to the blade, mm: so much of each ticket is white before its first line. */
  readonly headToBladeMm?: number
  /** As delivered, on a serial port. */
  readonly baudRate?: (typeof baudRates)[number]
  /** Where these facts were read. */
  readonly source: string
}
