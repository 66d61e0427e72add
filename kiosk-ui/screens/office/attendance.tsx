import type { AttendanceList } from '../../../device-daemon/wire/figures-view.ts'
import { Notice } from '../../design/parts.tsx'
import { Table } from '../../design/table.tsx'
import { dayWords, known, t } from '../../words/words.ts'
import { useAsked } from './asked.ts'
import { hoursOf, timeOf } from './numbers.ts'
import { queryOf, type SectionProps } from './section.ts'

/** From sign-in, pause and sign-out. */
export function AttendanceSection({ line, period }: SectionProps) {
  const { data, problem } = useAsked<AttendanceList>(line, `/api/figures/attendance?${queryOf(period)}`)
  if (problem !== null) return <Notice tone="bad">{known('problem', problem)}</Notice>
  if (data === null) return null
  return (
    <Table
      columns={[t('attendance.day'), t('appraisal.who'), t('attendance.firstIn'), t('attendance.lastOut'), t('attendance.present'), t('attendance.paused')]}
      rows={data.attendance.map(({ date, clerk, firstIn, lastOut, presentMs, pausedMs }) => ({
        key: `${date}-${clerk}`,
        cells: [dayWords(date), clerk, timeOf(firstIn), timeOf(lastOut), hoursOf(presentMs), hoursOf(pausedMs)],
      }))}
      empty={t('office.nothing')}
      testId="attendance"
    />
  )
}
