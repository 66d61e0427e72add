/** The receipt of a complaint (回执): its number, until when it is looked at, and the code to ask with. No name, and nothing of what it is about. */
import type { Hall } from '../../config/load.ts'
import type { PaperLine } from '../../drivers/contract/kinds.ts'
import type { ComplaintView } from '../wire/complaint-view.ts'
import { wallTime } from './wall-time.ts'

export function complaintSlip({ config }: Hall, { complaint, code, filedAt, limit }: Pick<ComplaintView, 'complaint' | 'code' | 'filedAt' | 'limit'>, copy: 'original' | 'reprint'): PaperLine[] {
  const text = (words: string, style: { size?: number; bold?: boolean } = {}): PaperLine => ({ type: 'text', text: words, align: 'center', ...style })
  const { date, time } = wallTime(filedAt, config.site.timeZone)
  return [
    ...(copy === 'reprint' ? [text('补打 REPRINT', { size: 2, bold: true })] : []),
    text(config.site.name, { bold: true }),
    text('投诉回执 Receipt of a complaint'),
    { type: 'rule' },
    text(`投诉编号 ${complaint}`),
    text(`${date} ${time}`),
    ...(limit === null ? [] : [text(`${limit.due} 前告知是否受理`), text(`Accepted or refused by ${limit.due}`)]),
    text('查询码 Code'),
    text(code, { size: 4, bold: true }),
    text('在取号机“投诉—查询进度”输入此码'),
    text('Type it at the kiosk to see how it stands'),
    { type: 'feed', lines: 3 },
    { type: 'cut' },
  ]
}
