/**
 * Complaints (投诉) that a supervisor gave this clerk to see to. Asked for and not told
 * by the socket, whose window says nothing of which clerk is there.
 */
import { signal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { ComplaintList, ComplaintRow } from '../../../device-daemon/wire/complaint-commands.ts'
import type { Connection } from '../../daemon/connection.ts'
import { Contact } from '../../design/contact.tsx'
import { Badge } from '../../design/parts.tsx'
import { dayWords, known, t } from '../../words/words.ts'
import { ComplaintForm } from './complaint-form.tsx'
import { ComplaintSteps } from './complaint-steps.tsx'
import type { Send } from './more-steps.tsx'

const lookMs = 60_000

interface ComplaintsProps {
  readonly line: Connection
  readonly send: Send
}

export function Complaints({ line, send }: ComplaintsProps) {
  const list = useMemo(() => signal<ComplaintList['complaints']>([]), [])
  const look = async () => {
    const answer = await line.get<ComplaintList>('/api/complaints')
    if (answer.ok) list.value = answer.data.complaints
  }
  useEffect(() => {
    void look()
    const timer = setInterval(look, lookMs)
    return () => clearInterval(timer)
  }, [])
  const step: Send = async (path, body) => {
    await send(`/api/complaints/${path}`, body)
    await look()
  }
  return (
    <section class="card records" data-testid="complaints">
      <h2>{t('complaint.open', { count: list.value.length })}</h2>
      <ComplaintForm line={line} onFiled={look} />
      <ol>
        {list.value.map((one) => (
          <li key={one.complaint} data-testid={`complaint-${one.complaint}`}>
            <Head one={one} />
            <ComplaintSteps one={one} send={step} clerks={[]} />
            {one.reachable && <Contact line={line} path={`/api/complaints/${one.complaint}/contact`} testId={`contact-${one.complaint}`} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Head({ one }: { readonly one: ComplaintRow }) {
  const { complaint, about, channel, ticket, clerk, handler, anonymous, state, visitedBack, limit, calendarUnknown, overdue } = one
  return (
    <p class="marks">
      <strong>{complaint}</strong>
      <span>{about.map((subject) => known('complaintSubject', subject)).join(' · ')}</span>
      <span>{known('complaintChannel', channel)}</span>
      {ticket !== null && <span>{ticket.split('-')[1]}</span>}
      <Badge tone="plain">{known('complaintState', state)}</Badge>
      {visitedBack !== null && <span>{known('contentment', visitedBack)}</span>}
      {anonymous && <span>{t('complaint.anonymous')}</span>}
      {clerk !== null && <span>{t('complaint.about', { clerk })}</span>}
      {handler !== null && <span>{t('rectification.with', { clerk: handler })}</span>}
      {limit !== null && <span>{t('rectification.due', { date: dayWords(limit.due) })}</span>}
      {calendarUnknown && <Badge tone="warn">{t('rectification.calendarUnknown')}</Badge>}
      {overdue && <Badge tone="bad">{t('rectification.late')}</Badge>}
    </p>
  )
}
