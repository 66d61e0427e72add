/** What people come for: by what it has to do with, by what most come for today, by what was found. In plain words, with the official name below. */
import type { ItemView } from '../../../device-daemon/wire/item-view.ts'
import type { Connection } from '../../daemon/connection.ts'
import type { ChoiceProps } from '../../design/choice.tsx'
import { Choices } from '../../design/choices.tsx'
import { inLanguage, t } from '../../words/words.ts'
import { askedToday, itemsFor, plainWords, waitingIn, whyNot } from './items.ts'
import type { PageProps } from './page-props.ts'
import { Lead } from './said.tsx'
import { take } from './take.ts'
import { useBeside } from './use-beside.ts'
import type { Step, Visit, Wanted } from './visit.ts'

const leads = { ticket: 'kiosk.choose', papers: 'kiosk.choosePapers', help: 'kiosk.chooseHelp' } as const

interface WantedProps extends PageProps {
  readonly wanted: Wanted
}

export function QueuesPage({ line, visit, catalogue, wanted }: WantedProps) {
  const { value: view } = line.view
  useBeside(visit, [{ words: t('kiosk.otherways'), onPress: () => visit.go({ at: 'ways', wanted }), testId: 'kiosk-ways' }])
  const has = (prefix: string) => itemsFor(catalogue.items, wanted).some(({ queue }) => queue === prefix)
  const queues = (view?.queues ?? []).filter(({ output, prefix }) => !output && has(prefix))
  return (
    <>
      <Lead>{t(leads[wanted])}</Lead>
      <Choices
        pages={visit}
        choices={queues.map(({ prefix, name, nameEn, hint, hintEn }) => ({
          title: inLanguage({ zh: name, en: nameEn }),
          hint: hint === null ? null : inLanguage({ zh: hint, en: hintEn ?? hint }),
          spare: 'note',
          note: wanted === 'ticket' ? t('kiosk.waiting', { count: waitingIn(view, prefix) }) : null,
          onPress: () => visit.go({ at: 'items', wanted, among: { queue: prefix } }),
          testId: `kiosk-category-${prefix}`,
        }))}
      />
    </>
  )
}

export function WaysPage({ line, visit, catalogue, wanted }: WantedProps) {
  const asked = askedToday(itemsFor(catalogue.items, wanted), line.view.value?.asked ?? {})
  const most = { title: t('kiosk.byAsked'), hint: t('kiosk.byAskedHint'), icon: 'star', onPress: () => visit.go({ at: 'items', wanted, among: 'asked' }), testId: 'kiosk-by-asked' } as const
  return (
    <>
      <Lead>{t('kiosk.ways')}</Lead>
      <Choices
        pages={visit}
        choices={[
          ...(asked.length === 0 ? [] : [most]),
          { title: t('kiosk.byInitials'), hint: t('kiosk.byInitialsHint'), icon: 'letters', onPress: () => visit.go({ at: 'find', wanted, by: 'initials' }), testId: 'kiosk-by-initials' },
          { title: t('kiosk.byCode'), hint: t('kiosk.byCodeHint'), icon: 'papers', onPress: () => visit.go({ at: 'find', wanted, by: 'code' }), testId: 'kiosk-by-code' },
        ]}
      />
    </>
  )
}

export function ItemsPage({ line, visit, catalogue, step }: PageProps & { readonly step: Extract<Step, { at: 'items' }> }) {
  const { wanted, among } = step
  const items = amongThem(itemsFor(catalogue.items, wanted), among, line.view.value?.asked ?? {})
  return (
    <>
      <Lead>{leadOf(line, among)}</Lead>
      <Choices pages={visit} choices={items.map((item) => choiceOf(item, wanted, () => choose(line, visit, item, wanted)))} />
    </>
  )
}

function amongThem(items: readonly ItemView[], among: Extract<Step, { at: 'items' }>['among'], asked: Readonly<Record<string, number>>): readonly ItemView[] {
  if (among === 'asked') return askedToday(items, asked)
  return 'queue' in among ? items.filter(({ queue }) => queue === among.queue) : items.filter(({ code }) => among.found.includes(code))
}

/** What these have to do with, where that is one thing. */
function leadOf({ view }: Connection, among: Extract<Step, { at: 'items' }>['among']): string {
  const queue = typeof among === 'object' && 'queue' in among ? view.value?.queues.find(({ prefix }) => prefix === among.queue) : undefined
  if (queue !== undefined) return t('kiosk.chooseOf', { queue: inLanguage({ zh: queue.name, en: queue.nameEn }) })
  return t(among === 'asked' ? 'kiosk.byAsked' : 'kiosk.chooseItem')
}

function choiceOf(item: ItemView, wanted: Wanted, onPress: () => unknown): ChoiceProps {
  const official = inLanguage({ zh: item.name, en: item.nameEn })
  const title = plainWords(item)
  const minutes = item.open ? t('kiosk.about', { minutes: item.minutes }) : whyNot(item)
  const parts = item.parts.map(({ name, nameEn }) => inLanguage({ zh: name, en: nameEn })).join(' · ')
  const about = wanted === 'ticket' || !item.open ? minutes : ''
  return {
    title,
    hint: parts === '' ? (item.hint === null ? null : inLanguage({ zh: item.hint, en: item.hintEn ?? item.hint })) : parts,
    note: [official === title ? '' : official, about].filter(Boolean).join(' · ') || null,
    disabled: wanted !== 'papers' && !item.open,
    onPress,
    testId: `kiosk-item-${item.code}`,
  }
}

function choose(line: Connection, visit: Visit, { code }: ItemView, wanted: Wanted): unknown {
  switch (wanted) {
    case 'ticket':
      return take(line, visit, code)
    case 'papers':
      return visit.go({ at: 'papers', item: code })
    case 'help':
      return visit.go({ at: 'help', item: code, kind: null, place: null })
  }
}
