/** A clerk's page: sign in, call, serve, finish, and see the rating arrive. Every step has one key. */
import { signal } from '@preact/signals'
import { useEffect, useMemo, useRef } from 'preact/hooks'
import type { ItemView } from '../../../device-daemon/wire/item-view.ts'
import type { HallView, TicketView, WindowView } from '../../../device-daemon/wire/views.ts'
import { useCatalogue } from '../../daemon/catalogue.ts'
import { type Connection, connectPage } from '../../daemon/connection.ts'
import { Badge, Button, Notice, Pairing, Top } from '../../design/parts.tsx'
import { windowName } from '../../words/window-name.ts'
import { known, t } from '../../words/words.ts'
import { toneOf } from '../tech/tone.ts'
import { Appointments } from './appointments.tsx'
import { Cases } from './cases.tsx'
import { Complaints } from './complaints.tsx'
import { Documents } from './documents.tsx'
import { HandOvers } from './hand-overs.tsx'
import { Help } from './help.tsx'
import { IdentityPanel } from './identity-panel.tsx'
import { MoreSteps, PriorityMark, type Send } from './more-steps.tsx'
import { Papers } from './papers.tsx'
import { PaperNotes } from './paper-notes.tsx'
import { Waiting } from './people.tsx'
import { RatingPanel } from './rating-panel.tsx'
import { OwnAppraisal } from './own-appraisal.tsx'
import { OwnFindings } from './findings.tsx'
import { Rectifications } from './rectifications.tsx'
import { Empty } from '../../design/empty.tsx'
import { NumberPlate } from '../../design/number-plate.tsx'
import { StepButton } from '../../design/step-button.tsx'
import { SignIn } from '../../design/sign-in.tsx'
import { StaffCalls } from '../../design/staff-calls.tsx'
import { SignOut } from './sign-out.tsx'
import { canTake, type StepName, stepKeys, steps, ticketAt, undoKey, undoWords, waitingFor, windowOf } from './steps.ts'
import { useFresh } from './use-fresh.ts'
import '../../words/staff-words.ts'
import './window.css'

export function WindowScreen({ number }: { readonly number: number }) {
  const line = useMemo(() => connectPage({ role: 'clerk', window: number }), [number])
  const { view, session, refused, needsToken } = line
  if (needsToken.value) return <Pairing line={line} />
  const window = view.value === null ? null : windowOf(view.value, number)
  if (refused.value !== null || (view.value !== null && window === null)) return <Notice tone="bad" testId="no-such-window">{t('common.noWindow', { number })}</Notice>
  const clerk = session.value?.clerk ?? null
  return (
    <div class="window">
      <Top title={t('window.title', { number, name: window === null ? '' : windowName(window) })} line={line}>
        {clerk !== null && (
          <>
            <span data-testid="clerk">
              {clerk.name} · {clerk.workNo}
            </span>
            <SignOut line={line} number={number} clerk={clerk.workNo} />
          </>
        )}
      </Top>
      {session.value !== null && clerk === null && (
        <main class="window-door">
          <SignIn line={line} path={`/api/windows/${number}/sign-in`} onSignedIn={() => undefined} />
        </main>
      )}
      {clerk !== null && <Desk key={clerk.workNo} line={line} number={number} />}
    </div>
  )
}

interface DeskProps {
  readonly line: Connection
  readonly number: number
}

function Desk({ line, number }: DeskProps) {
  const catalogue = useCatalogue(line)
  const items = useMemo((): ReadonlyMap<string, ItemView> => new Map(catalogue.items.map((item) => [item.code, item])), [catalogue.items])
  const refusal = useMemo(() => signal<string | null>(null), [])
  const view = line.view.value
  const window = view === null ? null : windowOf(view, number)
  const fresh = useFresh(window?.undo ?? null)
  const standing = line.standing.value
  const isAway = !line.online.value || standing !== 'open'
  const send: Send = async (step, body) => {
    const answer = await line.post(step.startsWith('/') ? step : `/api/windows/${number}/${step}`, body)
    refusal.value = answer.ok ? null : known('problem', answer.problem.code)
  }
  // What could not be done while the daemon was away is no news when it is back.
  useEffect(() => {
    if (!isAway) refusal.value = null
  }, [isAway])
  useKeys(line, number, { isFresh: fresh > 0, isAway }, send)
  if (view === null || window === null) return <p class="calm">{t('common.loading')}</p>
  const ticket = ticketAt(view, number)
  const item = items.get(ticket?.item ?? '')
  return (
    <main class={`desk ${isAway ? 'stale' : ''}`}>
      <section class="card desk-now" aria-label={t('window.now')}>
        <fieldset class="desk-person" disabled={standing !== 'open'}>
          {standing !== 'open' && <Notice tone="bad" testId="standing">{t(`standing.${standing}`)}</Notice>}
          {refusal.value !== null && <Notice tone="bad" testId="refusal">{refusal.value}</Notice>}
          <Notes view={view} window={window} send={send} />
          <Present ticket={ticket} someWait={waitingFor(view, number).length > 0} items={items} send={send} />
          {ticket?.state === 'serving' && item !== undefined && <Papers view={view} ticket={ticket} item={item} send={send} />}
          <MoreSteps view={view} window={window} ticket={ticket} items={items} send={send} />
        </fieldset>
        <Steps view={view} number={number} fresh={fresh} isAway={isAway} send={send} />
      </section>
      <Waiting view={view} number={number} items={items} canCall={ticket === null && window.paused === null && !isAway} send={send} />
      <div class="desk-side">
        <StaffCalls calls={view.staffCalls} onAnswer={(call) => send(`/api/staff-calls/${call}/answer`)} />
        <RatingPanel line={line} number={number} />
        <IdentityPanel identity={line.identity.value} note={line.cardNote.value} reader={line.devices.value.find(({ kind }) => kind === 'id-reader') ?? null} />
        <Devices line={line} />
        <HandOvers view={view} window={window} items={items} send={send} />
        <Rectifications line={line} view={view} send={send} />
        <Complaints line={line} send={send} />
        <OwnFindings line={line} send={send} />
        <Cases view={view} items={items} send={send} />
        <Help line={line} view={view} window={window} items={items} days={catalogue.helpDays} send={send} />
        <Appointments line={line} items={items} send={send} />
        <Documents line={line} send={send} />
        <OwnAppraisal line={line} send={send} />
      </div>
    </main>
  )
}

/** A key a step, while nobody types and the step is possible. */
function useKeys(line: Connection, number: number, is: { readonly isFresh: boolean; readonly isAway: boolean }, send: Send): void {
  // Not a dependency: the keys are listened to once, and ask how it is when one is pressed.
  const latest = useRef(is)
  latest.current = is
  useEffect(() => {
    const press = ({ target, key, repeat, ctrlKey, altKey, metaKey }: KeyboardEvent) => {
      const typing = target instanceof HTMLInputElement || target instanceof HTMLSelectElement
      const now = line.view.value
      if (typing || repeat || ctrlKey || altKey || metaKey || now === null || latest.current.isAway) return
      if (key.toUpperCase() === undoKey && latest.current.isFresh) return void send('undo')
      const step = steps.find((one) => stepKeys[one] === key.toUpperCase())
      if (step !== undefined && canTake(step, now, number)) void send(step)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [number])
}

interface StepsProps {
  readonly view: HallView
  readonly number: number
  readonly fresh: number
  readonly isAway: boolean
  readonly send: Send
}

/** What goes forward is loud; what sends somebody away is not, and can be taken back. */
const forward: readonly StepName[] = ['call-next', 'start', 'finish']

/** Always at the same place, whatever else is said on the page: the hand learns where. */
function Steps({ view, number, fresh, isAway, send }: StepsProps) {
  const undo = windowOf(view, number)?.undo ?? null
  return (
    <div class="desk-steps">
      {steps.map((step) => {
        const can = !isAway && canTake(step, view, number)
        return (
          <StepButton key={step} keyName={stepKeys[step]} kind={can && forward.includes(step) ? 'main' : 'plain'} disabled={!can} onPress={() => send(step)} testId={step}>
            {t(`window.${step}`)}
          </StepButton>
        )
      })}
      <StepButton keyName={undoKey} disabled={fresh === 0 || isAway} onPress={() => send('undo')} testId="undo">
        {fresh === 0 || undo === null ? t('window.undo') : t('window.undoLeft', { step: undoWords(undo.step), seconds: fresh })}
      </StepButton>
    </div>
  )
}

/** What a clerk should know before anything else: a pause of their own, people of yesterday. */
function Notes({ view: { left }, window, send }: { readonly view: HallView; readonly window: WindowView; readonly send: Send }) {
  const numbers = left?.tickets.map(({ number }) => number).join(' ') ?? ''
  return (
    <>
      {window.paused !== null && (
        <Notice tone="warn" testId="paused">
          {t('window.paused', { reason: known('pauseReason', window.paused) })}{' '}
          <Button kind="small" onPress={() => send('reopen')} testId="reopen">
            {t('window.reopen')}
          </Button>
        </Notice>
      )}
      {left !== null && numbers !== '' && <Notice testId="left">{t('window.left', { date: left.businessDate, numbers })}</Notice>}
    </>
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
  readonly send: Send
}

/** Who is at the window. */
function Present({ ticket, someWait, items, send }: PresentProps) {
  return ticket === null ? (
    <Empty>{someWait ? t('window.nobodyCalled') : t('window.nobodyWaiting')}</Empty>
  ) : (
    <>
      <NumberPlate number={ticket.number} className="desk-number" testId="current-number" />
      <p class="desk-item">
        {ticket.item === null ? t('window.noItem') : (items.get(ticket.item)?.name ?? ticket.item)}
      </p>
      {ticket.moreItems.length > 0 && (
        <p>
          {t('window.alsoItems', { items: ticket.moreItems.map((code) => items.get(code)?.name ?? code).join(' · ') })}
        </p>
      )}
      <p class="marks">
        <Badge tone={ticket.state === 'serving' ? 'good' : 'warn'} testId="ticket-state">
          {known('ticket', ticket.state)}
        </Badge>{' '}
        {t('window.calls', { count: ticket.calls })}
        {ticket.priority !== null && (
          <Badge tone="good" testId="priority">
            {t('window.priority')} · {known('priority', ticket.priority)}
          </Badge>
        )}
        <Button kind="small" onPress={() => send(`/api/prints/${ticket.id}/reprint`)} testId="reprint">
          {t('window.reprint')}
        </Button>
        <PriorityMark
          ticket={ticket}
          onChange={(priority) => send(`/api/tickets/${ticket.id}/priority`, { priority })}
        />
      </p>
    </>
  )
}
