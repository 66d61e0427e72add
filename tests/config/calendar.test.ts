/** Which days a hall is open: its own lines, the country's holidays, and what holds where both speak. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { loadCalendar } from '../../config/calendar/load.ts'
import { hallSchema } from '../../config/schema.ts'
import { isWorkday } from '../../device-daemon/hall/calendar.ts'
import { emulated } from './broken.ts'
import { thrownBy } from './chinese.ts'

const folder = mkdtempSync(join(tmpdir(), 'guitai-calendar-'))
afterAll(() => rmSync(folder, { recursive: true }))
const base = parse(readFileSync(emulated, 'utf8'))

const calendarOf = (calendar: object) => loadCalendar(hallSchema.parse({ ...base, calendar }), emulated)
const year = { files: ['../calendar/cn-2026.yaml'], weekdays: [1, 2, 3, 4, 5] }

describe('The calendar', () => {
  it('of a hall that says nothing is every day', () => {
    const calendar = loadCalendar(hallSchema.parse(base), emulated)
    expect(['2026-10-01', '2026-11-28', '2026-11-29'].every((date) => isWorkday(calendar, date))).toBe(true)
  })

  it('of years that the hall names is known with its own days alone, and in no other year', () => {
    const calendar = calendarOf({ years: [2027], closed: ['2027-01-01'], weekdays: [1, 2, 3, 4, 5] })
    expect([...calendar.years]).toEqual([2027])
    expect([isWorkday(calendar, '2027-01-01'), isWorkday(calendar, '2027-01-04')]).toEqual([false, true])
    expect([...calendarOf({ ...year, years: [2027] }).years].sort()).toEqual([2026, 2027])
  })

  // 国务院办公厅关于2026年部分节假日安排的通知, 2025-11-04: 33 days off, six weekend days worked.
  it('of 2026 has the holidays of the State Council’s notice, and the weekends worked for them', () => {
    const { holidays, workdays } = calendarOf(year)
    expect([holidays.size, workdays.size]).toEqual([33, 6])
    const calendar = calendarOf(year)
    const isOpen = (...dates: string[]) => dates.map((date) => isWorkday(calendar, date))
    expect(isOpen('2026-01-02', '2026-02-16', '2026-04-06', '2026-05-05', '2026-06-19', '2026-09-25', '2026-10-07')).not.toContain(true)
    expect(isOpen('2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10')).not.toContain(false)
    expect(isOpen('2026-02-24', '2026-10-08', '2026-12-25')).not.toContain(false)
    expect(isOpen('2026-10-11', '2026-12-26')).not.toContain(true)
  })

  // A weekend that is worked pays for a weekday off: what is left over are the holidays of the law, 11 days until 2024 and 13 since.
  it.each([
    [2024, 28, 8, 11],
    [2025, 28, 5, 13],
    [2026, 33, 6, 13],
  ])('of %i has %i days off and %i weekend days worked, %i in all by law', (nth, off, worked, byLaw) => {
    const { holidays, workdays, years } = calendarOf({ ...year, files: [`../calendar/cn-${nth}.yaml`] })
    const weekday = (date: string) => Temporal.PlainDate.from(date).dayOfWeek < 6
    expect([holidays.size, workdays.size, [...years]]).toEqual([off, worked, [nth]])
    expect([...workdays].some(weekday)).toBe(false)
    expect([...holidays].filter(weekday).length - workdays.size).toBe(byLaw)
    expect([...holidays, ...workdays].every((date) => date.startsWith(String(nth)))).toBe(true)
  })

  it('knows the years of its files, and none by the hall’s own lines', () => {
    expect([...calendarOf({ closed: ['2027-01-04'] }).years]).toEqual([])
    expect([...calendarOf({ files: ['../calendar/cn-2025.yaml', '../calendar/cn-2026.yaml'], closed: ['2027-01-04'] }).years]).toEqual([2025, 2026])
  })

  it('goes by the hall’s own lines before the country’s', () => {
    const calendar = calendarOf({ ...year, open: ['2026-10-02'], closed: ['2026-10-10', '2026-11-24'] })
    expect(['2026-10-02', '2026-10-10', '2026-11-24'].map((date) => isWorkday(calendar, date))).toEqual([true, false, false])
  })

  it('with a file that is none is a sentence in that file’s name', () => {
    const file = join(folder, 'broken.yaml')
    writeFileSync(file, "source: somewhere\nholidays: ['2026-13-01']\nworkdays: []\n")
    const load = () => loadCalendar(hallSchema.parse({ ...base, calendar: { files: [file] } }), emulated)
    expect(thrownBy(load)).toMatch(/broken\.yaml|is a date/)
  })
})
