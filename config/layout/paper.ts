/** What a layout makes of one ticket. No name and no number of a person ever stands on it. */
import type { PaperLine, Picture } from '../../drivers/contract/kinds.ts'
import { filled, type Placeholder } from './placeholders.ts'
import type { LayoutFile, LayoutLine } from './schema.ts'

export interface Layout extends LayoutFile {
  /** Absolute path. */
  readonly file: string
  /** By the name that a line has for it. */
  readonly pictures: ReadonlyMap<string, Picture>
}

/** What is known of a ticket when it is printed. */
export interface TicketFacts {
  readonly site: { readonly name: string; readonly nameEn: string }
  readonly queue: { readonly prefix: string; readonly name: string; readonly nameEn: string }
  /** Null where none was chosen. */
  readonly item: { readonly name: string; readonly nameEn: string } | null
  readonly number: string
  /** People before this one when the number was taken. */
  readonly ahead: number
  /** On the site's clock: `2026-11-24` and `09:00`. */
  readonly date: string
  readonly time: string
  /** What its QR code says. */
  readonly code: string
  /** Where its person can rate what was done; null where the hall has no address for that. */
  readonly rate: string | null
  readonly copy: 'original' | 'reprint'
}

export interface PlacedLine {
  /** Where in the file it was said. */
  readonly path: readonly (string | number)[]
  readonly line: PaperLine
}

/** Top to bottom, without feed and cut, which are no matter of taste. */
export function placedLines(layout: Layout, facts: TicketFacts): PlacedLine[] {
  const values = valuesOf(facts)
  const { text, ...style } = layout.reprint
  const mark = facts.copy === 'reprint' ? textLines(['reprint', 'text'], filled(text, values), style) : []
  const lines = layout.lines.flatMap((line, index) => (isWanted(line.when, facts) ? inPlace(layout, line, index, values) : []))
  return [...mark, ...lines]
}

/** The lines of one ticket, cut included. */
export function ticketPaper(layout: Layout, facts: TicketFacts): PaperLine[] {
  return [...placedLines(layout, facts).map(({ line }) => line), { type: 'feed', lines: 3 }, { type: 'cut' }]
}

type Values = Readonly<Record<Placeholder, string | null>>

function valuesOf({ site, queue, item, number, ahead, date, time, code, rate }: TicketFacts): Values {
  return {
    site: site.name,
    siteEn: site.nameEn,
    queue: queue.name,
    queueEn: queue.nameEn,
    item: item?.name ?? null,
    itemEn: item?.nameEn ?? null,
    number,
    ahead: String(ahead),
    date,
    time,
    code,
    rate,
    rateCode: rate?.split('/').at(-1) ?? null,
  }
}

function isWanted(when: LayoutLine['when'], facts: TicketFacts): boolean {
  if (when === undefined) return true
  const { item, ahead, queues, copy } = when
  return (
    (item === undefined || item === (facts.item !== null)) &&
    (ahead === undefined || ahead === (facts.ahead === 0 ? 'none' : 'some')) &&
    (queues === undefined || queues.includes(facts.queue.prefix)) &&
    (copy === undefined || copy === facts.copy)
  )
}

function inPlace(layout: Layout, line: LayoutLine, index: number, values: Values): PlacedLine[] {
  const { text, image, feed, rule, align } = line
  const path = (key: string) => ['lines', index, key]
  if (text !== undefined) return textOf(layout, text, line, path('text'), values)
  if (rule !== undefined) return [{ path: path('rule'), line: { type: 'rule' } }]
  if (feed !== undefined) return [{ path: path('feed'), line: { type: 'feed', lines: feed } }]
  const picture = image === undefined ? undefined : layout.pictures.get(image)
  if (picture !== undefined) return [{ path: path('image'), line: { type: 'image', picture, align } }]
  return (['qr', 'barcode', 'pdf417'] as const).flatMap((type) => {
    const payload = filled(line[type] ?? '', values) ?? ''
    return payload === '' ? [] : [{ path: path(type), line: { type, payload, align } }]
  })
}

function textOf(layout: Layout, text: NonNullable<LayoutLine['text']>, { size, bold, align }: LayoutLine, path: PlacedLine['path'], values: Values): PlacedLine[] {
  const style = { size, bold, align }
  if (typeof text === 'string') return textLines(path, filled(text, values), style)
  return layout.languages.flatMap((language) => textLines([...path, language], filled(text[language] ?? '', values), style))
}

type Style = Pick<LayoutLine, 'size' | 'bold' | 'align'>

function textLines(path: PlacedLine['path'], text: string | null, { size, bold, align }: Style): PlacedLine[] {
  if (text === null || text === '') return []
  return [{ path, line: { type: 'text', text, align, ...(size !== undefined && { size }), ...(bold !== undefined && { bold }) } }]
}
