/** Tables of figures for spreadsheets and other systems: the same numbers as the office's page shows, times in ms. */
import { byMonth } from '../figures/attended.ts'
import type { Reports } from '../figures/reports.ts'
import { type Appraised, type AttendedDay, type AttendedMonth, counted, type FigureList, type Signs } from '../wire/figures-view.ts'
import { appraisalBys, groupings, partNames } from '../wire/groupings.ts'
import { waitEdges, waitWithin } from '../wire/wait-spread.ts'
import type { Period } from './rated.ts'
import type { Row, Table } from './table.ts'

export const figureTableNames = ['figures', 'appraisal', 'attendance', 'signs', 'roots'] as const
export type FigureTableName = (typeof figureTableNames)[number]

const attendanceBys = ['month', 'date'] as const
/** By what each can be put together; the first where nothing is said. */
export const tableBys = { figures: groupings, appraisal: appraisalBys, attendance: attendanceBys, signs: ['clerk'], roots: ['date'] } as const satisfies Record<FigureTableName, readonly string[]>

const partColumns = partNames.flatMap((part) => [`${part}Of`, `${part}All`, `${part}Points`])
const columnsOf = {
  figures: ['key', ...counted, 'longestRun', 'medianWaitMs', 'nineOfTenWaitMs'],
  appraisal: ['key', 'acts', 'rank', 'total', ...partColumns, 'meanWaitMs', 'meanServedMs', 'handOvers', 'overdue'],
  months: ['month', 'clerk', 'days', 'lateDays', 'earlyDays', 'excusedDays', 'presentMs', 'pausedMs'],
  days: ['date', 'clerk', 'firstIn', 'lastOut', 'presentMs', 'pausedMs', 'lateMinutes', 'earlyMinutes', 'excused', 'corrections'],
  signs: ['clerk', 'acts', 'rated', 'fast', 'longestRun', 'unasked', 'withdrawn', 'withdrawals', 'lost', 'timedOut', 'clusters', 'outOfHours'],
  roots: ['date', 'root', 'count'],
} as const

/** Null where that table is not put together so. */
export async function figureTable(reports: Reports, name: FigureTableName, by: string | undefined, { from, to }: Period): Promise<Table | null> {
  const wanted = { from, to, clerk: null }
  const known = <By extends string>(bys: readonly By[]): By | undefined => (by === undefined ? bys[0] : bys.find((one) => one === by))
  switch (name) {
    case 'figures': {
      const grouping = known(tableBys.figures)
      return grouping === undefined ? null : { columns: columnsOf.figures, rows: (await reports.sums(grouping, wanted)).map(figuresRow) }
    }
    case 'appraisal': {
      const grouping = known(tableBys.appraisal)
      return grouping === undefined ? null : { columns: columnsOf.appraisal, rows: (await reports.appraisal(grouping, wanted)).map(appraisedRow) }
    }
    case 'attendance': {
      const grouping = known(tableBys.attendance)
      if (grouping === undefined) return null
      const days = await reports.attendance(wanted)
      return grouping === 'month' ? { columns: columnsOf.months, rows: byMonth(days).map(monthRow) } : { columns: columnsOf.days, rows: days.map(dayRow) }
    }
    case 'signs':
      return known(tableBys.signs) === undefined ? null : { columns: columnsOf.signs, rows: (await reports.signs(wanted)).map(signsRow) }
    case 'roots':
      return known(tableBys.roots) === undefined ? null : { columns: columnsOf.roots, rows: (await reports.roots(wanted)).map((root) => ({ ...root })) }
  }
}

type Sum = FigureList['figures'][number]
const figuresRow = (sum: Sum): Row => ({ ...sum, medianWaitMs: withinMs(sum, 0.5), nineOfTenWaitMs: withinMs(sum, 0.9) })

/** A `+` behind the last edge: so long at least. */
function withinMs(sum: Sum, share: number): number | string {
  const minutes = waitWithin(sum, share)
  if (minutes === null) return ''
  return Number.isFinite(minutes) ? Math.round(minutes * 60_000) : `${Math.max(...waitEdges) * 60_000}+`
}

function appraisedRow({ key, acts, rank, total, parts, meanWaitMs, meanServedMs, handOvers, overdue }: Appraised): Row {
  const numbers = parts.flatMap(({ part, of, all, points }) => [
    [`${part}Of`, of],
    [`${part}All`, all],
    [`${part}Points`, points ?? ''],
  ])
  return { key, acts, rank: rank ?? '', total: total ?? '', ...Object.fromEntries(numbers), meanWaitMs: meanWaitMs ?? '', meanServedMs: meanServedMs ?? '', handOvers, overdue }
}

const monthRow = (month: AttendedMonth): Row => ({ ...month })

function dayRow({ firstIn, lastOut, excused, corrections, ...day }: AttendedDay): Row {
  return { ...day, firstIn: firstIn ?? '', lastOut: lastOut ?? '', excused: excused ?? '', corrections: corrections.length }
}

/** How many such minutes there were: when they were is on the page. */
const signsRow = ({ clusters, outOfHours, withdrawals, ...signs }: Signs): Row => ({ ...signs, withdrawals: withdrawals.map(({ why, count }) => `${why} ${count}`).join(' '), clusters: clusters.length, outOfHours: outOfHours.length })
