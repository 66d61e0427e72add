/** Asking for help at home or in the village: what kind, where, when. A page each; nothing about the person. */
import { type HelpHalf, type HelpKind, helpHalves } from '../../../device-daemon/wire/choices.ts'
import type { HelpView } from '../../../device-daemon/wire/help-view.ts'
import type { CatalogueView } from '../../../device-daemon/wire/item-view.ts'
import type { Connection } from '../../daemon/connection.ts'
import { Choices } from '../../design/choices.tsx'
import { dayWords, inLanguage, known, t } from '../../words/words.ts'
import { Lead } from './said.tsx'
import type { Step, Visit } from './visit.ts'

export type HelpStep = Extract<Step, { at: 'help' }>

interface Choice {
  readonly id: string
  readonly words: string
  readonly choose: () => unknown
}

interface HelpProps {
  readonly line: Connection
  readonly visit: Visit
  readonly catalogue: Pick<CatalogueView, 'items' | 'helpDays'>
  readonly step: HelpStep
}

export function HelpPage(props: HelpProps) {
  const { step, visit } = props
  return (
    <>
      <Lead below={<p>{t('kiosk.helpContact')}</p>}>{t(step.kind === null ? 'kiosk.helpKind' : step.place === null ? 'kiosk.helpPlace' : 'kiosk.helpWhen')}</Lead>
      <Choices key={`${step.kind}${step.place}`} pages={visit} choices={helpChoices(props).map(({ id, words, choose }) => ({ title: words, onPress: choose, testId: `kiosk-help-${id}` }))} />
    </>
  )
}

/** What can be had: the kinds of its item, the places of the hall, the days from tomorrow. */
function helpChoices({ line, visit, catalogue, step }: HelpProps): readonly Choice[] {
  const { item, kind, place } = step
  const view = line.view.value
  if (view === null) return []
  if (kind === null) {
    const kinds = catalogue.items.find(({ code }) => code === item)?.help ?? []
    return kinds.map((one) => ({ id: one, words: known('helpKind', one), choose: () => visit.go({ ...step, kind: one }) }))
  }
  if (place === null) {
    return view.places.map(({ code, name, nameEn }) => ({ id: code, words: inLanguage({ zh: name, en: nameEn }), choose: () => visit.go({ ...step, place: code }) }))
  }
  const days = catalogue.helpDays.filter((on) => on > view.businessDate)
  return days.flatMap((on) =>
    helpHalves.map((half) => ({ id: `${on}-${half}`, words: `${dayWords(on)} ${known('helpHalf', half)}`, choose: () => ask(line, visit, { item, kind, place, on, half }) })),
  )
}

async function ask(line: Connection, visit: Visit, request: { item: string; kind: HelpKind; place: string; on: string; half: HelpHalf }): Promise<void> {
  // Two fingers, two buttons, one frame: still one request.
  if (visit.step.value.at === 'waiting') return
  visit.wait()
  const answer = await line.post<HelpView>('/api/help', request)
  visit.go(answer.ok ? { at: 'helped', help: answer.data } : { at: 'refused', code: answer.problem.code })
}

export function HelpedPage({ help }: { readonly help: HelpView }) {
  return (
    <section class="kiosk-ticket">
      <h1 class="kiosk-lead">{t('kiosk.helpNoted')}</h1>
      <p class="kiosk-ahead" data-testid="kiosk-helped">
        {help.help}
      </p>
      <p>
        {known('helpKind', help.kind)} · {dayWords(help.on)} {known('helpHalf', help.half)}
      </p>
      <p>{t('kiosk.helpContact')}</p>
    </section>
  )
}
