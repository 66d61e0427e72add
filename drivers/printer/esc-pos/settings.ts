/** What differs between printers of this language. The defaults fit an 80 mm printer for the Chinese market. */
import { z } from 'zod'
import { generic80 } from '../models/generic-80.ts'
import { printerModels } from '../models/index.ts'
import { charsets, completions, everyChange, statusDialects } from '../models/model.ts'

/** Stores of 1021 bytes are sold, with the command's own 3 counted in. */
const usualQrBytes = 1018
/** The shorter of what is sold as 80 × 80 mm (at 65 g/m²), and as much paper on 57 × 50 mm: NOTES.md. */
const usualRollMetres = { 58: 22, 80: 60 } as const
/** A TM-T88III's. */
const usualHeadToBladeMm = 15
/** Font A, in which tickets are printed. */
const characterDots = 12

export const settingsSchema = z
  .strictObject({
    /** A data sheet of `drivers/printer/models/`: gives the widths, the charset and the cutter. What is set here wins. */
    model: z.enum(printerModels.map(({ id }) => id)).optional(),
    /** Printable dots across the paper: 576 on 80 mm paper at 203 dpi, 384 on 58 mm, 512 or 416 on some. */
    widthDots: z.int().min(192).max(1024).optional(),
    /** Single-width characters in a line: 48 on 80 mm (42 on some), 32 on 58 mm. A hanzi takes two. */
    columns: z.int().min(16).max(85).optional(),
    /** What the printer's own font can say; four-byte GB18030 is never sent. */
    charset: z.enum(charsets).optional(),
    /** Without a cutter the paper is fed to where a person can tear it. */
    cutter: z.boolean().optional(),
    /**
     * How the printer says that a job is on paper: `gs-r` (an answer queued behind the job; nearly every
     * model), `process-id` (Epson's own; names the job), `none` (no answer is wanted, and none is waited for).
     */
    completion: z.enum(completions).optional(),
    /** How the printer is asked how it is: `dle-eot` (nearly every model), or `none`, for one that never answers. */
    status: z.enum(statusDialects).optional(),
    /** GS a: the changes it shall tell by itself, 1 drawer, 2 online, 4 error, 8 roll, together; null where it does not know the command. */
    asb: z.int().min(1).max(0x4f).nullable().optional(),
    /** Whether it is asked, by GS I 69, which hanzi font it has. */
    tellsCharset: z.boolean().optional(),
    /** Longest text of a QR code, UTF-8 bytes. */
    qrMaxBytes: z.int().min(16).max(2331).optional(),
    /** Dots to the inch. */
    dpi: z.int().min(100).max(600).optional(),
    /** From the dots of the head to the blade, mm. */
    headToBladeMm: z.int().min(0).max(60).optional(),
    /** How long a new roll is, m. */
    rollMetres: z.number().min(1).max(500).optional(),
    /** How often the printer is asked how it is, ms: the longest that a switched-off printer goes unnoticed. */
    pollMs: z.int().min(500).max(600_000).default(5000),
  })
  .transform(({ model, ...set }) => {
    const sheet = printerModels.find(({ id }) => id === model) ?? generic80
    const widthDots = set.widthDots ?? sheet.widthDots
    return {
      ...set,
      widthDots,
      columns: set.columns ?? Math.min(sheet.columns.fontA, Math.floor(widthDots / characterDots)),
      charset: set.charset ?? sheet.charset ?? 'gbk',
      cutter: set.cutter ?? sheet.cutter !== 'none',
      completion: set.completion ?? sheet.completion ?? 'gs-r',
      status: set.status ?? sheet.status ?? 'dle-eot',
      // A printer that is asked nothing is not asked to tell, either.
      asb: set.asb !== undefined ? set.asb : set.status === 'none' || sheet.asb === null ? null : (sheet.asb ?? everyChange),
      tellsCharset: set.tellsCharset ?? sheet.tellsCharset ?? false,
      dpi: set.dpi ?? sheet.dpi,
      rollMetres: set.rollMetres ?? sheet.rollMetres ?? usualRollMetres[sheet.paperMm],
      headToBladeMm: set.headToBladeMm ?? sheet.headToBladeMm ?? usualHeadToBladeMm,
      qrMaxBytes: set.qrMaxBytes ?? sheet.qrMaxBytes ?? usualQrBytes,
    }
  })
  .superRefine(({ widthDots, columns }, context) => {
    if (columns * characterDots <= widthDots) return
    const fit = Math.floor(widthDots / characterDots)
    const message = `${columns} characters of ${characterDots} dots do not fit on ${widthDots} printable dots; ${fit} do`
    context.addIssue({ code: 'custom', path: ['columns'], message })
  })
export type EscPosSettings = z.infer<typeof settingsSchema>
