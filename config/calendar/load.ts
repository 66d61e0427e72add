/** The hall's calendar out of its own lines and the files of holidays. What the hall says itself goes before. */
import { dirname, resolve } from 'node:path'
import type { Calendar } from '../../device-daemon/wire/calendar.ts'
import { read } from '../read-checked.ts'
import type { HallConfig } from '../schema.ts'
import { holidaysSchema } from './schema.ts'

const yearOf = (date: string): number => Number(date.slice(0, 4))

/** Throws ConfigError for a file that is none. */
export function loadCalendar({ calendar }: HallConfig, hallFile: string): Calendar {
  const { weekdays, files, closed, open, years: ownYears } = calendar
  const years = files.map((file) => read(holidaysSchema, { path: resolve(dirname(hallFile), file), own: false }))
  const own = new Set([...closed, ...open])
  const published = (dates: readonly string[]) => dates.filter((date) => !own.has(date))
  return {
    weekdays,
    holidays: new Set([...closed, ...years.flatMap(({ holidays }) => published(holidays))]),
    workdays: new Set([...open, ...years.flatMap(({ workdays }) => published(workdays))]),
    years: new Set([...ownYears, ...years.flatMap(({ holidays }) => holidays.map(yearOf))]),
  }
}
