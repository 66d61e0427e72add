/** The pages' words. A key is `page.what`; `{name}` is replaced. A test finds missing and unused words. */
import { signal } from '@preact/signals'
import enCommon from './en/common.json' with { type: 'json' }
import type board from './zh-CN/board.json'
import type home from './zh-CN/home.json'
import type kiosk from './zh-CN/kiosk.json'
import type pad from './zh-CN/pad.json'
import type parts from './zh-CN/parts.json'
import type staff from './zh-CN/staff.json'
import zhCommon from './zh-CN/common.json' with { type: 'json' }

export type Language = 'zh' | 'en'
export type WordKey = keyof typeof zhCommon | keyof typeof board | keyof typeof home | keyof typeof kiosk | keyof typeof pad | keyof typeof parts | keyof typeof staff
type Table = Record<string, string>

/** What every page says. What only some say is added by those: a telephone need not load an office's words. */
const tables: Record<Language, Table> = { zh: { ...zhCommon }, en: { ...enCommon } }

export function addWords(words: Record<Language, Table>): void {
  Object.assign(tables.zh, words.zh)
  Object.assign(tables.en, words.en)
}

export const language = signal<Language>('zh')

export function setLanguage(value: Language): void {
  language.value = value
  document.documentElement.lang = value === 'zh' ? 'zh-CN' : 'en'
}

/** What a button that changes the language says: in the language that it changes to. */
export function otherLanguage(): { readonly language: Language; readonly name: string } {
  return language.value === 'zh' ? { language: 'en', name: 'English' } : { language: 'zh', name: '中文' }
}

export const t = (key: WordKey, values: Record<string, string | number> = {}): string => wordsIn(language.value, key, values)

/** For a page that says a thing in both languages at once. */
export function wordsIn(spoken: Language, key: WordKey, values: Record<string, string | number> = {}): string {
  return (tables[spoken][key] ?? key).replace(/\{(\w+)\}/g, (_whole, name: string) => String(values[name] ?? ''))
}

export type WordGroup =
  | 'reason'
  | 'state'
  | 'level'
  | 'problem'
  | 'print'
  | 'rating'
  | 'ticket'
  | 'kind'
  | 'card'
  | 'priority'
  | 'callReason'
  | 'transferReason'
  | 'cancelReason'
  | 'pauseReason'
  | 'noticeState'
  | 'level-of'
  | 'appointmentState'
  | 'caseState'
  | 'caseOutcome'
  | 'withdrawReason'
  | 'withdrawWhy'
  | 'wordsErase'
  | 'handOverWord'
  | 'handOverState'
  | 'giveBackReason'
  | 'handOverOutcome'
  | 'rectificationState'
  | 'finding'
  | 'rectifyKind'
  | 'rectifyAnswer'
  | 'visitedBack'
  | 'rectifyOutcome'
  | 'recheckOutcome'
  | 'appealReason'
  | 'inspectionKind'
  | 'lineResult'
  | 'severity'
  | 'findingState'
  | 'findingOutcome'
  | 'met'
  | 'appraisalPart'
  | 'correctionReason'
  | 'act'
  | 'pad'
  | 'role'
  | 'objectionReason'
  | 'objectionOutcome'
  | 'awardOutcome'
  | 'complaintSubject'
  | 'complaintChannel'
  | 'complaintState'
  | 'complaintRefusal'
  | 'referral'
  | 'complaintFinding'
  | 'complaintAnswer'
  | 'contentment'
  | 'helpKind'
  | 'helpHalf'
  | 'helpState'
  | 'helpResult'
  | 'helpCancelReason'

/** For words that the daemon names by a code: `known('reason', 'paper-out')`; the code itself where there is none. */
export function known(group: WordGroup, code: string): string {
  return tables[language.value][`${group}.${code}`] ?? code
}

/** A date `YYYY-MM-DD` as people say it, with its weekday. */
export function dayWords(date: string): string {
  const form = { month: 'numeric', day: 'numeric', weekday: 'short', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(language.value === 'zh' ? 'zh-CN' : 'en-GB', form).format(new Date(date))
}

/** Several sentences after one another: Chinese has no space between them. */
export function inSentences(...sentences: readonly { readonly zh: string; readonly en: string }[]): string {
  return sentences.map(inLanguage).join(language.value === 'zh' ? '' : ' ')
}

/** One or another, as the page's language lists them. */
export function anyOf(names: readonly string[]): string {
  return new Intl.ListFormat(language.value === 'zh' ? 'zh-CN' : 'en', { type: 'disjunction' }).format(names)
}

/** Of two names, the one in the page's language. */
export function inLanguage(words: { readonly zh: string; readonly en: string }): string {
  return words[language.value]
}
