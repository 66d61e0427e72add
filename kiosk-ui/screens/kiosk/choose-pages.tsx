/** What there is to choose: first the kind of business, then the item. Six a page, nothing to scroll. */
import type { Priority } from '../../../device-daemon/wire/choices.ts'
import type { ItemView } from '../../../device-daemon/wire/item-view.ts'
import type { HallView } from '../../../device-daemon/wire/views.ts'
import type { Connection } from '../../daemon/connection.ts'
import { Button } from '../../design/parts.tsx'
import { anyOf, inLanguage, known, t } from '../../words/words.ts'
import { pagesOf } from './paging.ts'
import type { Step, Visit } from './visit.ts'

interface StartProps {
  readonly line: Connection
  readonly visit: Visit
  readonly page: number
}

export function StartPage({ line, visit, page }: StartProps) {
  const view = line.view.value
  const works = (kind: 'scanner' | 'id-reader') => line.devices.value.some((device) => device.kind === kind && (device.state === 'ok' || device.state === 'warning'))
  const canScan = works('scanner')
  const canLay = canScan && works('id-reader')
  return (
    <>
      <p class="kiosk-lead">{visit.card.value === null ? t('kiosk.choose') : t('kiosk.cardRead')}</p>
      <ul class="kiosk-choices">
        {(pagesOf(queuesToChoose(view))[page] ?? []).map(({ prefix, name, nameEn }) => (
          <li key={prefix}>
            <Button onPress={() => visit.go({ at: 'items', queue: prefix, page: 0 })} testId={`kiosk-category-${prefix}`}>
              <span class="kiosk-choice">{inLanguage({ zh: name, en: nameEn })}</span>
              <span class="kiosk-count">{t('kiosk.waiting', { count: waitingIn(line, prefix) })}</span>
            </Button>
          </li>
        ))}
      </ul>
      <div class="kiosk-appointment">
        <GreenButton visit={visit} />
        <p>{canLay ? t('kiosk.layCard') : canScan ? t('kiosk.showCode') : t('kiosk.noScanner')}</p>
        <Button onPress={() => visit.go({ at: 'code' })} testId="kiosk-type">
          {t('kiosk.typeIt')}
        </Button>
        <Button onPress={() => visit.go({ at: 'camera' })} testId="kiosk-camera">
          {t('kiosk.useCamera')}
        </Button>
        <Button onPress={() => visit.go({ at: 'rate-code' })} testId="kiosk-rate">
          {t('kiosk.rate')}
        </Button>
        <Button onPress={() => visit.go({ at: 'complaint', about: null, page: 0 })} testId="kiosk-complain">
          {t('kiosk.complain')}
        </Button>
      </div>
    </>
  )
}

/** Says that there is one, or that it is used. */
function GreenButton({ visit }: { readonly visit: Visit }) {
  const { value } = visit.priority
  return (
    <Button onPress={() => visit.go({ at: 'green' })} pressed={value !== null} className="kiosk-green" testId="kiosk-green">
      {value === null ? t('kiosk.green') : t('kiosk.greenOn', { why: known('priority', value) })}
    </Button>
  )
}

/** What a person may say of themselves. Nobody has to prove it here: the clerk sees who comes. */
const said = ['elderly', 'disabled', 'veteran', 'with-child'] as const

export function GreenPage({ visit }: { readonly visit: Visit }) {
  const choose = (priority: Priority | null) => {
    visit.priority.value = priority
    visit.go({ at: 'start', page: 0 })
  }
  return (
    <>
      <p class="kiosk-lead">{t('kiosk.greenChoose')}</p>
      <ul class="kiosk-choices">
        {said.map((one) => (
          <li key={one}>
            <Button onPress={() => choose(one)} testId={`kiosk-green-${one}`}>
              <span class="kiosk-choice">{known('priority', one)}</span>
            </Button>
          </li>
        ))}
      </ul>
      <div class="kiosk-appointment">
        <p>{t('kiosk.greenHint')}</p>
        {visit.priority.value !== null && (
          <Button onPress={() => choose(null)} testId="kiosk-green-off">
            {t('kiosk.greenOff')}
          </Button>
        )}
      </div>
    </>
  )
}

/** Those that people take numbers for. */
export const queuesToChoose = (view: HallView | null) => (view?.queues ?? []).filter(({ output }) => !output)

function waitingIn(line: Connection, queue: string): number {
  return (line.view.value?.tickets ?? []).filter((ticket) => ticket.queue === queue && ticket.state === 'waiting').length
}

interface ItemsProps {
  readonly items: readonly ItemView[]
  readonly page: number
  readonly onChoose: (item: string) => unknown
}

export function ItemsPage({ items, page, onChoose }: ItemsProps) {
  return (
    <>
      <p class="kiosk-lead">{t('kiosk.chooseItem')}</p>
      <ul class="kiosk-choices">
        {(pagesOf(items)[page] ?? []).map((item) => (
          <li key={item.code}>
            <Button disabled={!item.open} onPress={() => onChoose(item.code)} testId={`kiosk-item-${item.code}`}>
              <span class="kiosk-choice">{inLanguage({ zh: item.name, en: item.nameEn })}</span>
              {item.parts.length > 0 && <span class="kiosk-parts">{namesOf(item.parts)}</span>}
              <span class="kiosk-count">{item.open ? t('kiosk.about', { minutes: item.minutes }) : whyNot(item)}</span>
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

const namesOf = (parts: ItemView['parts']): string => parts.map(({ name, nameEn }) => inLanguage({ zh: name, en: nameEn })).join(' · ')

/** Why an item cannot be had, and where or when it can. */
export function whyNot({ why, reason, from, levels, parts }: ItemView): string {
  if (reason !== null) return inLanguage(reason)
  if (why === 'elsewhere') return t('kiosk.elsewhere', { where: anyOf(levels.map((level) => known('level-of', String(level)))) })
  if (why === 'part') return t('kiosk.partClosed', { items: namesOf(parts.filter(({ open }) => !open)) })
  if (why === 'not-yet') return t('kiosk.notYet', { date: from ?? '' })
  return t('kiosk.closed')
}

interface PagerProps {
  readonly visit: Visit
  readonly step: Extract<Step, { page: number }>
  readonly choices: number
}

export function Pager({ visit, step, choices }: PagerProps) {
  const pages = pagesOf(Array.from({ length: choices })).length
  if (pages < 2) return null
  const { page } = step
  return (
    <nav class="kiosk-pages">
      <Button disabled={page === 0} onPress={() => visit.go({ ...step, page: page - 1 })} testId="kiosk-previous">
        {t('kiosk.previous')}
      </Button>
      <span>{t('kiosk.pageOf', { page: page + 1, pages })}</span>
      <Button disabled={page + 1 >= pages} onPress={() => visit.go({ ...step, page: page + 1 })} testId="kiosk-next">
        {t('kiosk.next')}
      </Button>
    </nav>
  )
}
