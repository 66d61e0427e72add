/** The slip for whoever comes back for what is being made: the code, large, and when it is promised. No name stands on it. */
import type { Hall } from '../../config/load.ts'
import type { PaperLine } from '../../drivers/contract/kinds.ts'
import type { CaseView } from '../wire/case-view.ts'
import { collectionCode } from '../wire/codes.ts'

export function collectionSlip({ config, items }: Hall, { case: no, code, item, number, due, waits }: CaseView, copy: 'original' | 'reprint'): PaperLine[] {
  const found = items.find((one) => one.code === item)
  const text = (words: string, style: { size?: number; bold?: boolean } = {}): PaperLine => ({ type: 'text', text: words, align: 'center', ...style })
  return [
    ...(copy === 'reprint' ? [text('补打 REPRINT', { size: 2, bold: true })] : []),
    text(config.site.name, { bold: true }),
    text('领取凭证 Collection slip'),
    { type: 'rule' },
    text(found?.name ?? item),
    text(found?.nameEn ?? item),
    text(code, { size: 4, bold: true }),
    { type: 'qr', payload: collectionCode(config.site.code, code), align: 'center' },
    text(`办件编号 ${no}`),
    ...(due.promised === null ? [] : [text(`承诺 ${due.promised} 前办结`), text(`Ready by ${due.promised}`)]),
    ...(waits ? [text(`请在大厅等候,仍叫 ${number} 号`), text(`Please wait: ${number} is called again`)] : [text('凭此条或编码到统一出件窗口领取'), text('Bring this slip or the code to collect it')]),
    { type: 'feed', lines: 3 },
    { type: 'cut' },
  ]
}
