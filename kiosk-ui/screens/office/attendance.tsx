import { useState } from 'preact/hooks'
import { correctionReasons } from '../../../device-daemon/wire/choices.ts'
import type { ClerkList } from '../../../device-daemon/wire/commands.ts'
import type { AttendanceList, AttendedDay } from '../../../device-daemon/wire/figures-view.ts'
import { Badge, Button, Notice } from '../../design/parts.tsx'
import { Table } from '../../design/table.tsx'
import { dayWords, known, t } from '../../words/words.ts'
import { useAsked } from './asked.ts'
import { Downloads } from './downloads.tsx'
import { hoursOf, timeOf } from './numbers.ts'
import { queryOf, type SectionProps } from './section.ts'
import { useSend } from './send.tsx'

/** From sign-in, pause and sign-out; what was corrected stands beside it. */
export function AttendanceSection({ line, period }: SectionProps) {
  const [by, setBy] = useState<'date' | 'month'>('month')
  const { data, problem, again } = useAsked<AttendanceList>(line, `/api/figures/attendance?${queryOf(period)}`)
  if (problem !== null) return <Notice tone="bad">{known('problem', problem)}</Notice>
  if (data === null) return null
  return (
    <>
      {!data.judged && <Notice>{t('attendance.noHours')}</Notice>}
      <div class="office-choice">
        {(['month', 'date'] as const).map((one) => (
          <Button key={one} kind="small" pressed={one === by} onPress={() => setBy(one)} testId={`by-${one}`}>
            {t(`figure.by-${one}`)}
          </Button>
        ))}
      </div>
      {by === 'date' ? <Days days={data.days} /> : <AttendedMonths list={data} />}
      <Downloads line={line} path={`/api/exports/figures?table=attendance&by=${by}&${queryOf(period)}`} name="attendance" />
      <CorrectForm line={line} onDone={again} />
    </>
  )
}

interface AttendedMonthsProps {
  readonly list: AttendanceList
  /** How a clerk is called. */
  readonly nameOf?: (workNo: string) => string
}

export function AttendedMonths({ list: { months }, nameOf = (workNo) => workNo }: AttendedMonthsProps) {
  return (
    <Table
      columns={[t('figure.by-month'), t('appraisal.who'), t('attendance.days'), t('attendance.late'), t('attendance.early'), t('attendance.excused'), t('attendance.present'), t('attendance.paused')]}
      rows={months.map(({ month, clerk, days, lateDays, earlyDays, excusedDays, presentMs, pausedMs }) => ({
        key: `${month}-${clerk}`,
        cells: [month, nameOf(clerk), days, lateDays, earlyDays, excusedDays, hoursOf(presentMs), hoursOf(pausedMs)],
      }))}
      empty={t('office.nothing')}
      testId="attendance-months"
    />
  )
}

function Days({ days }: { readonly days: readonly AttendedDay[] }) {
  return (
    <Table
      columns={[t('attendance.day'), t('appraisal.who'), t('attendance.firstIn'), t('attendance.lastOut'), t('attendance.present'), t('attendance.paused'), t('attendance.judged'), t('attendance.corrected')]}
      rows={days.map((day) => ({
        key: `${day.date}-${day.clerk}`,
        cells: [dayWords(day.date), day.clerk, ...[day.firstIn, day.lastOut].map((at) => (at === null ? t('appraisal.none') : timeOf(at))), hoursOf(day.presentMs), hoursOf(day.pausedMs), <Judged key="judged" day={day} />, <Corrected key="corrected" day={day} />],
      }))}
      empty={t('office.nothing')}
      testId="attendance"
    />
  )
}

function Judged({ day: { lateMinutes, earlyMinutes, excused } }: { readonly day: AttendedDay }) {
  if (excused !== null) return <Badge tone="plain">{known('correctionReason', excused)}</Badge>
  return (
    <>
      {lateMinutes > 0 && <Badge tone="warn">{t('attendance.lateBy', { minutes: lateMinutes })}</Badge>}
      {earlyMinutes > 0 && <Badge tone="warn">{t('attendance.earlyBy', { minutes: earlyMinutes })}</Badge>}
    </>
  )
}

/** Each by its author: what it says, and why. */
function Corrected({ day: { corrections } }: { readonly day: AttendedDay }) {
  return (
    <>
      {corrections.map(({ at, by, firstIn, lastOut, reason }) => (
        <div key={at}>
          {[firstIn, lastOut].some((time) => time !== null) && `${firstIn ?? ''}–${lastOut ?? ''} `}
          {known('correctionReason', reason)} · {by.replace('clerk:', '')}
        </div>
      ))}
    </>
  )
}

function CorrectForm({ line, onDone }: Pick<SectionProps, 'line'> & { readonly onDone: () => Promise<void> }) {
  const { send, refusal } = useSend(line)
  const clerks = useAsked<ClerkList>(line, '/api/clerks').data?.clerks ?? []
  const correct = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!(event.currentTarget instanceof HTMLFormElement)) return
    const said = new FormData(event.currentTarget)
    const time = (name: string) => {
      const value = String(said.get(name) ?? '')
      return value === '' ? null : value
    }
    const body = { clerk: said.get('clerk'), date: said.get('date'), firstIn: time('firstIn'), lastOut: time('lastOut'), reason: said.get('reason') }
    if (await send('/api/figures/attendance', body)) await onDone()
  }
  return (
    <details class="card">
      <summary data-testid="correct-open">{t('attendance.correct')}</summary>
      {refusal}
      <form class="office-form" onSubmit={correct}>
        <label>
          {t('appraisal.who')}
          <select class="chooser" name="clerk" data-testid="correct-clerk">
            {clerks.map(({ workNo, name }) => (
              <option key={workNo} value={workNo}>
                {name} · {workNo}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t('attendance.day')}
          <input type="date" name="date" required data-testid="correct-date" />
        </label>
        <label>
          {t('attendance.firstIn')}
          <input type="time" name="firstIn" data-testid="correct-firstIn" />
        </label>
        <label>
          {t('attendance.lastOut')}
          <input type="time" name="lastOut" data-testid="correct-lastOut" />
        </label>
        <label>
          {t('attendance.reason')}
          <select class="chooser" name="reason" data-testid="correct-reason">
            {correctionReasons.map((reason) => (
              <option key={reason} value={reason}>
                {known('correctionReason', reason)}
              </option>
            ))}
          </select>
        </label>
        <button class="button main" type="submit" data-testid="correct-submit">
          {t('attendance.write')}
        </button>
      </form>
    </details>
  )
}
