/** Help for people who cannot come: a new request, and those that are open. */
import { helpCancelReasons, helpResults } from '../../../device-daemon/wire/choices.ts'
import type { HelpView } from '../../../device-daemon/wire/help-view.ts'
import type { ItemView } from '../../../device-daemon/wire/item-view.ts'
import type { HallView, WindowView } from '../../../device-daemon/wire/views.ts'
import type { Connection } from '../../daemon/connection.ts'
import { Contact } from '../../design/contact.tsx'
import { Badge, Button } from '../../design/parts.tsx'
import { dayWords, inLanguage, known, t } from '../../words/words.ts'
import { HelpForm } from './help-form.tsx'
import type { Send } from './more-steps.tsx'
import { Chooser, Reason } from '../../design/reason.tsx'

interface HelpProps {
  readonly line: Connection
  readonly view: HallView
  readonly window: WindowView
  readonly items: ReadonlyMap<string, ItemView>
  readonly days: readonly string[]
  readonly send: Send
}

export function Help({ line, view, window, items, days, send }: HelpProps) {
  const open = view.help.filter(({ endedAt }) => endedAt === null)
  if (view.places.length === 0 && open.length === 0) return null
  return (
    <section class="card records" data-testid="help">
      <h2>{t('help.open', { count: open.length })}</h2>
      <HelpForm line={line} view={view} items={items} days={days} />
      <ol>
        {open.map((one) => (
          <li key={one.help} data-testid={`help-${one.help}`}>
            <Head one={one} view={view} item={items.get(one.item)} />
            <Steps one={one} view={view} send={send} />
            {one.contact !== null && one.clerk !== null && one.clerk === window.clerk && <Contact key={one.clerk} line={line} path={`/api/help/${one.help}/contact`} testId={`contact-${one.help}`} />}
          </li>
        ))}
      </ol>
    </section>
  )
}

function Head({ one, view, item }: { readonly one: HelpView; readonly view: HallView; readonly item: ItemView | undefined }) {
  const place = view.places.find(({ code }) => code === one.place)
  return (
    <p class="marks">
      <strong>{one.help}</strong>
      <span>{known('helpKind', one.kind)}</span>
      <span>{item === undefined ? one.item : inLanguage({ zh: item.name, en: item.nameEn })}</span>
      <span>{place === undefined ? one.place : inLanguage({ zh: place.name, en: place.nameEn })}</span>
      <Badge tone={one.on < view.businessDate ? 'bad' : 'plain'}>
        {dayWords(one.on)} {known('helpHalf', one.half)}
      </Badge>
      <Badge tone={one.state === 'requested' ? 'warn' : 'plain'}>{known('helpState', one.state)}</Badge>
      {one.clerk !== null && <span>{one.clerk}</span>}
    </p>
  )
}

function Steps({ one, view, send }: { readonly one: HelpView; readonly view: HallView; readonly send: Send }) {
  const step = (name: string, body?: object) => send(`help/${one.help}/${name}`, body)
  const clerks = view.windows.flatMap(({ number, clerk }) => (clerk === null ? [] : [{ number, clerk }]))
  return (
    <div class="marks">
      <Chooser label={t('help.assign')} testId={`assign-${one.help}`} onChoose={(clerk) => step('assign', { clerk })}>
        {clerks.map(({ number, clerk }) => (
          <option key={clerk} value={clerk}>
            {t('window.toClerk', { number, clerk })}
          </option>
        ))}
      </Chooser>
      {one.state !== 'requested' && (
        <Button kind="small" onPress={() => step('visit')} testId={`visit-${one.help}`}>
          {t('help.visit')}
        </Button>
      )}
      {one.state === 'visited' ? (
        <Reason label={t('help.close')} group="helpResult" choices={helpResults} testId={`close-${one.help}`} onChoose={(result) => step('close', { result })} />
      ) : (
        <Reason label={t('help.cancel')} group="helpCancelReason" choices={helpCancelReasons} testId={`cancel-${one.help}`} onChoose={(reason) => step('cancel', { reason })} />
      )}
    </div>
  )
}
