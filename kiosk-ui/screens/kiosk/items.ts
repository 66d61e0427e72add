/** How items are called, ordered and found, and why one cannot be had. */
import type { ItemView } from '../../../device-daemon/wire/item-view.ts'
import type { HallView } from '../../../device-daemon/wire/views.ts'
import { anyOf, inLanguage, known, t } from '../../words/words.ts'
import type { Wanted } from './visit.ts'

/** As many as one page of choices has. */
const askedMax = 6

/** Help is offered with those items that have some; what to bring is asked of closed ones too. */
export const itemsFor = (items: readonly ItemView[], wanted: Wanted): readonly ItemView[] => (wanted === 'help' ? items.filter(({ help }) => help.length > 0) : items)

export const plainWords = ({ plainName, plainNameEn }: Pick<ItemView, 'plainName' | 'plainNameEn'>): string => inLanguage({ zh: plainName, en: plainNameEn })

/** What most have come for today, the most asked first; of those asked as often, in the catalogue's order. */
export function askedToday<T extends Pick<ItemView, 'code'>>(items: readonly T[], asked: Readonly<Record<string, number>>): readonly T[] {
  const times = ({ code }: T) => asked[code] ?? 0
  return items
    .filter((item) => times(item) > 0)
    .toSorted((one, other) => times(other) - times(one))
    .slice(0, askedMax)
}

/** Those whose code begins with what was typed, or whose initials have it anywhere: 办身份证 (BSFZ) is found by SFZ. */
export function found<T extends Pick<ItemView, 'code' | 'initials'>>(items: readonly T[], by: 'initials' | 'code', typed: string): readonly T[] {
  return items.filter(({ code, initials }) => (by === 'code' ? code.startsWith(typed) : initials.some((text) => text.includes(typed))))
}

export const waitingIn = (view: HallView | null, queue: string): number => (view?.tickets ?? []).filter((ticket) => ticket.queue === queue && ticket.state === 'waiting').length

/** Why an item cannot be had, and where or when it can. */
export function whyNot({ why, reason, from, levels, parts }: ItemView): string {
  if (reason !== null) return inLanguage(reason)
  if (why === 'elsewhere') return t('kiosk.elsewhere', { where: anyOf(levels.map((level) => known('level-of', String(level)))) })
  if (why === 'part') return t('kiosk.partClosed', { items: namesOf(parts.filter(({ open }) => !open)) })
  if (why === 'not-yet') return t('kiosk.notYet', { date: from ?? '' })
  return t('kiosk.closed')
}

const namesOf = (parts: ItemView['parts']): string => parts.map(({ name, nameEn }) => inLanguage({ zh: name, en: nameEn })).join(' · ')
