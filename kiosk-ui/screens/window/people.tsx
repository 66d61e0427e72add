/** Who waits for this window, and who is aside: held here, parked anywhere, missed a while ago. */

import { signal } from '@preact/signals'
import { useMemo } from 'preact/hooks'
import { type CallReason, callReasons } from '../../../device-daemon/wire/choices.ts'
import type { ItemView } from '../../../device-daemon/wire/item-view.ts'
import type { HallView, TicketView } from '../../../device-daemon/wire/views.ts'
import { ListRow } from '../../design/list-row.tsx'
import { Badge, Button } from '../../design/parts.tsx'
import { inLanguage, known, t } from '../../words/words.ts'
import type { Send } from './more-steps.tsx'
import { Reason } from '../../design/reason.tsx'
import { asideFor, waitingFor } from './steps.ts'

interface PeopleProps {
  readonly view: HallView
  readonly number: number
  readonly items: ReadonlyMap<string, ItemView>
  /** Nobody is at the window, and it is not paused. */
  readonly canCall: boolean
  readonly send: Send
}

export function Waiting({ view, number, items, canCall, send }: PeopleProps) {
  const reason = useMemo(() => signal<CallReason | null>(null), [])
  const sought = useMemo(() => signal(''), [])
  const waiting = waitingFor(view, number)
  const shown = waiting.filter((one) => `${one.number} ${nameOf(one, items)}`.toUpperCase().includes(sought.value.trim().toUpperCase()))
  const call = async (ticket: string) => {
    await send('call', { ticket, reason: reason.value })
    reason.value = null
  }
  return (
    <section class="card desk-waiting">
      <h2>{t('window.waiting', { count: waiting.length })}</h2>
      {waiting.length > 1 && (
        <input
          class="desk-seek"
          type="search"
          placeholder={t('window.seek')}
          aria-label={t('window.seek')}
          value={sought.value}
          onInput={({ currentTarget }) => (sought.value = currentTarget.value)}
          data-testid="waiting-seek"
        />
      )}
      {/* Reached by the keyboard, so that all of a long list can be seen. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls */}
      <ol class="desk-line" tabIndex={0} aria-label={t('window.waiting', { count: waiting.length })} data-testid="waiting-list">
        {shown.map((one) => (
          <ListRow key={one.id} number={one.number} name={nameOf(one, items)}>
            {one.priority !== null && <Badge tone="good">{known('priority', one.priority)}</Badge>}
            {one.keptFor !== null && (
              <Badge tone="plain">
                {t('window.keptFor', {
                  whom:
                    'window' in one.keptFor ? t('window.toWindow', { number: one.keptFor.window }) : one.keptFor.clerk,
                })}
              </Badge>
            )}
            <time>{t('window.waitsMinutes', { minutes: minutesSince(one.since) })}</time>
            {reason.value !== null && (
              <Button kind="small" disabled={!canCall} onPress={() => call(one.id)} testId={`call-${one.number}`}>
                {t('window.call')}
              </Button>
            )}
          </ListRow>
        ))}
      </ol>
      {waiting.length > 0 && shown.length === 0 && <p>{t('window.seekNone')}</p>}
      {waiting.length > 1 && (
        <Reason
          label={reason.value === null ? t('window.callReason') : known('callReason', reason.value)}
          group="callReason"
          choices={callReasons}
          disabled={!canCall}
          testId="call-reason"
          onChoose={(one) => (reason.value = one)}
        />
      )}
      <Aside view={view} number={number} items={items} canCall={canCall} send={send} />
    </section>
  )
}

function Aside({ view, number, items, canCall, send }: PeopleProps) {
  const aside = asideFor(view, number)
  if (aside.length === 0) return null
  return (
    <>
      <h2>{t('window.aside')}</h2>
      <ol data-testid="aside">
        {aside.map((one) => (
          <ListRow key={one.id} number={one.number} name={nameOf(one, items)}>
            <Badge tone="plain">{known('ticket', one.state)}</Badge>
            {one.state === 'held' && (
              <Button
                kind="small"
                disabled={!canCall}
                onPress={() => send('resume', { ticket: one.id })}
                testId={`resume-${one.number}`}
              >
                {t('window.resume')}
              </Button>
            )}
            {one.state !== 'held' && (
              <Button
                kind="small"
                onPress={() => send(`/api/tickets/${one.id}/return`)}
                testId={`return-${one.number}`}
              >
                {t('window.return')}
              </Button>
            )}
          </ListRow>
        ))}
      </ol>
    </>
  )
}

function nameOf({ item }: TicketView, items: ReadonlyMap<string, ItemView>): string {
  const found = item === null ? undefined : items.get(item)
  return found === undefined ? '' : inLanguage({ zh: found.name, en: found.nameEn })
}

const minutesSince = (instant: string): number => Math.max(0, Math.floor((Date.now() - Date.parse(instant)) / 60_000))
