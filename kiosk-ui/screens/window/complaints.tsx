/**
 * Complaints (投诉) that whoever is here sees to: a clerk those that a supervisor gave them, a supervisor all. Asked for and not told
 * by the socket, whose window says nothing of which clerk is there.
 */
import { signal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import { complaintAnswers, complaintFindings, complaintRefusals, type ComplaintStep, contentments, referrals } from '../../../device-daemon/wire/choices.ts'
import type { ComplaintList, ComplaintRow } from '../../../device-daemon/wire/complaint-commands.ts'
import type { ClerkList } from '../../../device-daemon/wire/commands.ts'
import type { Connection } from '../../daemon/connection.ts'
import { Contact } from '../../design/contact.tsx'
import { Badge, Button } from '../../design/parts.tsx'
import { Chooser, Reason } from '../../design/reason.tsx'
import { dayWords, known, t, type WordGroup } from '../../words/words.ts'
import { ComplaintForm } from './complaint-form.tsx'
import type { Send } from './more-steps.tsx'

const lookMs = 60_000

/** What is to be said with a step. */
const said = {
  'investigate': ['finding', 'complaintFinding', complaintFindings],
  'answer': ['answer', 'complaintAnswer', complaintAnswers],
  'visit-back': ['contentment', 'contentment', contentments],
} as const satisfies Partial<Record<ComplaintStep, readonly [field: string, group: WordGroup, choices: readonly string[]]>>

interface ComplaintsProps {
  readonly line: Connection
  readonly send: Send
  /** Whom a supervisor may name. */
  readonly clerks?: ClerkList['clerks']
}

export function Complaints({ line, send, clerks = [] }: ComplaintsProps) {
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
            <Steps one={one} send={step} clerks={clerks} />
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

function Steps({ one, send, clerks }: { readonly one: ComplaintRow; readonly send: Send; readonly clerks: ClerkList['clerks'] }) {
  const { complaint: no, clerk, handler, steps } = one
  return (
    <div class="marks">
      {steps.includes('accept') && (
        <Chooser label={t('complaint.accept')} onChoose={(named) => send(`${no}/accept`, { handler: named })} testId={`accept-${no}`}>
          {clerks
            .filter(({ workNo }) => workNo !== clerk && workNo !== handler)
            .map(({ workNo, name }) => (
              <option key={workNo} value={workNo}>
                {name} · {workNo}
              </option>
            ))}
        </Chooser>
      )}
      {steps.includes('refuse') && (
        <>
          <Reason label={t('complaint.refer')} group="referral" choices={referrals} testId={`refer-${no}`} onChoose={(referral) => send(`${no}/refuse`, { reason: 'not-ours', referral })} />
          <Reason label={t('complaint.refuse')} group="complaintRefusal" choices={complaintRefusals.filter((reason) => reason !== 'not-ours')} testId={`refuse-${no}`} onChoose={(reason) => send(`${no}/refuse`, { reason })} />
        </>
      )}
      {Object.entries(said).map(([step, [field, group, choices]]) =>
        steps.some((each) => each === step) ? (
          <Reason key={step} label={t(`complaint.${step as keyof typeof said}`)} group={group} choices={choices.filter((choice) => choice !== 'anonymous' || one.anonymous)} testId={`${step}-${no}`} onChoose={(choice) => send(`${no}/${step}`, { [field]: choice })} />
        ) : null,
      )}
      {steps.includes('close') && (
        <Button kind="small" onPress={() => send(`${no}/close`)} testId={`close-${no}`}>
          {t('complaint.close')}
        </Button>
      )}
    </div>
  )
}
