/** A period's figures as pages of paper: printed, or kept as PDF by the browser. Nothing can be printed before all of it is there. */
import { useState } from 'preact/hooks'
import type { ClerkList } from '../../../device-daemon/wire/commands.ts'
import type { AppraisalList, AttendanceList, FigureList, RootList } from '../../../device-daemon/wire/figures-view.ts'
import type { RectificationList } from '../../../device-daemon/wire/rectification-commands.ts'
import { Button, Notice } from '../../design/parts.tsx'
import { known, t } from '../../words/words.ts'
import { AppraisalTable } from './appraisal.tsx'
import { useAsked } from './asked.ts'
import { AttendedMonths } from './attendance.tsx'
import { dateIn, momentIn } from './moments.ts'
import type { Period } from './presets.ts'
import { BadRatings, Levels, Roots, Work } from './report-tables.tsx'
import { queryOf, type SectionProps } from './section.ts'
import './report.css'

/** Another period is another report: numbers of the one never stand under the name of the other. */
export const ReportSection = ({ line, period }: SectionProps) => <Report key={queryOf(period)} line={line} period={period} />

function Report({ line, period }: SectionProps) {
  const { known: numbers, problem } = useNumbers(line, period)
  const site = line.view.value?.site
  if (problem !== null) return <Notice tone="bad">{known('problem', problem)}</Notice>
  if (site === undefined || numbers === null) return null
  const { hall, windows, clerks, appraisal, attendance, open, staff, roots } = numbers
  const names = new Map(staff.clerks.map(({ workNo, name }) => [workNo, `${name} ${workNo}`]))
  const nameOf = (workNo: string) => names.get(workNo) ?? workNo
  const [whole] = hall.figures
  return (
    <>
      <div class="office-choice report-print">
        <Button kind="main" onPress={() => print()} testId="report-print">
          {t('report.print')}
        </Button>
      </div>
      <article class="report" data-testid="report">
        <Heading line={line} period={period} timeZone={site.timeZone} />
        <section>
          <h2>{t('figure.by-window')}</h2>
          <Work figures={windows.figures} by="window" nameOf={(number) => (number === '0' ? '' : number)} />
        </section>
        <section>
          <h2>{t('figure.by-clerk')}</h2>
          <Work figures={clerks.figures} by="clerk" nameOf={nameOf} />
        </section>
        <section class="report-whole">
          <h2>{t('report.levels')}</h2>
          <Levels whole={whole} />
        </section>
        <section class="report-whole">
          <h2>{t('report.bad')}</h2>
          <BadRatings whole={whole} list={open} isWithin={(at) => period.from <= dateIn(at, site.timeZone) && dateIn(at, site.timeZone) <= period.to} />
        </section>
        <section class="report-whole">
          <h2>{t('report.roots')}</h2>
          <p>{t('report.rootsWhat')}</p>
          <Roots list={roots} />
        </section>
        <section>
          <h2>{t('office.appraisal')}</h2>
          <AppraisalTable list={appraisal} by="clerk" nameOf={nameOf} onPaper />
        </section>
        <section class="report-attendance">
          <h2>{t('office.attendance')}</h2>
          {!attendance.judged && <p>{t('attendance.noHours')}</p>}
          <AttendedMonths list={attendance} nameOf={nameOf} />
        </section>
      </article>
    </>
  )
}

/** Null until all are there. */
function useNumbers(line: SectionProps['line'], period: Period) {
  const query = queryOf(period)
  const hall = useAsked<FigureList>(line, `/api/figures?${query}&by=site`)
  const windows = useAsked<FigureList>(line, `/api/figures?${query}&by=window`)
  const clerks = useAsked<FigureList>(line, `/api/figures?${query}&by=clerk`)
  const appraisal = useAsked<AppraisalList>(line, `/api/figures/appraisal?${query}&by=clerk`)
  const attendance = useAsked<AttendanceList>(line, `/api/figures/attendance?${query}`)
  const open = useAsked<RectificationList>(line, '/api/rectifications')
  const roots = useAsked<RootList>(line, `/api/figures/roots?${query}`)
  const staff = useAsked<ClerkList>(line, '/api/clerks')
  const problem = [hall, windows, clerks, appraisal, attendance, open, staff, roots].find((asked) => asked.problem !== null)?.problem ?? null
  if (hall.data === null || windows.data === null || clerks.data === null || appraisal.data === null || attendance.data === null || open.data === null || staff.data === null || roots.data === null) return { known: null, problem }
  return { known: { hall: hall.data, windows: windows.data, clerks: clerks.data, appraisal: appraisal.data, attendance: attendance.data, open: open.data, staff: staff.data, roots: roots.data }, problem }
}


/** Whose numbers, of when, as of when, and who has them from the daemon. */
function Heading({ line, period: { from, to }, timeZone }: Pick<SectionProps, 'line'> & { readonly period: Period; readonly timeZone: string }) {
  const [made] = useState(() => new Date().toISOString())
  const clerk = line.session.value?.clerk
  return (
    <header>
      <h1>{t('report.title', { site: line.view.value?.site.name ?? '' })}</h1>
      <p>{t('report.period', { from, to })}</p>
      <p>{t('report.made', { at: momentIn(made, timeZone), who: clerk == null ? '' : `${clerk.name} ${clerk.workNo}` })}</p>
      {to >= dateIn(made, timeZone) && <p data-testid="report-running">{t('report.running')}</p>}
    </header>
  )
}
