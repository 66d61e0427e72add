/** How long ago, in the largest unit that says it; and when, as a clock on the wall shows it. */
import { clockAt, dayAt } from '../../words/hall-time.ts'
import { t } from '../../words/words.ts'

export type Ago = { readonly unit: 'seconds' | 'minutes' | 'hours' | 'days'; readonly count: number }

export function agoOf(then: number, now: number): Ago {
  const seconds = Math.max(0, Math.floor((now - then) / 1000))
  if (seconds < 60) return { unit: 'seconds', count: seconds }
  if (seconds < 3600) return { unit: 'minutes', count: Math.floor(seconds / 60) }
  if (seconds < 86_400) return { unit: 'hours', count: Math.floor(seconds / 3600) }
  return { unit: 'days', count: Math.floor(seconds / 86_400) }
}

const spans = { seconds: 'tech.seconds', minutes: 'tech.minutes', hours: 'tech.hours', days: 'tech.days' } as const

export function agoText(then: number, now: number): string {
  const { unit, count } = agoOf(then, now)
  return t(`tech.${unit}Ago`, { count })
}

/** "07:02 起(12 分钟)"; with its date when that is not today's. */
export function sinceText(at: string, now: number): string {
  const { unit, count } = agoOf(Date.parse(at), now)
  return t('tech.since', { at: momentOf(at, now), span: t(spans[unit], { count }) })
}

export function momentOf(at: string, now: number): string {
  return dayAt(at) === dayAt(now) ? clockAt(at) : `${dayAt(at).slice(5)} ${clockAt(at)}`
}
