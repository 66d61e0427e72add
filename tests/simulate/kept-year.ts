/** A simulated year in a real journal on the disk, with what the product makes of it, and what SQL makes of it. */
import { resolve } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { type Hall, loadHall } from '../../config/load.ts'
import { Figures } from '../../device-daemon/figures/figures.ts'
import { Reports } from '../../device-daemon/figures/reports.ts'
import { raise } from '../../device-daemon/hall/raise.ts'
import { HallService } from '../../device-daemon/hall-service.ts'
import type { Append, Journal } from '../../device-daemon/journal/journal.ts'
import { openSqliteJournal } from '../../device-daemon/journal/sqlite-journal.ts'
import { freezeState } from '../../device-daemon/wire/fold.ts'
import { HandClock } from '../kit/hand-clock.ts'
import { calendar } from './calendar-2026.ts'
import { checkHall } from './check.ts'
import type { SimulatedHall } from './hall.ts'
import { compareAppraisal, compareCases, compareExports, compareFigures, compareMonths, comparePromises, countsOf, type Folds, monthsOf } from './recount/compare.ts'
import { JournalTable, type Period } from './recount/table.ts'
import { simulateYear, type YearOptions } from './year.ts'

/** As many as the daemon commits together at most. */
const groupMax = 128

export interface KeptYear {
  readonly hall: SimulatedHall
  readonly dates: readonly string[]
}

/** Each evening the day is written. The journal is closed at the end. */
export async function keepYear(folder: string, options: Omit<YearOptions, 'sink' | 'evening'>): Promise<KeptYear> {
  let appends: Append[] = []
  let journal: Journal | null = null
  const year = await simulateYear({
    ...options,
    sink: (at, facts) => void appends.push({ at, facts }),
    async evening({ plan: { site } }) {
      journal ??= (await openSqliteJournal({ folder, site, raise })).journal
      for (let from = 0; from < appends.length; from += groupMax) await journal.appendAll(journal.head, appends.slice(from, from + groupMax))
      appends = []
    },
  })
  await (journal as Journal | null)?.close()
  return year
}

/** An example hall with office hours, on the year's own calendar. */
export function officeOf(): Hall {
  const hall = loadHall(resolve(import.meta.dirname, '../../config/halls/emulated.yaml'))
  const spans = [{ from: '08:30', to: '12:00' }, { from: '13:30', to: '17:30' }]
  return { ...hall, calendar, config: { ...hall.config, officeHours: { spans, graceMinutes: 5 } } }
}

/** Sentences; none where both agree on everything. `months`: each by itself, beside the whole time. */
export async function checkYear(folder: string, { hall, dates }: KeptYear): Promise<string[]> {
  const period = { from: dates[0] ?? '', to: dates.at(-1) ?? '' }
  const { site } = hall.plan
  const { journal } = await openSqliteJournal({ folder, site, raise })
  const service = await HallService.open({ plan: hall.plan, journal, clock: new HandClock(hall.now), report: console.error })
  const isSame = isDeepStrictEqual(freezeState(service.state), freezeState(hall.state))
  const figures = new Figures(folder, service, hall.plan.timeZone)
  const office = officeOf()
  const reports = new Reports(figures, service, office)
  const table = new JournalTable(folder)
  const folds = { figures, reports, hall: office, state: hall.state, source: { service, figures, byRule: null, breathe: async () => undefined } }
  try {
    return [...checkHall(hall), ...(isSame ? [] : ['the journal opened again is another hall']), ...(await compareAll(folds, table, hall, { ...period, middle: { from: dates[2] ?? '', to: dates[5] ?? '' } }))]
  } finally {
    table.close()
    await figures.stop()
    await service.stop()
    await journal.close()
  }
}

async function compareAll(folds: Folds, table: JournalTable, { plan, date }: SimulatedHall, { middle, ...period }: Period & { readonly middle: Period }): Promise<string[]> {
  const workdays = workdaysOf2026()
  const [counts, months] = [countsOf(table, period), monthsOf(table, period, workdays)]
  const byMonth = []
  for (const month of new Set([...months.values()].map((one) => one.month))) {
    const own = { from: `${month}-01`, to: `${month}-31` }
    // The morning after is not part of the time.
    const until = own.to < period.to ? own : { ...own, to: period.to }
    byMonth.push(...(await compareFigures(folds, countsOf(table, until), until)))
  }
  const days = { 'case-accepted': 5, 'rectification-opened': plan.rectification.contactDays, 'complaint-filed': plan.complaint.acceptDays }
  return [
    ...(await compareFigures(folds, counts, period)),
    ...byMonth,
    ...(await compareMonths(folds, months, period)),
    ...(await compareAppraisal(folds, counts, months, period)),
    ...compareCases(folds, table, { from: period.from, to: date }),
    ...comparePromises(table, workdays, days, period),
    ...(await compareExports(folds, table, period)),
    // What comes days after the end of a time is of it, too.
    ...(await compareExports(folds, table, middle)),
  ]
}

/** Written down a second time: Monday to Friday without the holidays, and the weekends that are worked. */
function workdaysOf2026(): ReadonlySet<string> {
  const days = Array.from({ length: 365 }, (_, nth) => new Date(Date.UTC(2026, 0, 1 + nth)))
  return new Set(days.flatMap((day) => {
    const date = day.toISOString().slice(0, 10)
    const isWeekday = day.getUTCDay() >= 1 && day.getUTCDay() <= 5
    return calendar.workdays.has(date) || (isWeekday && !calendar.holidays.has(date)) ? [date] : []
  }))
}
