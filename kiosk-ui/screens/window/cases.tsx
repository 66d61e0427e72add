/** What was taken in: behind the windows until it is decided, then to be handed out. A list of its own, until there is an office page. */
import { useMemo } from 'preact/hooks'
import { signal } from '@preact/signals'
import { type CaseView, latenessOf } from '../../../device-daemon/wire/case-late.ts'
import { caseOutcomes, withdrawReasons } from '../../../device-daemon/wire/choices.ts'
import type { ItemView } from '../../../device-daemon/wire/item-view.ts'
import type { HallView } from '../../../device-daemon/wire/views.ts'
import { Badge, Button, type Tone } from '../../design/parts.tsx'
import { inLanguage, known, t } from '../../words/words.ts'
import type { Send } from './more-steps.tsx'
import { Reason } from '../../design/reason.tsx'

interface CasesProps {
  readonly view: HallView
  readonly items: ReadonlyMap<string, ItemView>
  readonly send: Send
}

export function Cases({ view, items, send }: CasesProps) {
  const sought = useMemo(() => signal(''), [])
  const open = view.cases.filter(({ state }) => state !== 'collected' && state !== 'withdrawn')
  if (open.length === 0) return null
  const found = open.filter((one) => matches(one, sought.value.trim().toUpperCase()))
  return (
    <section class="card records" data-testid="cases">
      <h2>{t('case.open', { count: open.length })}</h2>
      <label class="field">
        {t('case.seek')}
        <input value={sought.value} onInput={({ currentTarget }) => (sought.value = currentTarget.value)} data-testid="case-seek" autocomplete="off" />
      </label>
      <ol>
        {found.map((one) => (
          <li key={one.case} data-testid={`case-${one.case}`}>
            <Head one={one} today={view.businessDate} item={items.get(one.item)} />
            <Steps one={one} send={send} />
          </li>
        ))}
      </ol>
    </section>
  )
}

/** Nothing sought is everything. */
const matches = ({ case: no, code, number }: CaseView, sought: string): boolean => sought === '' || no.includes(sought) || code.startsWith(sought) || number === sought

const tones = { 'in-time': 'plain', 'due-today': 'warn', 'past-promised': 'bad', 'past-statutory': 'bad' } as const satisfies Record<string, Tone>

function Head({ one, today, item }: { readonly one: CaseView; readonly today: string; readonly item: ItemView | undefined }) {
  const lateness = latenessOf(one, today)
  return (
    <p class="marks">
      <strong>{one.case}</strong>
      <span>{one.number}</span>
      <span>{item === undefined ? one.item : inLanguage({ zh: item.name, en: item.nameEn })}</span>
      <Badge tone={one.state === 'ready' ? 'good' : 'plain'}>{known('caseState', one.state)}</Badge>
      {one.due.promised !== null && <Badge tone={tones[lateness]}>{t('case.promised', { date: one.due.promised })}</Badge>}
      {item?.limited === true && one.due.promised === null && one.due.statutory === null && <Badge tone="warn">{t('rectification.calendarUnknown')}</Badge>}
      {(lateness === 'past-promised' || lateness === 'past-statutory') && <span>{t('case.late')}</span>}
    </p>
  )
}

function Steps({ one, send }: { readonly one: CaseView; readonly send: Send }) {
  const path = (step: string) => `/api/cases/${one.case}/${step}`
  const isLookedAt = one.state === 'accepted' || one.state === 'reviewing'
  return (
    <div class="marks">
      {isLookedAt && one.officer === null && (
        <Button kind="small" onPress={() => send(path('take'))} testId={`take-${one.case}`}>
          {t('case.take')}
        </Button>
      )}
      {isLookedAt && (
        <>
          <Button kind="small" onPress={() => send(path('ask-papers'))} testId={`ask-${one.case}`}>
            {t('case.ask-papers')}
          </Button>
          <Reason label={t('case.decide')} group="caseOutcome" choices={caseOutcomes} testId={`decide-${one.case}`} onChoose={(outcome) => send(path('decide'), { outcome })} />
        </>
      )}
      {one.state === 'waiting-papers' && (
        <Button kind="small" onPress={() => send(path('papers-in'))} testId={`papers-in-${one.case}`}>
          {t('case.papers-in')}
        </Button>
      )}
      {one.state === 'ready' ? (
        <Button kind="main" onPress={() => send('hand-out', { case: one.case })} testId={`hand-out-${one.case}`}>
          {t('case.hand-out')}
        </Button>
      ) : (
        <Reason label={t('case.withdraw')} group="withdrawReason" choices={withdrawReasons} testId={`withdraw-${one.case}`} onChoose={(reason) => send(path('withdraw'), { reason })} />
      )}
    </div>
  )
}
