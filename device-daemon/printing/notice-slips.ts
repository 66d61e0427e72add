/** The one-time notice of an item and the slip of what is still missing, from the catalogue. No name stands on them. */
import type { ServiceItem } from '../../config/item-schema.ts'
import type { Hall } from '../../config/load.ts'
import type { PaperLine } from '../../drivers/contract/kinds.ts'
import { isTakenAt } from '../plan-of.ts'
import { noticeCode } from '../wire/codes.ts'
import type { NoticeView } from '../wire/notice-view.ts'
import { papersOf, partsOf } from '../wire/papers.ts'
import type { Paper } from '../wire/item-view.ts'

type Copy = 'original' | 'reprint'

const units = { D: '日', WD: '个工作日', MONTH: '个月', NOW: '' } as const
const agents = { limited: '部分情况可由他人代办', guardian: '由监护人代办' } as const

export function noticeSlip(hall: Hall, notice: NoticeView, copy: Copy): PaperLine[] | null {
  const item = hall.items.find(({ code }) => code === notice.item)
  if (item === undefined) return null
  const size = notice.size === 'large' ? 2 : 1
  return [
    ...head(hall, item, size, '一次性告知单', 'What to bring', copy),
    ...partLines(hall, item, size),
    ...paperLines(hall, item, size, () => true),
    { type: 'rule' },
    ...left(size, `受理部门 ${item.department}`, limitWords('承诺时限', item.promised), limitWords('法定时限', item.statutory), `收费 ${item.fee}`, agentWords(item), item.homeService ? '可以申请上门服务' : null),
    ...foot(hall, notice),
  ]
}

/** Only what is missing. */
export function supplementSlip(hall: Hall, notice: NoticeView, copy: Copy): PaperLine[] | null {
  const item = hall.items.find(({ code }) => code === notice.item)
  if (item === undefined) return null
  const size = notice.size === 'large' ? 2 : 1
  return [
    ...head(hall, item, size, '补正材料告知单', 'Still missing', copy),
    ...paperLines(hall, item, size, (index) => notice.missing.includes(index)),
    ...left(size, '请补齐以上材料,其余材料已收验。'),
    ...foot(hall, notice),
  ]
}

/** What a bundle is made of, and what of it this hall does not take, or not on every day. */
function partLines({ config, items }: Hall, item: ServiceItem, size: number): PaperLine[] {
  const parts = partsOf(item, items)
  if (parts.length === 0) return []
  return [...left(size, '一次办理以下事项:', ...parts.map((part) => `· ${part.name}${whenWords(part, config.site.tier)}`)), { type: 'rule' }]
}

function whenWords(part: ServiceItem, tier: Hall['config']['site']['tier']): string {
  const { closed, from, until } = part
  if (!isTakenAt(part, tier)) return '(本厅不受理)'
  if (closed !== false) return '(暂停办理)'
  if (from === undefined) return until === undefined ? '' : `(至${until})`
  return until === undefined ? `(${from}起)` : `(${from}至${until})`
}

/** Of a bundle each with what it is for. */
function paperLines({ items }: Hall, item: ServiceItem, size: number, isSaid: (index: number) => boolean): PaperLine[] {
  const parts = partsOf(item, items)
  const names = new Map([[item.code, '联办申请'], ...parts.map(({ code, name }) => [code, name] as const)])
  const forWhat = (paper: Paper) => (parts.length === 0 ? null : `  用于 ${paper.for.map((code) => names.get(code)).join(';')}`)
  return papersOf(item, items).flatMap((paper, index) => (isSaid(index) ? [...materialLines(paper, index, size), ...left(size, forWhat(paper))] : []))
}

function head({ config }: Hall, item: ServiceItem, size: number, title: string, titleEn: string, copy: Copy): PaperLine[] {
  return [
    ...(copy === 'reprint' ? [centred('补打 REPRINT', 2)] : []),
    centred(config.site.name),
    centred(title, 2),
    centred(titleEn),
    { type: 'rule' },
    centred(item.name, size),
    centred(item.nameEn),
    { type: 'rule' },
  ]
}

/** What is waived is said with its reason, so that nobody looks for it at home. English is beside it, and stays small. */
function materialLines(paper: Paper, index: number, size: number): PaperLine[] {
  const { name, originals, copies, required, waive, when } = paper
  const counts = [originals > 0 ? `原件${originals}份` : '', copies > 0 ? `复印件${copies}份` : ''].filter(Boolean).join('、')
  const need = waive === undefined ? (required ? counts : `可选 ${counts}`) : `免交(${waive})`
  return [...left(size, `${index + 1}. ${name} ${need}`.trim()), ...left(1, englishWords(paper)), ...left(size, when === undefined ? null : `  ${when}`)]
}

/** Null where the catalogue has no English name: half a translation helps nobody. */
function englishWords({ nameEn, originals, copies, required, waive }: Paper): string | null {
  if (nameEn === undefined) return null
  if (waive !== undefined) return `   ${nameEn}: not needed`
  const counts = [originals > 0 ? `${originals} original` : '', copies > 0 ? `${copies} copy` : ''].filter(Boolean).join(', ')
  return `   ${nameEn}${counts === '' ? '' : `: ${counts}`}${required ? '' : ' (optional)'}`
}

function limitWords(what: string, { value, unit }: ServiceItem['promised']): string | null {
  if (unit === 'NOW') return `${what} 即办`
  return value === null || unit === null ? null : `${what} ${value} ${units[unit]}`
}

function agentWords({ agent }: ServiceItem): string {
  return typeof agent === 'string' ? agents[agent] : agent ? '可以由他人代办' : '须本人办理'
}

function foot({ config }: Hall, { notice, version, digest }: NoticeView): PaperLine[] {
  return [
    { type: 'qr', payload: noticeCode(config.site.code, notice), align: 'center' },
    centred(`告知编号 ${notice}`),
    // The version and the head of the SM3: enough to find the very list that was told.
    centred(`目录 ${version} ${digest.slice(0, 8)}`),
    { type: 'feed', lines: 3 },
    { type: 'cut' },
  ]
}

const centred = (text: string, size = 1): PaperLine => ({ type: 'text', text, align: 'center', size, bold: size > 1 })
const left = (size: number, ...lines: readonly (string | null)[]): PaperLine[] => lines.flatMap((text) => (text === null || text === '' ? [] : [{ type: 'text', text, align: 'left', size } as const]))
