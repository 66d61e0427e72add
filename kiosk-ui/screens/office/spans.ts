/** Figures of days, put together so that a period is so many bars as can be told apart. */
import type { FigureList } from '../../../device-daemon/wire/figures-view.ts'
import { ratingLevels } from '../../../device-daemon/wire/rating-levels.ts'
import type { Period } from './presets.ts'

/** What charts are made of. */
const summed = ['acts', 'waits', 'waitMs', ...ratingLevels] as const
export type Sum = Pick<FigureList['figures'][number], 'key' | (typeof summed)[number]>
export type Span = 'date' | 'week' | 'month'
export interface SpanSum {
  /** Its first day, `YYYY-MM-DD`; of a month `YYYY-MM`. */
  readonly key: string
  /** Null where the hall did nothing. */
  readonly sum: Sum | null
}

const dayMs = 86_400_000
const mostDays = 45
const mostWeeks = 30

/** Of the days between the first and the last of which there is something: what comes after today is no empty day. */
export function spanFor(figures: readonly Sum[]): Span {
  const [from, to] = [figures[0]?.key ?? '', figures.at(-1)?.key ?? '']
  const days = from === '' ? 0 : (Date.parse(to) - Date.parse(from)) / dayMs + 1
  return days <= mostDays ? 'date' : days <= 7 * mostWeeks ? 'week' : 'month'
}

/** In their order, with those between in which nothing was. */
export function spansOf(figures: readonly Sum[], span: Span): readonly SpanSum[] {
  const sums = new Map<string, Sum>()
  for (const figure of figures) {
    const key = keyOf(figure.key, span)
    const known = sums.get(key)
    sums.set(key, known === undefined ? { ...figure, key } : added(known, figure))
  }
  const [first, last] = [figures[0]?.key, figures.at(-1)?.key]
  if (first === undefined || last === undefined) return []
  return keysBetween({ from: first, to: last }, span).map((key) => ({ key, sum: sums.get(key) ?? null }))
}

function keysBetween({ from, to }: Period, span: Span): readonly string[] {
  const days = Array.from({ length: (Date.parse(to) - Date.parse(from)) / dayMs + 1 }, (_none, nth) => dayAfter(from, nth))
  return [...new Set(days.map((day) => keyOf(day, span)))]
}

/** A week by its Monday. */
function keyOf(day: string, span: Span): string {
  if (span === 'date') return day
  return span === 'month' ? day.slice(0, 7) : dayAfter(day, -((new Date(day).getUTCDay() + 6) % 7))
}

const dayAfter = (day: string, count: number): string => new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10)

function added(one: Sum, other: Sum): Sum {
  const sum = { ...one }
  for (const name of summed) sum[name] += other[name]
  return sum
}
