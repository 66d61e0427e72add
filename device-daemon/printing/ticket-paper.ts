/** What stands on a ticket. No name and no number of a person ever does. */
import type { PaperLine } from '../../drivers/contract/kinds.ts'

export interface TicketPaper {
  readonly site: { readonly name: string; readonly nameEn: string }
  readonly number: string
  readonly queue: { readonly name: string; readonly nameEn: string }
  readonly item: { readonly name: string; readonly nameEn: string } | null
  /** People before this one when the number was taken. */
  readonly ahead: number
  /** Wall-clock text of the site: `2026-11-24 09:00`. */
  readonly takenAt: string
  readonly qr: string
  readonly copy: 'original' | 'reprint'
}

const text = (words: string, more: Partial<Extract<PaperLine, { type: 'text' }>> = {}): PaperLine => ({
  type: 'text',
  text: words,
  align: 'center',
  ...more,
})

/** The lines of one ticket, top to bottom, cut included. */
export function ticketPaper(paper: TicketPaper): PaperLine[] {
  const mark: PaperLine[] = paper.copy === 'reprint' ? [text('补打 REPRINT', { bold: true, size: 2 })] : []
  const item: PaperLine[] = paper.item === null ? [] : [text(paper.item.name), text(paper.item.nameEn)]
  return [
    ...mark,
    text(paper.site.name, { bold: true }),
    text(paper.site.nameEn),
    { type: 'rule' },
    text(`${paper.queue.name} ${paper.queue.nameEn}`),
    text(paper.number, { size: 5, bold: true }),
    ...item,
    text(`前面还有 ${paper.ahead} 人等候`),
    text(`${paper.ahead} waiting before you`),
    { type: 'feed', lines: 1 },
    { type: 'qr', payload: paper.qr, align: 'center' },
    text(`取号时间 ${paper.takenAt}`),
    text('请留意叫号,过号请到窗口询问'),
    { type: 'feed', lines: 3 },
    { type: 'cut' },
  ]
}
