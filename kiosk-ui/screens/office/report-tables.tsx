import type { FigureList, RootList } from '../../../device-daemon/wire/figures-view.ts'
import type { RectificationList } from '../../../device-daemon/wire/rectification-commands.ts'
import { number, share, Table, text, time } from '../../design/table.tsx'
import { known, t, type WordKey } from '../../words/words.ts'
import { minutesOf, shareOf, waitOf } from './numbers.ts'

type Sum = FigureList['figures'][number]
const levels = ['very_satisfied', 'satisfied', 'basically_satisfied', 'dissatisfied', 'very_dissatisfied'] as const
const ratedOf = (sum: Sum): number => levels.reduce((all, level) => all + sum[level], 0)
const badOf = (sum: Sum): number => sum.dissatisfied + sum.very_dissatisfied

const shares: readonly WordKey[] = ['figure.rated', 'figure.good']
const columns: readonly WordKey[] = ['figure.acts', 'figure.wait', 'figure.waitMedian', 'figure.waitNine', 'figure.service', ...shares, 'figure.bad', 'figure.timedOut', 'figure.unasked', 'figure.noShows', 'figure.handOvers']

/** Acts with what they took and how they were rated, in as many columns as paper has room for. */
export function Work({ figures, by, nameOf }: { readonly figures: readonly Sum[]; readonly by: 'window' | 'clerk'; readonly nameOf: (key: string) => string }) {
  const rows = figures.map((sum) => {
    const [rated, bad] = [ratedOf(sum), badOf(sum)]
    const numbers = [sum.acts, minutesOf(sum.waitMs, sum.waits), waitOf(sum, 0.5), waitOf(sum, 0.9), minutesOf(sum.servedMs, sum.served), shareOf(rated, sum.acts), shareOf(rated - bad, rated), bad, sum.timedOut, sum.unasked, sum.noShows, sum.handOvers]
    return { key: sum.key, cells: [nameOf(sum.key) || t('figure.nobody'), ...numbers] }
  })
  return <Table caption={t(`figure.by-${by}`)} columns={[text(t(by === 'window' ? 'report.window' : 'appraisal.who')), ...columns.map((column) => (shares.includes(column) ? share(t(column)) : number(t(column))))]} rows={rows} empty={t('empty.figures')} testId={`report-${by}`} />
}

/** Of the ratings that were given: who was not asked or did not answer is none of them. */
export function Levels({ whole }: { readonly whole: Sum | undefined }) {
  const rated = whole === undefined ? 0 : ratedOf(whole)
  const rows = whole === undefined ? [] : levels.map((level) => ({ key: level, cells: [known('level', level), whole[level], shareOf(whole[level], rated)] }))
  return <Table caption={t('report.levels')} columns={[text(t('report.level')), number(t('report.count')), share(t('report.share'))]} rows={rows} empty={t('empty.levels')} testId="report-levels" />
}

interface BadRatingsProps {
  readonly whole: Sum | undefined
  readonly list: RectificationList
  readonly isWithin: (instant: string) => boolean
}

/** What came, and what became of it: in the period; and what of it is still open as this is made. */
export function BadRatings({ whole, list, isWithin }: BadRatingsProps) {
  const open = list.rectifications.filter(({ openedAt }) => isWithin(openedAt))
  const own = list.own.filter(({ openedAt }) => isWithin(openedAt))
  const numbers: readonly (readonly [key: WordKey, count: number])[] = [
    ['report.badOpened', whole === undefined ? 0 : badOf(whole)],
    ['report.badClosed', whole?.seenTo ?? 0],
    ['report.badLate', whole?.seenToLate ?? 0],
    ['report.badEscalated', whole?.overdue ?? 0],
    ['report.badOpen', open.length + own.length],
    ['report.badOverdue', open.filter(({ overdue }) => overdue).length],
  ]
  return <Table caption={t('report.bad')} columns={[text(t('report.what')), number(t('report.count'))]} rows={numbers.map(([key, count]) => ({ key, cells: [t(key), count] }))} empty={t('empty.levels')} testId="report-bad" />
}

/** A receipt is checked against the root of its day. */
export function Roots({ list }: { readonly list: RootList }) {
  return <Table caption={t('report.roots')} columns={[time(t('attendance.day')), number(t('report.count')), text(t('report.root'))]} rows={list.roots.map(({ date, count, root }) => ({ key: date, cells: [date, count, { value: root, shown: <code>{root}</code> }] }))} empty={t('empty.roots')} testId="report-roots" />
}
