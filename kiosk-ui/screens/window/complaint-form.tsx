/** A complaint, written down for somebody at the window or on the telephone. */
import { useState } from 'preact/hooks'
import { complaintSubjects } from '../../../device-daemon/wire/choices.ts'
import type { ComplaintReceipt } from '../../../device-daemon/wire/complaint-commands.ts'
import type { Connection } from '../../daemon/connection.ts'
import { Button, Notice } from '../../design/parts.tsx'
import { known, t } from '../../words/words.ts'
import { linkOf } from '../kiosk/complaint-link.ts'

const empty = { about: '', ticket: '', by: 'window', phone: '', consent: false }
type Draft = typeof empty

export function ComplaintForm({ line, onFiled }: { readonly line: Connection; readonly onFiled: () => unknown }) {
  const [draft, setDraft] = useState<Draft>(empty)
  const [said, setSaid] = useState<string | null>(null)
  const { about, ticket, by, phone, consent } = draft
  const send = async () => {
    const link = linkOf(ticket === '' ? null : ticket.trim().toUpperCase(), line.view.value?.businessDate ?? '')
    const answer = await line.post<ComplaintReceipt>('/api/complaints', { about: [about], by, link, contact: consent ? { phone, consent } : null })
    setSaid(answer.ok ? t('complaint.noted', { complaint: answer.data.complaint, code: answer.data.code }) : known('problem', answer.problem.code))
    if (!answer.ok) return
    setDraft(empty)
    onFiled()
  }
  return (
    <details class="desk-more">
      <summary data-testid="complaint-new">{t('complaint.new')}</summary>
      <div class="desk-choosers desk-form">
        <Choice label={t('complaint.subject')} value={about} choices={[['', ''], ...complaintSubjects.map((one) => [one, known('complaintSubject', one)] as const)]} onChoose={(value) => setDraft({ ...draft, about: value })} testId="complaint-about" />
        <Choice label={t('help.by')} value={by} choices={(['window', 'phone'] as const).map((one) => [one, t(`help.by-${one}`)] as const)} onChoose={(value) => setDraft({ ...draft, by: value })} testId="complaint-by" />
        <Entry label={t('complaint.ticket')} value={ticket} onType={(value) => setDraft({ ...draft, ticket: value })} testId="complaint-ticket" />
        <label>
          <input type="checkbox" checked={consent} onChange={() => setDraft({ ...draft, consent: !consent, phone: '' })} data-testid="complaint-consent" /> {t('help.consent')}
        </label>
        {consent && <Entry label={t('help.phone')} value={phone} onType={(value) => setDraft({ ...draft, phone: value })} testId="complaint-phone" />}
        <Button kind="small" disabled={about === '' || (consent && phone === '')} onPress={send} testId="complaint-send">
          {t('help.send')}
        </Button>
      </div>
      {said !== null && <Notice testId="complaint-said">{said}</Notice>}
    </details>
  )
}

interface FieldProps {
  readonly label: string
  readonly value: string
  readonly testId: string
}

function Entry({ label, value, onType, testId }: FieldProps & { readonly onType: (value: string) => void }) {
  return (
    <label class="field">
      {label}
      <input type="text" value={value} onInput={({ currentTarget }) => onType(currentTarget.value)} data-testid={testId} autocomplete="off" />
    </label>
  )
}

function Choice({ label, value, choices, onChoose, testId }: FieldProps & { readonly choices: readonly (readonly [string, string])[]; readonly onChoose: (value: string) => void }) {
  return (
    <label class="field">
      {label}
      <select class="desk-chooser" value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value)} data-testid={testId}>
        {choices.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
