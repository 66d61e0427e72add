/** A request for help, written down for somebody at the window or on the telephone. */
import { useMemo } from 'preact/hooks'
import { type Signal, signal } from '@preact/signals'
import { helpHalves, helpKinds } from '../../../device-daemon/wire/choices.ts'
import type { HelpView } from '../../../device-daemon/wire/help-view.ts'
import type { ItemView } from '../../../device-daemon/wire/item-view.ts'
import type { HallView } from '../../../device-daemon/wire/views.ts'
import type { Connection } from '../../daemon/connection.ts'
import { Button, Notice } from '../../design/parts.tsx'
import { dayWords, inLanguage, known, t } from '../../words/words.ts'

const empty = { kind: helpKinds[0], item: '', place: '', on: '', half: helpHalves[0], by: 'window', name: '', phone: '', consent: false }
type Draft = { readonly [K in keyof typeof empty]: (typeof empty)[K] extends boolean ? boolean : string }

interface FormProps {
  readonly line: Connection
  readonly view: HallView
  readonly items: ReadonlyMap<string, ItemView>
  /** Those for which it can be asked for. */
  readonly days: readonly string[]
}

export function HelpForm({ line, view, items, days }: FormProps) {
  const draft = useMemo(() => signal<Draft>(empty), [])
  const said = useMemo(() => signal<string | null>(null), [])
  const { name, phone, consent, ...request } = draft.value
  const kinds = items.get(request.item)?.help ?? helpKinds
  const kind = kinds.find((one) => one === request.kind) ?? kinds[0]
  const isWhole = request.item !== '' && request.place !== '' && request.on !== ''
  const send = async () => {
    const contact = consent ? { name, phone, consent } : null
    const answer = await line.post<HelpView>('/api/help', { ...request, kind, contact })
    said.value = answer.ok ? t('help.noted', { help: answer.data.help }) : known('problem', answer.problem.code)
    if (answer.ok) draft.value = empty
  }
  const named = (list: Iterable<{ code: string; name: string; nameEn: string }>) => [['', ''], ...[...list].map(({ code, name: zh, nameEn: en }) => [code, inLanguage({ zh, en })])]
  return (
    <details class="desk-more">
      <summary data-testid="help-new">{t('help.new')}</summary>
      <div class="desk-choosers desk-form">
        <Choice draft={draft} field="item" choices={named(items.values())} />
        <Choice draft={draft} field="kind" value={kind} choices={kinds.map((one) => [one, known('helpKind', one)])} />
        <Choice draft={draft} field="place" choices={named(view.places)} />
        <Choice draft={draft} field="on" choices={[['', ''], ...days.map((one) => [one, dayWords(one)])]} />
        <Choice draft={draft} field="half" choices={helpHalves.map((one) => [one, known('helpHalf', one)])} />
        <Choice draft={draft} field="by" choices={(['window', 'phone'] as const).map((one) => [one, t(`help.by-${one}`)])} />
        <label>
          <input type="checkbox" checked={consent} onChange={() => (draft.value = { ...draft.value, consent: !consent, name: '', phone: '' })} data-testid="help-consent" /> {t('help.consent')}
        </label>
        {consent && <Entry draft={draft} field="name" />}
        {consent && <Entry draft={draft} field="phone" />}
        <Button kind="small" disabled={!isWhole || (consent && (name === '' || phone === ''))} onPress={send} testId="help-send">
          {t('help.send')}
        </Button>
      </div>
      {said.value !== null && <Notice testId="help-said">{said.value}</Notice>}
    </details>
  )
}

interface FieldProps {
  readonly draft: Signal<Draft>
  readonly field: Exclude<keyof Draft, 'consent'>
}

function Entry({ draft, field }: FieldProps) {
  return (
    <label class="field">
      {t(`help.${field}`)}
      <input
        type="text"
        value={draft.value[field]}
        onInput={({ currentTarget }) => (draft.value = { ...draft.value, [field]: currentTarget.value })}
        data-testid={`help-${field}`}
        autocomplete="off"
      />
    </label>
  )
}

function Choice({ draft, field, choices, value }: FieldProps & { readonly choices: readonly (readonly string[])[]; readonly value?: string | undefined }) {
  return (
    <label class="field">
      {t(`help.${field}`)}
      <select
        class="chooser"
        value={value ?? draft.value[field]}
        onChange={({ currentTarget }) => (draft.value = { ...draft.value, [field]: currentTarget.value })}
        data-testid={`help-${field}`}
      >
        {choices.map(([one = '', words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
    </label>
  )
}
