/** What this clerk was asked first, has taken, or may take (首问负责): open until somebody says what became of it. */
import { giveBackReasons, handOverOutcomes, handOverWords } from '../../../device-daemon/wire/choices.ts'
import { clerkHere, concerns, type HandOverTo, type HandOverView, holderOf, isHeldBy, isOverdue, mayTake } from '../../../device-daemon/wire/hand-over-list.ts'
import type { ItemView } from '../../../device-daemon/wire/item-view.ts'
import type { HallView, WindowView } from '../../../device-daemon/wire/views.ts'
import { Badge, Button } from '../../design/parts.tsx'
import { inLanguage, known, t } from '../../words/words.ts'
import type { Send } from './more-steps.tsx'
import { Reason } from '../../design/reason.tsx'
import { queueName, WhereTo } from './where-to.tsx'

interface HandOversProps {
  readonly view: HallView
  readonly window: WindowView
  readonly items: ReadonlyMap<string, ItemView>
  readonly send: Send
}

export function HandOvers({ view, window, items, send }: HandOversProps) {
  const { clerk } = window
  if (clerk === null) return null
  const here = clerkHere(clerk, window)
  const own = view.handOvers.filter((one) => concerns(one, here))
  if (own.length === 0) return null
  return (
    <section class="card records" data-testid="hand-overs">
      <h2>{t('handOver.open', { count: own.length })}</h2>
      <ol>
        {own.map((one) => (
          <li key={one.handOver} data-testid={`hand-over-${one.handOver}`}>
            <Head one={one} view={view} item={items.get(one.item ?? '')} />
            <div class="marks">
              {mayTake(one, here) && (
                <Button kind="small" onPress={() => send(`hand-overs/${one.handOver}/take`)} testId={`take-${one.handOver}`}>
                  {t('handOver.take')}
                </Button>
              )}
              {isHeldBy(one, clerk) && <InHand one={one} view={view} window={window} send={send} />}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function Head({ one, view, item }: { readonly one: HandOverView; readonly view: HallView; readonly item: ItemView | undefined }) {
  const holder = holderOf(one)
  return (
    <p class="marks">
      <strong>{one.handOver}</strong>
      {one.ticket !== null && <span>{one.ticket.split('-')[1]}</span>}
      {one.item !== null && <span>{item === undefined ? one.item : inLanguage({ zh: item.name, en: item.nameEn })}</span>}
      <span>{known('handOverWord', one.word)}</span>
      <Badge tone={one.state === 'returned' ? 'warn' : 'plain'}>{known('handOverState', one.state)}</Badge>
      <span>{t('handOver.first', { clerk: one.first })}</span>
      {holder !== null && <span>{t('handOver.with', { whom: nameOf(holder, view) })}</span>}
      {isOverdue(one, Date.now()) && <Badge tone="bad">{t('handOver.late')}</Badge>}
    </p>
  )
}

function nameOf(to: HandOverTo, { queues }: HallView): string {
  if ('clerk' in to) return to.clerk
  return 'window' in to ? t('window.toWindow', { number: to.window }) : queueName(queues, to.queue)
}

/** What is to be done with it by whoever has it: what came back goes on, what was taken goes back. */
function InHand({ one, view, window, send }: Omit<HandOversProps, 'items'> & { readonly one: HandOverView }) {
  const path = (step: string) => `hand-overs/${one.handOver}/${step}`
  return (
    <>
      <Reason label={t('handOver.close')} group="handOverOutcome" choices={handOverOutcomes} testId={`close-${one.handOver}`} onChoose={(outcome) => send(path('close'), { outcome })} />
      {one.state === 'taken' ? (
        <Reason label={t('handOver.give-back')} group="giveBackReason" choices={giveBackReasons} testId={`give-back-${one.handOver}`} onChoose={(reason) => send(path('give-back'), { reason })} />
      ) : (
        <WhereTo
          view={view}
          window={window}
          label={t('handOver.pass')}
          why={t('handOver.word')}
          group="handOverWord"
          choices={handOverWords}
          testId={`pass-${one.handOver}`}
          onChoose={(to, word) => send(path('pass'), { to, word })}
        />
      )}
    </>
  )
}
