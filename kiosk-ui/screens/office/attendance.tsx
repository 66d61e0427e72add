import { useState } from 'preact/hooks'
import { correctionReasons } from '../../../device-daemon/wire/choices.ts'
import type { ClerkList } from '../../../device-daemon/wire/commands.ts'
import type { AttendanceList, AttendedDay } from '../../../device-daemon/wire/figures-view.ts'
import { Badge, Button, Notice } from '../../design/parts.tsx'
import { number, Table, text, time } from '../../design/table.tsx'
import { dayWords, known, t } from '../../words/words.ts'
import { useAsked } from './asked.ts'
import { Downloads } from './downloads.tsx'
import { actorName, type Names, useNames } from './names.ts'
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
      <Downloads line={line} path={`/api/exports/figures?table=attendance&by=${by}&${queryOf(period)}`} label={t('download.all')} name="attendance" />
      <CorrectForm line={line} onDone={again} />
    </>
  )
}

interface AttendedMonthsProps {
  readonly list: AttendanceList
  /** How a clerk is called. */
  readonly nameOf?: (workNo: string) => string
}

export function AttendedMonths({ list: { months }, nameOf }: AttendedMonthsProps) {
  const names = useNames()
  return (
    <Table
      caption={t('office.attendance')}
      columns={[time(t('column.month')), text(t('appraisal.who')), number(t('attendance.days')), number(t('attendance.late')), number(t('attendance.early')), number(t('attendance.excused')), number(t('attendance.present')), number(t('attendance.paused'))]}
      rows={months.map(({ month, clerk, days, lateDays, earlyDays, excusedDays, presentMs, pausedMs }) => ({
        key: `${month}-${clerk}`,
        cells: [month, nameOf?.(clerk) ?? names.clerk(clerk), days, lateDays, earlyDays, excusedDays, hoursOf(presentMs), hoursOf(pausedMs)],
      }))}
      empty={t('empty.attendance')}
      testId="attendance-months"
    />
  )
}

function Days({ days }: { readonly days: readonly AttendedDay[] }) {
  const names = useNames()
  return (
    <Table
      caption={t('office.attendance')}
      columns={[time(t('attendance.day')), text(t('appraisal.who')), time(t('attendance.firstIn')), time(t('attendance.lastOut')), number(t('attendance.present')), number(t('attendance.paused')), text(t('attendance.judged')), text(t('attendance.corrected'))]}
      rows={days.map((day) => ({
        key: `${day.date}-${day.clerk}`,
        cells: [{ value: day.date, shown: dayWords(day.date) }, names.clerk(day.clerk), ...[day.firstIn, day.lastOut].map((at) => (at === null ? null : timeOf(at))), hoursOf(day.presentMs), hoursOf(day.pausedMs), { value: judgedWords(day).join(' '), shown: <Judged day={day} /> }, { value: correctedWords(day, names).join(' '), shown: <Corrected day={day} /> }],
      }))}
      empty={t('empty.attendance')}
      testId="attendance"
    />
  )
}

function judgedWords({ lateMinutes, earlyMinutes, excused }: AttendedDay): readonly string[] {
  if (excused !== null) return [known('correctionReason', excused)]
  return [...(lateMinutes > 0 ? [t('attendance.lateBy', { minutes: lateMinutes })] : []), ...(earlyMinutes > 0 ? [t('attendance.earlyBy', { minutes: earlyMinutes })] : [])]
}

function Judged({ day }: { readonly day: AttendedDay }) {
  return (
    <>
      {judgedWords(day).map((words) => (
        <Badge key={words} tone={day.excused === null ? 'warn' : 'plain'}>
          {words}
        </Badge>
      ))}
    </>
  )
}

/** Each by its author: what it says, and why. */
const correctedWords = ({ corrections }: AttendedDay, names: Names): readonly string[] =>
  corrections.map(({ by, firstIn, lastOut, reason }) => `${firstIn === null && lastOut === null ? '' : `${firstIn ?? ''}–${lastOut ?? ''} `}${known('correctionReason', reason)} · ${actorName(names, by)}`)

function Corrected({ day }: { readonly day: AttendedDay }) {
  const names = useNames()
  return (
    <>
      {correctedWords(day, names).map((words) => (
        <div key={words}>{words}</div>
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
