/**
 * Bad ratings that this clerk was sent to see to, and those about themselves, of which they learn little (差评整改). Asked for and not
 * told by the socket, whose window says nothing of which clerk is there.
 */
import { signal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import { appealReasons } from '../../../device-daemon/wire/choices.ts'
import type { OwnRectification, RectificationList, RectificationRow } from '../../../device-daemon/wire/rectification-commands.ts'
import type { HallView } from '../../../device-daemon/wire/views.ts'
import type { Connection } from '../../daemon/connection.ts'
import { Badge } from '../../design/parts.tsx'
import { dayWords, known, t } from '../../words/words.ts'
import type { Send } from './more-steps.tsx'
import { Reason } from '../../design/reason.tsx'
import { RectificationSteps } from './rectification-steps.tsx'

const lookMs = 60_000

interface RectificationsProps {
  readonly line: Connection
  readonly view: HallView
  readonly send: Send
}

export function Rectifications({ line, view, send }: RectificationsProps) {
  const list = useMemo(() => signal<RectificationList>({ rectifications: [], own: [] }), [])
  const look = async () => {
    const answer = await line.get<RectificationList>('/api/rectifications')
    if (answer.ok) list.value = answer.data
  }
  // A rating at this window may have opened one.
  const rated = view.ratings.filter(({ state }) => state === 'rated').length
  useEffect(() => {
    void look()
    const timer = setInterval(look, lookMs)
    return () => clearInterval(timer)
  }, [rated])
  const step: Send = async (path, body) => {
    await send(`/api/rectifications/${path}`, body)
    await look()
  }
  const { rectifications, own } = list.value
  if (rectifications.length + own.length === 0) return null
  return (
    <section class="card records" data-testid="rectifications">
      {rectifications.length > 0 && <h2>{t('rectification.open', { count: rectifications.length })}</h2>}
      <ol>
        {rectifications.map((one) => (
          <SeenTo key={one.rectification} one={one} send={step} />
        ))}
      </ol>
      {own.length > 0 && <h2>{t('rectification.own', { count: own.length })}</h2>}
      <ol>
        {own.map((one) => (
          <Own key={one.rectification} one={one} send={step} />
        ))}
      </ol>
    </section>
  )
}

function SeenTo({ one, send }: { readonly one: RectificationRow; readonly send: Send }) {
  const { rectification: no, ticket, level, state, clerk, assigned, limit, overdue, calendarUnknown } = one
  return (
    <li data-testid={`rectification-${no}`}>
      <p class="marks">
        <strong>{no}</strong>
        <span>{ticket.split('-')[1]}</span>
        <span>{known('level', level)}</span>
        <Badge tone="plain">{known('rectificationState', state)}</Badge>
        <span>{t('rectification.about', { clerk })}</span>
        {assigned !== null && <span>{t('rectification.with', { clerk: assigned })}</span>}
        {limit !== null && <span>{t('rectification.due', { date: dayWords(limit.due) })}</span>}
        {calendarUnknown && <Badge tone="warn">{t('rectification.calendarUnknown')}</Badge>}
        {overdue && <Badge tone="bad">{t('rectification.late')}</Badge>}
      </p>
      <RectificationSteps one={one} send={send} clerks={[]} />
    </li>
  )
}

function Own({ one: { rectification: no, ticket, appeal }, send }: { readonly one: OwnRectification; readonly send: Send }) {
  return (
    <li data-testid={`rectification-${no}`}>
      <p class="marks">
        <strong>{no}</strong>
        <span>{ticket.split('-')[1]}</span>
        {appeal !== null && <Badge tone="plain">{appeal.outcome === null ? t('rectification.appealed') : known('recheckOutcome', appeal.outcome)}</Badge>}
      </p>
      {appeal === null && <Reason label={t('rectification.appeal')} group="appealReason" choices={appealReasons} testId={`appeal-${no}`} onChoose={(reason) => send(`${no}/appeal`, { reason })} />}
    </li>
  )
}
