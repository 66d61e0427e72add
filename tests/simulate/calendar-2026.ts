/** The real calendar of 2026, as the hall is given it, and the days that are worked by it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { daysAfter, isWorkday } from '../../device-daemon/hall/calendar.ts'
import type { Calendar } from '../../device-daemon/wire/calendar.ts'

const { holidays, workdays } = parse(readFileSync(join(import.meta.dirname, '../../config/calendar/cn-2026.yaml'), 'utf8')) as { readonly holidays: string[]; readonly workdays: string[] }
export const calendar: Calendar = { weekdays: [1, 2, 3, 4, 5], holidays: new Set(holidays), workdays: new Set(workdays), years: new Set([2026]) }

/** So many from a date on; fewer where the year ends before. */
export function workdaysFrom(first: string, count: number): string[] {
  const days: string[] = []
  for (let date = first; days.length < count && date.startsWith('2026'); date = daysAfter(date, 1)) if (isWorkday(calendar, date)) days.push(date)
  return days
}
