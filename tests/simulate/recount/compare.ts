/** The year by the product's folds, and by SQL over its journal: a sentence for each number that differs. */
import type { Hall } from '../../../config/load.ts'
import { byMonth } from '../../../device-daemon/figures/attended.ts'
import type { Figures } from '../../../device-daemon/figures/figures.ts'
import type { Reports } from '../../../device-daemon/figures/reports.ts'
import { type RatedSource, ratedBetween } from '../../../device-daemon/exports/rated.ts'
import { shapeNames, shapeOf } from '../../../device-daemon/exports/shapes.ts'
import type { Row } from '../../../device-daemon/exports/table.ts'
import { counted } from '../../../device-daemon/wire/figures-view.ts'
import type { HallState } from '../../../device-daemon/wire/fold.ts'
import { appraisalOf, type PlainAppraisal } from './appraisal.ts'
import { monthsOf, type SqlMonth } from './attendance.ts'
import { openCases, openFiles, promises } from './cases.ts'
import { type ClerkCounts, countsOf } from './counts.ts'
import { exportedBy } from './exports.ts'
import type { JournalTable, Period } from './table.ts'

export interface Folds {
  readonly figures: Figures
  readonly reports: Reports
  readonly source: RatedSource
  readonly hall: Hall
  readonly state: HallState
}

type Shown = string | number | boolean | null

/** Two lists of the same numbers by their names. */
function differing(what: string, folded: ReadonlyMap<string, Shown>, queried: ReadonlyMap<string, Shown>): string[] {
  const names = new Set([...folded.keys(), ...queried.keys()])
  return [...names].filter((name) => folded.get(name) !== queried.get(name)).map((name) => `${what} ${name}: ${folded.get(name) ?? 'nothing'} by the fold, ${queried.get(name) ?? 'nothing'} by SQL`)
}

const withoutZeros = (numbers: ReadonlyMap<string, Shown>): Map<string, Shown> => new Map([...numbers].filter(([, value]) => value !== 0))

export async function compareFigures({ figures }: Folds, counts: ClerkCounts, period: Period): Promise<string[]> {
  const sums = await figures.sums('clerk', { ...period, clerk: null })
  const folded = new Map(sums.flatMap((sum) => [...counted, 'longestRun' as const].map((name): [string, number] => [`${sum.key} ${name}`, sum[name]])))
  const queried = new Map([...counts].flatMap(([clerk, own]) => [...own].map(([name, value]): [string, number] => [`${clerk} ${name}`, value])))
  return differing(`figures ${period.from}…${period.to}`, withoutZeros(folded), withoutZeros(queried))
}

export async function compareMonths({ reports }: Folds, months: ReadonlyMap<string, SqlMonth>, period: Period): Promise<string[]> {
  const names = ['days', 'lateDays', 'earlyDays', 'excusedDays', 'presentMs', 'pausedMs'] as const
  const flat = (all: Iterable<Omit<SqlMonth, 'onTime'>>) => new Map([...all].flatMap((one) => names.map((name): [string, number] => [`${one.month} ${one.clerk} ${name}`, one[name]])))
  return differing('attendance', flat(byMonth(await reports.attendance({ ...period, clerk: null }))), flat(months.values()))
}

export async function compareAppraisal({ reports, hall: { config } }: Folds, counts: ClerkCounts, months: ReadonlyMap<string, SqlMonth>, period: Period): Promise<string[]> {
  const onTime = new Map([...Map.groupBy(months.values(), ({ clerk }) => clerk)].map(([clerk, all]) => [clerk, [sumOf(all, 'onTime'), sumOf(all, 'days')] as const]))
  const flat = (key: string, { parts, ...rest }: PlainAppraisal): [string, Shown][] => [...Object.entries(rest).map(([name, value]): [string, Shown] => [`${key} ${name}`, value]), ...parts.map(([part, ...numbers]): [string, Shown] => [`${key} ${part}`, numbers.join(' ')])]
  const folded = (await reports.appraisal('clerk', period)).flatMap(({ key, acts, parts, total, rank, meanWaitMs, meanServedMs }) =>
    flat(key, { acts, parts: parts.map(({ part, of, all, points }) => [part, of, all, points] as const), total, rank, meanWaitMs, meanServedMs }))
  const queried = [...appraisalOf(counts, config.appraisal.weights, config.appraisal.fewActs, onTime)].flatMap(([key, one]) => flat(key, one))
  return differing('appraisal', new Map(folded), new Map(queried))
}

const sumOf = (months: readonly SqlMonth[], name: 'onTime' | 'days'): number => months.reduce((sum, one) => sum + one[name], 0)

/** The hall's own list of what is open, and how far it is, on the morning after. */
export function compareCases({ state }: Folds, table: JournalTable, period: Period): string[] {
  const open = (no: string, { state: step, limit, escalated }: { readonly state: string; readonly limit: { readonly due: string } | null; readonly escalated: boolean }): [string, string] => [no, `${step}, until ${limit?.due ?? null}, ${escalated ? 'escalated' : 'in time'}`]
  const asked = (what: 'rectification' | 'complaint') => new Map(openCases(table, what, period).map(({ no, step, due, escalated }) => open(no, { state: step, limit: due === null ? null : { due }, escalated })))
  const isOpen = ({ state: step }: { readonly state: string }) => step !== 'closed'
  const steps = { 'case-accepted': 'accepted', 'case-taken': 'reviewing', 'case-papers-in': 'reviewing', 'case-papers-asked': 'waiting-papers', 'case-decided': 'ready' } as const
  return [
    ...differing('bad rating', new Map([...state.rectification.rectifications.values()].filter(isOpen).map((one) => open(one.rectification, one))), asked('rectification')),
    ...differing('complaint', new Map([...state.complaint.complaints.values()].filter(isOpen).map((one) => open(one.complaint, one))), asked('complaint')),
    ...differing('case', new Map([...state.case.cases.values()].filter((one) => one.state !== 'collected' && one.state !== 'withdrawn').map((one) => [one.case, one.state])), new Map(openFiles(table, period).map(([no, step]) => [no, Object(steps)[step]]))),
  ]
}

/** Each promise ends as many working days after its day as the hall says. Beyond the year whose list is known there is none. */
export function comparePromises(table: JournalTable, workdays: ReadonlySet<string>, days: Readonly<Record<string, number>>, period: Period): string[] {
  const list = [...workdays]
  return promises(table, period).flatMap(({ what, day, due }) => {
    const last = list.filter((date) => date > day)[(days[what] ?? 0) - 1] ?? null
    // A bad rating's promise has its escalation a day later, which must be known as well.
    return due === last || (due === null && list.indexOf(last ?? '') >= list.length - 2) ? [] : [`${what} of ${day}: until ${due}, and by the calendar until ${last}`]
  })
}

const keyOf = {
  plain: ({ clerk, level, item, nth }: Row) => `${clerk} ${level} ${item} ${nth}`,
  upload: ({ proManager, satisfaction, taskCode, assessNumber }: Row) => `${proManager} ${satisfaction} ${taskCode} ${assessNumber}`,
  table9: ({ 满意度代码: code, 评价次数: nth }: Row) => `${code} ${nth}`,
} as const

export async function compareExports({ source, hall }: Folds, table: JournalTable, period: Period): Promise<string[]> {
  const found = shapeNames.map((shape) => ({ shape, rowOf: shapeOf(shape, hall), counts: new Map<string, number>() }))
  for await (const one of ratedBetween(source, period)) {
    for (const { shape, rowOf, counts } of found) {
      const key = keyOf[shape](rowOf(one))
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
  }
  return found.flatMap(({ shape, counts }) => differing(`export ${shape}`, counts, exportedBy(table, shape, period)))
}

export { countsOf, monthsOf }
