/**
 * Bad ratings that this clerk was sent to see to, and those about themselves, of which they learn little (差评整改). Asked for and not
 * told by the socket, whose window says nothing of which clerk is there.
 */
import { signal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import { appealReasons, findings, type RectificationStep, recheckOutcomes, rectifyAnswers, rectifyKinds, rectifyOutcomes } from '../../../device-daemon/wire/choices.ts'
import { ratingLevels } from '../../../device-daemon/wire/rating-levels.ts'
import type { OwnRectification, RectificationList, RectificationRow } from '../../../device-daemon/wire/rectification-commands.ts'
import type { ClerkList } from '../../../device-daemon/wire/commands.ts'
import type { HallView } from '../../../device-daemon/wire/views.ts'
import type { Connection } from '../../daemon/connection.ts'
import { Badge, Button } from '../../design/parts.tsx'
import { dayWords, known, t, type WordGroup } from '../../words/words.ts'
import type { Send } from './more-steps.tsx'
import { Chooser, Reason } from '../../design/reason.tsx'

const lookMs = 60_000

/** What is to be said with a step. */
const said = {
  'verify': ['finding', 'finding', findings],
  'rectify': ['kind', 'rectifyKind', rectifyKinds],
  'answer': ['answer', 'rectifyAnswer', rectifyAnswers],
  'visit-back': ['level', 'visitedBack', [...ratingLevels, 'not-reached']],
  'close': ['outcome', 'rectifyOutcome', rectifyOutcomes],
  'recheck': ['outcome', 'recheckOutcome', recheckOutcomes],
} as const satisfies Partial<Record<RectificationStep, readonly [field: string, group: WordGroup, choices: readonly string[]]>>

interface RectificationsProps {
  readonly line: Connection
  readonly view: HallView
  readonly send: Send
  /** Said where there is none; nothing at all otherwise. */
  readonly none?: string
  /** Whom a supervisor may send. */
  readonly clerks?: ClerkList['clerks']
}

export function Rectifications({ line, view, send, none, clerks = [] }: RectificationsProps) {
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
  if (rectifications.length + own.length === 0) return none === undefined ? null : <p data-testid="rectifications-none">{none}</p>
  return (
    <section class="card records" data-testid="rectifications">
      {rectifications.length > 0 && <h2>{t('rectification.open', { count: rectifications.length })}</h2>}
      <ol>
        {rectifications.map((one) => (
          <SeenTo key={one.rectification} one={one} send={step} clerks={clerks} />
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

function SeenTo({ one, send, clerks }: { readonly one: RectificationRow; readonly send: Send; readonly clerks: ClerkList['clerks'] }) {
  const { rectification: no, ticket, level, state, clerk, assigned, limit, overdue, calendarUnknown, steps } = one
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
      <div class="marks">
        {steps.includes('assign') && clerks.length > 0 && (
          <Chooser label={t('rectification.assign')} onChoose={(to) => send(`${no}/assign`, { to })} testId={`assign-${no}`}>
            {clerks
              .filter(({ workNo }) => workNo !== clerk && workNo !== assigned)
              .map(({ workNo, name }) => (
                <option key={workNo} value={workNo}>
                  {name} · {workNo}
                </option>
              ))}
          </Chooser>
        )}
        {steps.includes('contact') && (
          <Button kind="small" onPress={() => send(`${no}/contact`)} testId={`contact-${no}`}>
            {t('rectification.contact')}
          </Button>
        )}
        {Object.entries(said).map(([step, [field, group, choices]]) =>
          steps.some((one) => one === step) ? (
            <Reason key={step} label={t(`rectification.${step as keyof typeof said}`)} group={group} choices={choices as readonly string[]} testId={`${step}-${no}`} onChoose={(choice) => send(`${no}/${step}`, { [field]: choice })} />
          ) : null,
        )}
      </div>
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
