/** Periods that people ask for by name, and the one that an address names. Days are `YYYY-MM-DD`, reckoned without a clock. */
/** Both days inclusive, `YYYY-MM-DD`. */
export interface Period {
  readonly from: string
  readonly to: string
}

export const presets = ['today', 'week', 'month', 'last-month', 'quarter', 'year'] as const
export type Preset = (typeof presets)[number]

/** What has begun goes until today; a week begins on Monday. */
export function presetOf(preset: Preset, today: string): Period {
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7)) - 1
  switch (preset) {
    case 'today':
      return { from: today, to: today }
    case 'week':
      return { from: dayOf(year, month, Number(today.slice(8)) - ((weekdayOf(today) + 6) % 7)), to: today }
    case 'month':
      return { from: dayOf(year, month, 1), to: today }
    case 'last-month':
      // Day 0 is the last of the month before.
      return { from: dayOf(year, month - 1, 1), to: dayOf(year, month, 0) }
    case 'quarter':
      return { from: dayOf(year, month - (month % 3), 1), to: today }
    case 'year':
      return { from: dayOf(year, 0, 1), to: today }
  }
}

/** Null where it names none that is one: a day that there is not, or an end before the beginning. */
export function periodIn(search: string): Period | null {
  const asked = new URLSearchParams(search)
  const [from, to] = [asked.get('from') ?? '', asked.get('to') ?? '']
  return isDay(from) && isDay(to) && from <= to ? { from, to } : null
}

const dayOf = (year: number, month: number, day: number): string => new Date(Date.UTC(year, month, day)).toISOString().slice(0, 10)
const weekdayOf = (day: string): number => new Date(day).getUTCDay()
/** Chromium takes 30 February for 2 March. */
const isDay = (said: string): boolean => /^\d{4}-\d\d-\d\d$/.test(said) && !Number.isNaN(Date.parse(said)) && new Date(said).toISOString().startsWith(said)
