import type { ClerkList } from '../../../device-daemon/wire/commands.ts'
import type { ComplaintList, ComplaintRow } from '../../../device-daemon/wire/complaint-commands.ts'
import { Contact } from '../../design/contact.tsx'
import { Notice } from '../../design/parts.tsx'
import { text, time } from '../../design/table.tsx'
import { known, t } from '../../words/words.ts'
import { ComplaintForm } from '../window/complaint-form.tsx'
import { ComplaintSteps } from '../window/complaint-steps.tsx'
import { useAsked, useKept } from './asked.ts'
import { badgeCell, dayCell, limitCell, momentCell, ticketCell } from './cells.tsx'
import { type Names, useNames } from './names.ts'
import type { SectionProps } from './section.ts'
import { type SeenRow, SeeToTable } from './see-to-table.tsx'
import { type Sender, useSend } from './send.tsx'

/** All complaints, with all that a supervisor may do: name who sees to one, or refuse it. */
export function ComplaintsSection({ line }: Pick<SectionProps, 'line'>) {
  const names = useNames()
  const { send, refusal } = useSend(line)
  const clerks = useAsked<ClerkList>(line, '/api/clerks').data?.clerks ?? []
  const { data, problem, again } = useAsked<ComplaintList>(line, '/api/complaints')
  useKept(again)
  const step: Sender['send'] = async (path, body) => {
    const isDone = await send(`/api/complaints/${path}`, body)
    await again()
    return isDone
  }
  const detailOf = (one: ComplaintRow) => (
    <>
      <ComplaintSteps one={one} send={step} clerks={clerks} />
      {one.reachable && <Contact line={line} path={`/api/complaints/${one.complaint}/contact`} testId={`contact-${one.complaint}`} />}
    </>
  )
  return (
    <>
      {refusal}
      {problem !== null && <Notice tone="bad">{known('problem', problem)}</Notice>}
      <section class="card">
        <ComplaintForm line={line} onFiled={again} />
      </section>
      {data !== null && (
        <SeeToTable
          caption={t('office.complaints')}
          columns={[text(t('due.no')), text(t('complaint.subject')), text(t('due.state')), time(t('due.when')), text(t('seeTo.limit')), text(t('complaint.whom')), text(t('seeTo.handler')), time(t('complaint.filed')), text(t('complaint.channel')), text(t('seeTo.ticket')), text(t('complaint.person')), text(t('complaint.content'))]}
          rows={data.complaints.map((one) => rowOf(one, names, one.steps.length > 0 || one.reachable ? detailOf(one) : null))}
          empty={t('empty.complaints')}
          label={t('seeTo.open')}
          stepId={(key) => `open-${key}`}
          testId="complaint"
        />
      )}
    </>
  )
}

function rowOf(one: ComplaintRow, names: Names, detail: SeenRow['detail']): SeenRow {
  const who = (workNo: string | null) => (workNo === null ? null : names.clerk(workNo))
  const about = one.about.map((subject) => known('complaintSubject', subject)).join(' · ')
  return {
    key: one.complaint,
    title: `${one.complaint} · ${about}`,
    cells: [
      one.complaint,
      about,
      badgeCell(known('complaintState', one.state)),
      dayCell(one.limit?.due ?? null),
      limitCell(one),
      who(one.clerk),
      who(one.handler),
      momentCell(one.filedAt),
      known('complaintChannel', one.channel),
      ticketCell(one.ticket),
      one.anonymous ? t('complaint.anonymous') : null,
      one.visitedBack === null ? null : known('contentment', one.visitedBack),
    ],
    detail,
  }
}
