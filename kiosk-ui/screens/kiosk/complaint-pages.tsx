/** To complain (投诉): about what, of which visit, and, for those who want to be asked afterwards, a telephone number. A page each. */
import { complaintSubjects } from '../../../device-daemon/wire/choices.ts'
import type { ComplaintReceipt, ComplaintStatus, FileComplaint } from '../../../device-daemon/wire/complaint-commands.ts'
import type { Connection } from '../../daemon/connection.ts'
import { Choices } from '../../design/choices.tsx'
import { dayWords, known, t } from '../../words/words.ts'
import { CodePage, digits } from './code-page.tsx'
import { linkOf } from './complaint-link.ts'
import { Lead } from './said.tsx'
import type { Step, Visit } from './visit.ts'

export type ComplaintStep = Extract<Step, { at: 'complaint' }>

/** A mobile number has eleven digits, one of a landline not fewer than ten. */
const phoneDigitsMin = 10
/** `A001` */
const ticketSignsMin = 4
const codeSigns = 6

interface ComplaintProps {
  readonly line: Connection
  readonly visit: Visit
  readonly step: ComplaintStep
}

export function ComplaintPage({ line, visit, step }: ComplaintProps) {
  const { about, ticket } = step
  if (about === null) return <AboutPage visit={visit} step={step} />
  if (ticket === undefined) {
    const go = (typed: string | null) => visit.go({ ...step, ticket: typed })
    return <CodePage visit={visit} key="ticket" asked={t('kiosk.complaintTicket')} min={ticketSignsMin} onCode={go} without={{ words: t('kiosk.complaintNoTicket'), onWithout: () => go(null) }} />
  }
  const send = (phone: string | null) => complain(line, visit, { about: [about], link: linkOf(ticket, line.view.value?.businessDate ?? ''), contact: phone === null ? null : { phone, consent: true } })
  return <CodePage visit={visit} key="phone" asked={t('kiosk.complaintPhone')} enter={t('kiosk.complaintSend')} signs={digits} min={phoneDigitsMin} onCode={send} without={{ words: t('kiosk.complaintAnonymous'), onWithout: () => send(null) }} />
}

function AboutPage({ visit, step }: Omit<ComplaintProps, 'line'>) {
  return (
    <>
      <Lead>{t('kiosk.complaintAbout')}</Lead>
      <Choices pages={visit} choices={complaintSubjects.map((one) => ({ title: known('complaintSubject', one), onPress: () => visit.go({ ...step, about: one }), testId: `kiosk-complaint-${one}` }))} />
    </>
  )
}

async function complain(line: Connection, visit: Visit, said: FileComplaint): Promise<void> {
  // Two fingers, two buttons, one frame: still one complaint.
  if (visit.step.value.at === 'waiting') return
  visit.wait()
  const answer = await line.post<ComplaintReceipt>('/api/complaints', said)
  visit.go(answer.ok ? { at: 'complained', receipt: answer.data } : { at: 'refused', code: answer.problem.code })
}

export function ComplainedPage({ receipt: { complaint, code, due, job } }: { readonly receipt: ComplaintReceipt }) {
  return (
    <section class="kiosk-ticket" data-testid="kiosk-complained">
      <h1 class="kiosk-lead">{t('kiosk.complaintNoted')}</h1>
      <p>{t('kiosk.complaintNo', { complaint })}</p>
      <p class="kiosk-kept" data-testid="kiosk-complaint-code">
        {code}
      </p>
      <p>{t('kiosk.complaintKeep')}</p>
      {due !== null && <p>{t('kiosk.complaintDue', { date: dayWords(due) })}</p>}
      {job !== null && <p>{t('kiosk.complaintSlip')}</p>}
    </section>
  )
}

export function ComplaintCodePage({ line, visit }: Omit<ComplaintProps, 'step'>) {
  const ask = async (code: string) => {
    visit.wait()
    const answer = await line.get<ComplaintStatus>(`/api/complaints/status/${code}`)
    // Something else than a code was typed: there is no complaint with it.
    visit.go(answer.ok ? { at: 'complaint-status', status: answer.data } : { at: 'refused', code: answer.problem.code === 'BAD_REQUEST' ? 'COMPLAINT_UNKNOWN' : answer.problem.code })
  }
  return <CodePage visit={visit} key="code" asked={t('kiosk.complaintCode')} min={codeSigns} onCode={ask} />
}

export function ComplaintStatusPage({ status: { state, due } }: { readonly status: ComplaintStatus }) {
  return (
    <section class="kiosk-ticket" data-testid="kiosk-complaint-status">
      <h1 class="kiosk-lead">{t('kiosk.complaintIs')}</h1>
      <p class="kiosk-ahead">{known('complaintState', state)}</p>
      {due !== null && <p>{t('kiosk.complaintUntil', { date: dayWords(due) })}</p>}
    </section>
  )
}
