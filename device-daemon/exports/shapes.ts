/**
 * Ratings in the shapes that others ask for. Two official codes of satisfaction run in opposite directions: GB/T 39046-2020
 * table A.8 counts from 1 best to 5 worst, the provincial interfaces from 5 best to 1 worst. Sources: hall/NOTES.md.
 */
import type { Hall } from '../../config/load.ts'
import type { RatingLevel } from '../wire/words.ts'
import type { Rated } from './rated.ts'
import type { Row } from './table.ts'

export const shapeNames = ['plain', 'table9', 'upload'] as const
export type ShapeName = (typeof shapeNames)[number]

const labels: Readonly<Record<RatingLevel, string>> = { very_satisfied: '非常满意', satisfied: '满意', basically_satisfied: '基本满意', dissatisfied: '不满意', very_dissatisfied: '非常不满意' }
/** GB/T 39046-2020 table A.8. */
const a8: Readonly<Record<RatingLevel, number>> = { very_satisfied: 1, satisfied: 2, basically_satisfied: 3, dissatisfied: 4, very_dissatisfied: 5 }
/** `satisfaction` of the provincial interfaces. */
const stars: Readonly<Record<RatingLevel, number>> = { very_satisfied: 5, satisfied: 4, basically_satisfied: 3, dissatisfied: 2, very_dissatisfied: 1 }
const channels: Readonly<Record<Rated['channel'], string>> = { rule: '系统默认', pad: '窗口评价器', screen: '窗口平板', qr: '二维码', kiosk: '自助终端', assisted: '工作人员代录' }
/** `pf`: 3 QR code, 4 the hall's tablet, 5 another terminal of the hall. 6 and 7 mean different things in different
 * provinces: 7 is Zhejiang's system default, and is used only where a hall asks for defaults (`rating.byRule`). */
const pf: Readonly<Record<Rated['channel'], number>> = { rule: 7, pad: 5, screen: 4, qr: 3, kiosk: 5, assisted: 5 }
/** `promiseTime` of that interface: 1 承诺件, 2 即办件; the standard's A.6 has them the other way round. */
const promise = { 1: 2, 2: 1 } as const

/** What is told of what people wrote: nothing, where the hall does not say otherwise. */
export type WordsOf = (rated: Pick<Rated, 'clerk' | 'words'>) => string

export function shapeOf(name: ShapeName, hall: Hall, wordsOf: WordsOf = () => ''): (rated: Rated) => Row {
  switch (name) {
    case 'plain':
      return plain
    case 'table9':
      return (rated) => table9(rated, hall, wordsOf(rated))
    case 'upload':
      return (rated) => upload(rated, hall)
  }
}

function plain({ seq, at, date, ticket, item, window, clerk, channel, level, tags, nth }: Rated): Row {
  return { seq, at, date, ticket, item: item ?? '', window, clerk, channel, level, tags: tags.join(' '), nth }
}

/** GB/T 39046-2020 table 9. Nobody's name: who rates is not asked. */
function table9({ ticket, at, channel, level, nth }: Rated, { config }: Hall, words: string): Row {
  const { year, month, day, hour, minute, second } = local(at, config.site.timeZone)
  return { 办件编号: ticket, 评价渠道: channels[channel], 评价人: '', 评价时间: `${year}${month}${day}T${hour}${minute}${second}`, 评价次数: nth, 满意度: labels[level], 满意度代码: a8[level], 文字评价: words, 行政区划: config.site.code }
}

function upload({ ticket, item: code, at, clerk, channel, level, tags, nth }: Rated, { config, items }: Hall): Row {
  const { year, month, day, hour, minute, second } = local(at, config.site.timeZone)
  const item = items.find((one) => one.code === code)
  return {
    areaCode: config.site.code,
    areaName: config.site.name,
    taskCode: code ?? '',
    taskName: item?.name ?? '',
    projectNo: ticket,
    proStatus: 3,
    proDepart: item?.department ?? '',
    proManager: clerk,
    pf: pf[channel],
    satisfaction: stars[level],
    evalDetail: tags.join(','),
    assessTime: `${year}-${month}-${day} ${hour}:${minute}:${second}`,
    assessNumber: nth,
    promiseTime: item === undefined ? '' : promise[item.caseType],
  }
}

function local(at: string, timeZone: string) {
  const time = Temporal.Instant.from(at).toZonedDateTimeISO(timeZone)
  const two = (value: number) => String(value).padStart(2, '0')
  return { year: String(time.year), month: two(time.month), day: two(time.day), hour: two(time.hour), minute: two(time.minute), second: two(time.second) }
}
