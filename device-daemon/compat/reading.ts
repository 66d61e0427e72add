/** What a page of another system is given when it asks for a card, before its maker's words are put to it. */
import type { CardRecord } from '../../drivers/contract/card.ts'
import type { ReaderServiceConfig } from '../../config/compat-schema.ts'
import { maskName, maskNumber } from '../desks/mask.ts'

export type ReaderTrouble =
  /** No line to the reader, or none is there. */
  | 'port'
  /** The reader does not answer. */
  | 'silent'
  /** It answers that it cannot work. */
  | 'self-test'

export type Reading =
  | { readonly type: 'card'; readonly card: GivenCard }
  /** `no-card`: none is laid, or the one that is laid was given already. `unstaffed`: nobody is signed in at the window. */
  | { readonly type: ReaderTrouble | 'no-card' | 'unreadable' | 'unstaffed' | 'not-recorded' }

/** Empty where the card does not say it, or the page may not know it. */
export interface GivenCard {
  readonly kind: CardRecord['kind']
  readonly name: string
  readonly number: string
  readonly sex: string
  readonly nationCode: string
  readonly nation: string
  readonly birth: string
  readonly address: string
  readonly authority: string
  readonly validFrom: string
  readonly validTo: string
  /** Base64 of a picture. */
  readonly photo: string
}

const nothingElse = { sex: '', nationCode: '', nation: '', birth: '', address: '', authority: '', validFrom: '', validTo: '', photo: '' }

export function givenCard(card: CardRecord, photo: string, { fields, dates }: Pick<ReaderServiceConfig, 'fields' | 'dates'>): GivenCard {
  const { kind, sex } = card
  if (fields === 'masked') return { ...nothingElse, kind, name: clean(maskName(card.name)), number: clean(maskNumber(card.number)) }
  const date = dates === 'dotted' ? dotted : clean
  return {
    kind,
    name: clean(card.name),
    number: clean(card.number),
    sex: sexes[sex] ?? '',
    ...nationOf(card),
    birth: date(card.birth),
    // Where somebody lives now: the page has one place for it.
    address: clean('address' in card ? (card.newAddress ?? card.address) : ''),
    authority: clean('authority' in card ? card.authority : 'acceptingAuthority' in card ? card.acceptingAuthority : ''),
    validFrom: date(card.validFrom),
    validTo: date(card.validTo),
    photo,
  }
}

const sexes: Readonly<Record<string, string>> = { '1': '男', '2': '女' }

function nationOf(card: CardRecord): Pick<GivenCard, 'nation' | 'nationCode'> {
  if ('nation' in card) return { nation: clean(card.nation.name), nationCode: clean(card.nation.code) }
  return { nation: clean('nationality' in card ? card.nationality : ''), nationCode: '' }
}

/** 长期 stays as it is. */
const dotted = (date: string): string => clean(date).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1.$2.$3')

/**
 * Such pages repair the makers' broken JSON before they read it: backslashes become slashes. A text without any
 * sign that JSON escapes is the same before and after.
 */
const clean = (text: string): string =>
  text
    .replaceAll('"', '＂')
    .replaceAll('\\', '＼')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these very ones
    .replace(/[\u0000-\u001f\u2028\u2029]/g, ' ')
    .toWellFormed()
