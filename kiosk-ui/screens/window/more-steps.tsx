/** What is done less often than a key is worth: another window, one more item, a break. */
import { cancelReasons, handOverWords, pauseReasons, priorities, transferReasons } from '../../../device-daemon/wire/choices.ts'
import type { ItemView } from '../../../device-daemon/wire/item-view.ts'
import type { HallView, TicketView, WindowView } from '../../../device-daemon/wire/views.ts'
import { Button } from '../../design/parts.tsx'
import { inLanguage, known, t } from '../../words/words.ts'
import { Chooser, Reason } from '../../design/reason.tsx'
import { WhereTo } from './where-to.tsx'

/** Sends a step of this window; what is wrong with it is said where all refusals are. */
export type Send = (path: string, body?: object) => Promise<unknown>

interface MoreProps {
  readonly view: HallView
  readonly window: WindowView
  readonly ticket: TicketView | null
  readonly items: ReadonlyMap<string, ItemView>
  readonly send: Send
}

export function MoreSteps({ view, window, ticket, items, send }: MoreProps) {
  const isServing = ticket?.state === 'serving'
  return (
    <details class="desk-more">
      <summary data-testid="more-steps">{t('window.more-steps')}</summary>
      <div class="desk-choosers">
        <Button disabled={!isServing} onPress={() => send('park', {})} testId="park">
          {t('window.park')}
        </Button>
        <ToOthers view={view} window={window} ticket={ticket} send={send} />
        <Chooser
          label={t('window.items')}
          disabled={!isServing}
          testId="items"
          onChoose={(item) => send('items', { item })}
        >
          {[...items.values()]
            .filter(({ open }) => open)
            .map(({ code, name, nameEn }) => (
              <option key={code} value={code}>
                {inLanguage({ zh: name, en: nameEn })}
              </option>
            ))}
        </Chooser>
        <Accept ticket={ticket} items={items} send={send} />
        <Reason
          label={t('window.cancel')}
          group="cancelReason"
          choices={cancelReasons}
          disabled={ticket === null}
          testId="cancel"
          onChoose={(reason) => send('cancel', { reason })}
        />
        {window.paused === null ? (
          <Reason
            label={t('window.pause')}
            group="pauseReason"
            choices={pauseReasons}
            testId="pause"
            onChoose={(reason) => send('pause', { reason })}
          />
        ) : null}
      </div>
    </details>
  )
}

/** The person goes to somebody else; or stays, or has gone, and the matter does. */
function ToOthers({ view, window, ticket, send }: Omit<MoreProps, 'items'>) {
  return (
    <>
      <WhereTo
        view={view}
        window={window}
        label={t('window.transfer')}
        why={t('window.reason')}
        group="transferReason"
        choices={transferReasons}
        disabled={ticket === null}
        testId="transfer"
        onChoose={(to, reason) => send('transfer', { to, reason })}
      />
      <WhereTo
        view={view}
        window={window}
        label={t('handOver.give')}
        why={t('handOver.word')}
        group="handOverWord"
        choices={handOverWords}
        testId="hand-over"
        onChoose={(to, word) => send('hand-overs', { to, word, ticket: ticket?.id ?? null, item: ticket?.item ?? null })}
      />
    </>
  )
}

/** Taken in: whoever waits is parked until it is decided. */
function Accept({ ticket, items, send }: Pick<MoreProps, 'ticket' | 'items' | 'send'>) {
  const codes = ticket === null ? [] : [ticket.item, ...ticket.moreItems].filter((code) => code !== null)
  const choices = codes.flatMap((item) => [false, true].map((waits) => ({ item, waits })))
  const name = (item: string) => {
    const found = items.get(item)
    return found === undefined ? item : inLanguage({ zh: found.name, en: found.nameEn })
  }
  return (
    <Chooser label={t('case.accept')} disabled={ticket?.state !== 'serving' || choices.length === 0} testId="accept" onChoose={(nth) => send('accept', choices[Number(nth)])}>
      {choices.map(({ item, waits }, nth) => (
        <option key={`${item} ${waits}`} value={nth}>
          {t(waits ? 'case.acceptWaits' : 'case.acceptLeaves', { item: name(item) })}
        </option>
      ))}
    </Chooser>
  )
}

/** Whether the person at the window, or one who waits, is called before others. */
export function PriorityMark({
  ticket,
  onChange,
}: {
  readonly ticket: TicketView
  readonly onChange: (priority: string | null) => unknown
}) {
  if (ticket.priority !== null) {
    return (
      <Button
        kind="small"
        onPress={() => onChange(null)}
        title={known('priority', ticket.priority)}
        testId="take-priority"
      >
        {t('window.takePriority')}
      </Button>
    )
  }
  const choices = priorities.filter((one) => one !== 'item')
  return (
    <Reason
      label={t('window.makePriority')}
      group="priority"
      choices={choices}
      testId="make-priority"
      onChoose={onChange}
    />
  )
}
