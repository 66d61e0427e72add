/** A clerk's page: sign in, call, serve, finish, and see the rating arrive. Every step has one key. */
import { signal } from '@preact/signals'
import { useEffect, useMemo } from 'preact/hooks'
import type { ItemView, TicketView } from '../../../device-daemon/wire/views.ts'
import { type Connection, connectPage } from '../../daemon/connection.ts'
import { Badge, Button, Notice, Pairing, Top } from '../../design/parts.tsx'
import { known, t } from '../../words/words.ts'
import { toneOf } from '../tech/tone.ts'
import { IdentityPanel } from './identity-panel.tsx'
import { PaperNotes } from './paper-notes.tsx'
import { RatingPanel } from './rating-panel.tsx'
import { SignIn } from './sign-in.tsx'
import { isPossible, type StepName, stepKeys, steps, ticketAt, waitingFor, windowOf } from './steps.ts'
import './window.css'

export function WindowScreen({ number }: { readonly number: number }) {
  const line = useMemo(() => connectPage({ role: 'clerk', window: number }), [number])
  const clerk = useMemo(() => signal<{ workNo: string; name: string } | null>(null), [])
  const signOutRefusal = useMemo(() => signal<string | null>(null), [])
  const view = line.view.value
  // The clerk's token has ended: the page is the window's again, and nobody's.
  useEffect(() => {
    if (line.session.value !== null && line.session.value.clerk === null) clerk.value = null
  }, [line.session.value])
  if (line.needsToken.value) return <Pairing line={line} />
  const isUnknown = line.refused.value !== null || (view !== null && windowOf(view, number) === null)
  if (isUnknown) return <Notice tone="bad" testId="no-such-window">{t('window.noSuch', { number })}</Notice>
  const name = view === null ? '' : (windowOf(view, number)?.name ?? '')
  const signOut = async () => {
    const answer = await line.post(`/api/windows/${number}/sign-out`)
    if (!answer.ok && answer.problem.code !== 'TOKEN_INVALID' && answer.problem.code !== 'WINDOW_UNSTAFFED') {
      signOutRefusal.value = answer.problem.code === 'STEP_ILLEGAL' ? t('window.signOutFirst') : known('problem', answer.problem.code)
      return
    }
    signOutRefusal.value = null
    clerk.value = null
    line.useClerk(null)
  }
  return (
    <div class="window">
      <Top title={t('window.title', { number, name })} line={line}>
        {clerk.value !== null && (
          <>
            <span data-testid="clerk">
              {clerk.value.name} · {clerk.value.workNo}
            </span>
            <Button kind="small" onPress={signOut} testId="sign-out">
              {t('window.signOut')}
            </Button>
          </>
        )}
      </Top>
      {signOutRefusal.value !== null && (
        <Notice tone="bad" testId="sign-out-refused">
          {signOutRefusal.value}
        </Notice>
      )}
      {clerk.value === null ? (
        <SignIn line={line} number={number} onSignedIn={(who) => (clerk.value = who)} />
      ) : (
        <Desk line={line} number={number} onStep={() => (signOutRefusal.value = null)} />
      )}
    </div>
  )
}

interface DeskProps {
  readonly line: Connection
  readonly number: number
  /** A step was taken: what was refused before is no news any more. */
  readonly onStep: () => void
}

function Desk({ line, number, onStep }: DeskProps) {
  const items = useMemo(() => signal<ReadonlyMap<string, ItemView>>(new Map()), [])
  const refusal = useMemo(() => signal<string | null>(null), [])
  const view = line.view.value
  useEffect(() => {
    void line.get<{ items: ItemView[] }>('/api/catalogue').then((answer) => {
      if (answer.ok) items.value = new Map(answer.data.items.map((item) => [item.code, item]))
    })
  }, [])
  const take = async (step: StepName) => {
    const answer = await line.post(`/api/windows/${number}/${step}`)
    refusal.value = answer.ok ? null : known('problem', answer.problem.code)
    if (answer.ok) onStep()
  }
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const typing = event.target instanceof HTMLInputElement
      if (typing || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return
      const step = steps.find((one) => stepKeys[one] === event.key.toUpperCase())
      const now = line.view.value
      if (step === undefined || now === null) return
      if (isPossible(step, ticketAt(now, number), waitingFor(now, number).length)) void take(step)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [number])
  if (view === null) return <p class="calm">{t('common.loading')}</p>
  const ticket = ticketAt(view, number)
  const waiting = waitingFor(view, number)
  return (
    <main class="desk">
      <section class="card desk-now">
        <Present ticket={ticket} someWait={waiting.length > 0} items={items.value} />
        <div class="desk-steps">
          {steps.map((step) => (
            <Button
              key={step}
              kind={isPossible(step, ticket, waiting.length) ? 'main' : 'plain'}
              disabled={!isPossible(step, ticket, waiting.length)}
              onPress={() => take(step)}
              testId={step}
            >
              {t(`window.${step}`)} <kbd>{stepKeys[step]}</kbd>
            </Button>
          ))}
        </div>
        {refusal.value !== null && <Notice tone="bad">{refusal.value}</Notice>}
      </section>
      <Waiting waiting={waiting} items={items.value} />
      <RatingPanel line={line} number={number} />
      <IdentityPanel identity={line.identity.value} note={line.cardNote.value} reader={line.devices.value.find(({ kind }) => kind === 'id-reader') ?? null} />
      <Devices line={line} />
    </main>
  )
}

function Waiting({ waiting, items }: { readonly waiting: readonly TicketView[]; readonly items: ReadonlyMap<string, ItemView> }) {
  return (
    <section class="card desk-waiting">
      <h2>{t('window.waiting', { count: waiting.length })}</h2>
      <ol>
        {waiting.slice(0, 12).map((one) => (
          <li key={one.id}>
            <strong>{one.number}</strong>
            <span>{one.item === null ? '' : (items.get(one.item)?.name ?? '')}</span>
            <time>{t('window.waitsMinutes', { minutes: Math.max(0, Math.floor((Date.now() - Date.parse(one.since)) / 60_000)) })}</time>
          </li>
        ))}
      </ol>
      {waiting.length > 12 && <p>{t('window.more', { count: waiting.length - 12 })}</p>}
    </section>
  )
}

function Devices({ line }: { readonly line: Connection }) {
  return (
    <section class="card desk-devices">
      <h2>{t('window.devices')}</h2>
      <ul>
        {line.devices.value.map((device) => (
          <li key={device.id}>
            <span>{known('kind', device.kind)}</span>
            <Badge tone={toneOf(device.state)}>
              {known('state', device.state)}
              {device.reason !== null && ` · ${known('reason', device.reason)}`}
            </Badge>
          </li>
        ))}
      </ul>
      <PaperNotes line={line} />
    </section>
  )
}

interface PresentProps {
  readonly ticket: TicketView | null
  readonly someWait: boolean
  readonly items: ReadonlyMap<string, ItemView>
}

/** Who is at the window. */
function Present({ ticket, someWait, items }: PresentProps) {
  return ticket === null ? (
    <p class="desk-nobody">{someWait ? t('window.nobodyCalled') : t('window.nobodyWaiting')}</p>
  ) : (
    <>
      <p class="desk-number" data-testid="current-number">
        {ticket.number}
      </p>
      <p class="desk-item">{ticket.item === null ? t('window.noItem') : (items.get(ticket.item)?.name ?? ticket.item)}</p>
      <p>
        <Badge tone={ticket.state === 'serving' ? 'good' : 'warn'} testId="ticket-state">
          {known('ticket', ticket.state)}
        </Badge>{' '}
        {t('window.calls', { count: ticket.calls })}
      </p>
    </>
  )
}
