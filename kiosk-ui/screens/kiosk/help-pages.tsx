/** Asking for help at home or in the village: what kind, where, when. A page each; nothing about the person. */
import { type HelpHalf, type HelpKind, helpHalves, helpKinds } from '../../../device-daemon/wire/choices.ts'
import type { HelpView } from '../../../device-daemon/wire/help-view.ts'
import type { HallView } from '../../../device-daemon/wire/views.ts'
import type { Connection } from '../../daemon/connection.ts'
import { Button } from '../../design/parts.tsx'
import { dayWords, inLanguage, known, t } from '../../words/words.ts'
import { pagesOf } from './paging.ts'
import type { Step, Visit } from './visit.ts'

export type HelpStep = Extract<Step, { at: 'help' }>

/** Days that are offered, from tomorrow: the daemon takes no later ones. */
const daysAhead = 30
const dayMs = 24 * 3600_000

interface Choice {
  readonly id: string
  readonly words: string
  readonly choose: () => unknown
}

interface HelpProps {
  readonly line: Connection
  readonly visit: Visit
  readonly step: HelpStep
}

export function HelpPage({ line, visit, step }: HelpProps) {
  return (
    <>
      <p class="kiosk-lead">{t(step.kind === null ? 'kiosk.helpKind' : step.place === null ? 'kiosk.helpPlace' : 'kiosk.helpWhen')}</p>
      <ul class="kiosk-choices">
        {(pagesOf(choicesOf({ line, visit, step }))[step.page] ?? []).map(({ id, words, choose }) => (
          <li key={id}>
            <Button onPress={choose} testId={`kiosk-help-${id}`}>
              <span class="kiosk-choice">{words}</span>
            </Button>
          </li>
        ))}
      </ul>
      <p class="kiosk-appointment">{t('kiosk.helpContact')}</p>
    </>
  )
}

/** How many choices this page of it has. */
export function helpChoices(view: HallView, { kind, place }: HelpStep): number {
  if (kind === null) return helpKinds.length
  return place === null ? view.places.length : daysAhead * helpHalves.length
}

function choicesOf({ line, visit, step }: HelpProps): readonly Choice[] {
  const { item, kind, place } = step
  const view = line.view.value
  if (view === null) return []
  if (kind === null) return helpKinds.map((one) => ({ id: one, words: known('helpKind', one), choose: () => visit.go({ ...step, kind: one, page: 0 }) }))
  if (place === null) {
    return view.places.map(({ code, name, nameEn }) => ({ id: code, words: inLanguage({ zh: name, en: nameEn }), choose: () => visit.go({ ...step, place: code, page: 0 }) }))
  }
  return daysAfter(view.businessDate).flatMap((on) =>
    helpHalves.map((half) => ({ id: `${on}-${half}`, words: `${dayWords(on)} ${known('helpHalf', half)}`, choose: () => ask(line, visit, { item, kind, place, on, half }) })),
  )
}

const daysAfter = (today: string): string[] => Array.from({ length: daysAhead }, (_, nth) => new Date(Date.parse(today) + (nth + 1) * dayMs).toISOString().slice(0, 10))

async function ask(line: Connection, visit: Visit, request: { item: string; kind: HelpKind; place: string; on: string; half: HelpHalf }): Promise<void> {
  // Two fingers, two buttons, one frame: still one request.
  if (visit.step.value.at === 'waiting') return
  visit.go({ at: 'waiting' })
  const answer = await line.post<HelpView>('/api/help', request)
  visit.go(answer.ok ? { at: 'helped', help: answer.data } : { at: 'refused', code: answer.problem.code })
}

export function HelpedPage({ help }: { readonly help: HelpView }) {
  return (
    <section class="kiosk-ticket">
      <p class="kiosk-lead">{t('kiosk.helpNoted')}</p>
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
