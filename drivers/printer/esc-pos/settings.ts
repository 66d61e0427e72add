/** What differs between printers of this language. The defaults fit an 80 mm printer for the Chinese market. */
import { z } from 'zod'

export const settingsSchema = z.strictObject({
  /** Printable dots across the paper: 576 on 80 mm paper at 203 dpi, 384 on 58 mm, 512 or 416 on some. */
  widthDots: z.int().min(192).max(1024).default(576),
  /** Single-width characters in a line: 48 on 80 mm (42 on some), 32 on 58 mm. A hanzi takes two. */
  columns: z.int().min(16).max(85).default(48),
  /** What the printer's own font can say; four-byte GB18030 is never sent. */
  charset: z.enum(['gb2312', 'gbk', 'gb18030']).default('gbk'),
  /** Without a cutter the paper is fed to where a person can tear it. */
  cutter: z.boolean().default(true),
  /**
   * How the printer says that a job is on paper: `gs-r` (an answer queued behind the job; nearly every
   * model), `process-id` (Epson's own; names the job), `none` (every job then ends unconfirmed).
   */
  completion: z.enum(['gs-r', 'process-id', 'none']).default('gs-r'),
  /** Longest text of a QR code, UTF-8 bytes. Stores of 1021 bytes are sold, with the command's own 3 counted in. */
  qrMaxBytes: z.int().min(16).max(2331).default(1018),
  /** How often the printer is asked how it is, ms: the longest that a switched-off printer goes unnoticed. */
  pollMs: z.int().min(500).max(600_000).default(5000),
})
export type EscPosSettings = z.infer<typeof settingsSchema>
