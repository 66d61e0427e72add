/** What tables of matters have in common: days, moments, states, and how a limit stands. */
import { Badge, type Tone } from '../../design/parts.tsx'
import type { Cell } from '../../design/table-rows.ts'
import { clockAt, dayAt } from '../../words/hall-time.ts'
import { dayWords, t } from '../../words/words.ts'

/** `YYYY-MM-DD`, or null. */
export const dayCell = (date: string | null): Cell => (date === null ? null : { value: date, shown: dayWords(date) })

/** On the hall's own clock, in a file too. */
export const momentCell = (instant: string): Cell => ({ value: `${dayAt(instant)} ${clockAt(instant)}`, shown: `${dayWords(dayAt(instant))} ${clockAt(instant)}` })

export const badgeCell = (words: string, tone: Tone = 'plain'): Cell => ({ value: words, shown: <Badge tone={tone}>{words}</Badge> })

/** A ticket by the number that its person had, of whatever day. */
export const ticketCell = (ticket: string | null): Cell => ticket?.split('-')[1] ?? null

/** Whether it is late, or nobody knows when it would be. */
export function limitCell({ overdue, calendarUnknown }: { readonly overdue: boolean; readonly calendarUnknown: boolean }): Cell {
  if (overdue) return badgeCell(t('rectification.late'), 'bad')
  return calendarUnknown ? badgeCell(t('rectification.calendarUnknown'), 'warn') : null
}
