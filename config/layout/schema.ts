/** A ticket's layout, as its file in config/tickets/ says it. */
import { z } from 'zod'
import { queuePrefixSchema } from '../../device-daemon/wire/words.ts'
import { placeholderFault } from './placeholders.ts'

/** A ticket is read standing; more than this is a leaflet. */
const linesMax = 60
const textMax = 200
/** 30 lines of 30 dots are 11 cm of white paper. */
const feedMax = 30

/** What can stand on paper; each line is exactly one of these. */
const kinds = ['text', 'qr', 'barcode', 'pdf417', 'image', 'rule', 'feed'] as const
export type LineKind = (typeof kinds)[number]

const words = z
  .string()
  .min(1)
  .max(textMax)
  // A control character is a command to a printer.
  .regex(/^[^\p{Cc}]*$/u, 'is text of one line, without control characters')
  .superRefine((text, context) => {
    const message = placeholderFault(text)
    if (message !== null) context.addIssue({ code: 'custom', message })
  })

/** The same in two languages, a line of its own each; or one text for everybody. */
const textSchema = z.union([
  words,
  z.strictObject({ zh: words.optional(), en: words.optional() }).refine(({ zh, en }) => (zh ?? en) !== undefined, 'has neither zh nor en'),
])

/** Everything named must be so. */
const whenSchema = z.strictObject({
  /** Somebody who has chosen an item, or nobody has. */
  item: z.boolean().optional(),
  /** Whether people are before this one. */
  ahead: z.enum(['none', 'some']).optional(),
  queues: z.array(queuePrefixSchema).min(1).max(26).optional(),
  copy: z.enum(['original', 'reprint']).optional(),
})

const style = {
  /** Multiples of the printer's own character. */
  size: z.int().min(1).max(8).optional(),
  bold: z.boolean().optional(),
}
const align = z.enum(['left', 'center', 'right']).default('center')

const lineSchema = z
  .strictObject({
    text: textSchema.optional(),
    qr: words.optional(),
    /** CODE128. */
    barcode: words.optional(),
    pdf417: words.optional(),
    /** A PNG file, relative to the layout's. */
    image: z.string().min(1).max(200).optional(),
    rule: z.literal(true).optional(),
    /** Empty lines. */
    feed: z.int().min(1).max(feedMax).optional(),
    ...style,
    align,
    when: whenSchema.optional(),
  })
  .superRefine((line, context) => {
    const refuse = (path: string[], message: string) => context.addIssue({ code: 'custom', path, message })
    const given = kinds.filter((kind) => line[kind] !== undefined)
    if (given.length !== 1) refuse([], given.length === 0 ? `is none of ${kinds.join(', ')}` : `is ${given.join(' and ')} at once; a line is one of them`)
    for (const name of ['size', 'bold'] as const) {
      if (line[name] !== undefined && line.text === undefined) refuse([name], 'is for text only')
    }
  })
export type LayoutLine = z.infer<typeof lineSchema>

export const layoutSchema = z
  .strictObject({
    name: z.string().min(1).max(60),
    /** Which of `zh` and `en` are printed, and in which order. */
    languages: z
      .array(z.enum(['zh', 'en']))
      .min(1)
      .max(2)
      .default(['zh', 'en'])
      .refine((languages) => new Set(languages).size === languages.length, 'names a language twice'),
    /** First on every copy: nobody shall queue twice with one number. */
    reprint: z.strictObject({ text: words.refine((text) => text.includes('补打'), 'does not say 补打, which marks a copy'), ...style, align }),
    lines: z.array(lineSchema).min(1).max(linesMax),
  })
  .refine(({ lines }) => lines.some(printsNumber), { path: ['lines'], message: 'have no text with {number} that stands on every ticket, without a condition' })
export type LayoutFile = z.infer<typeof layoutSchema>

/** On every ticket: whatever the languages. */
function printsNumber({ text, when }: LayoutLine): boolean {
  return typeof text === 'string' && text.includes('{number}') && !text.includes('{item') && when === undefined
}
