/** To complain (投诉): about what, of which visit, and, for those who want to be asked afterwards, a telephone number. A page each. */
import { complaintSubjects } from '../../../device-daemon/wire/choices.ts'
import type { ComplaintReceipt, ComplaintStatus, FileComplaint } from '../../../device-daemon/wire/complaint-commands.ts'
import type { Connection } from '../../daemon/connection.ts'
import { Button } from '../../design/parts.tsx'
import { dayWords, known, t } from '../../words/words.ts'
import { CodePage, digits } from './code-page.tsx'
import { linkOf } from './complaint-link.ts'
import { pagesOf } from './paging.ts'
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
    return <CodePage key="ticket" asked={t('kiosk.complaintTicket')} min={ticketSignsMin} onCode={go} without={{ words: t('kiosk.complaintNoTicket'), onWithout: () => go(null) }} />
  }
  const send = (phone: string | null) => complain(line, visit, { about: [about], link: linkOf(ticket, line.view.value?.businessDate ?? ''), contact: phone === null ? null : { phone, consent: true } })
  return <CodePage key="phone" asked={t('kiosk.complaintPhone')} enter={t('kiosk.complaintSend')} signs={digits} min={phoneDigitsMin} onCode={send} without={{ words: t('kiosk.complaintAnonymous'), onWithout: () => send(null) }} />
}

function AboutPage({ visit, step }: Omit<ComplaintProps, 'line'>) {
  return (
    <>
      <p class="kiosk-lead">{t('kiosk.complaintAbout')}</p>
      <ul class="kiosk-choices">
        {(pagesOf(complaintSubjects)[step.page] ?? []).map((one) => (
          <li key={one}>
            <Button onPress={() => visit.go({ ...step, about: one })} testId={`kiosk-complaint-${one}`}>
              <span class="kiosk-choice">{known('complaintSubject', one)}</span>
            </Button>
          </li>
        ))}
      </ul>
      <div class="kiosk-appointment">
        <p>{t('kiosk.complaintAsk')}</p>
        <Button onPress={() => visit.go({ at: 'complaint-code' })} testId="kiosk-complaint-ask">
          {t('kiosk.complaintStatus')}
        </Button>
      </div>
    </>
  )
}

async function complain(line: Connection, visit: Visit, said: FileComplaint): Promise<void> {
  // Two fingers, two buttons, one frame: still one complaint.
  if (visit.step.value.at === 'waiting') return
  visit.go({ at: 'waiting' })
  const answer = await line.post<ComplaintReceipt>('/api/complaints', said)
  visit.go(answer.ok ? { at: 'complained', receipt: answer.data } : { at: 'refused', code: answer.problem.code })
}

export function ComplainedPage({ receipt: { complaint, code, due, job } }: { readonly receipt: ComplaintReceipt }) {
  return (
    <section class="kiosk-ticket" data-testid="kiosk-complained">
      <p class="kiosk-lead">{t('kiosk.complaintNoted', { complaint })}</p>
      <p class="kiosk-ahead" data-testid="kiosk-complaint-code">
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
    visit.go({ at: 'waiting' })
    const answer = await line.get<ComplaintStatus>(`/api/complaints/status/${code}`)
    // Something else than a code was typed: there is no complaint with it.
    visit.go(answer.ok ? { at: 'complaint-status', status: answer.data } : { at: 'refused', code: answer.problem.code === 'BAD_REQUEST' ? 'COMPLAINT_UNKNOWN' : answer.problem.code })
  }
  return <CodePage key="code" asked={t('kiosk.complaintCode')} min={codeSigns} onCode={ask} />
}

export function ComplaintStatusPage({ status: { state, due } }: { readonly status: ComplaintStatus }) {
  return (
    <section class="kiosk-ticket" data-testid="kiosk-complaint-status">
      <p class="kiosk-lead">{t('kiosk.complaintIs')}</p>
      <p class="kiosk-ahead">{known('complaintState', state)}</p>
      {due !== null && <p>{t('kiosk.complaintUntil', { date: dayWords(due) })}</p>}
    </section>
  )
}
