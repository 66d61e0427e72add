/** Limits in days, against a calendar drawn by hand. */
import { describe, expect, it } from 'vitest'
import { addWorkdays, lastDay, postponed, workdaysBetween } from '../../device-daemon/hall/working-days.ts'

/** The National Day week of 2026 as the State Council has it: 1 to 7 October off, 20 September and 10 October worked. */
const calendar = {
  weekdays: [1, 2, 3, 4, 5],
  holidays: new Set(['01', '02', '03', '04', '05', '06', '07'].map((day) => `2026-10-${day}`)),
  workdays: new Set(['2026-09-20', '2026-10-10']),
  years: new Set([2026]),
}

describe('Working days', () => {
  it.each([
    ['2026-09-28', 1, '2026-09-29', 'the day it begins is not counted'],
    ['2026-09-30', 1, '2026-10-08', 'a week off lies between'],
    ['2026-10-08', 2, '2026-10-10', 'a Saturday is worked'],
    ['2026-10-09', 3, '2026-10-13', 'a Sunday is not'],
    ['2026-09-19', 1, '2026-09-20', 'a Sunday is worked'],
    ['2026-10-03', 1, '2026-10-08', 'it begins on a holiday'],
    ['2026-10-09', 0, '2026-10-09', 'none is the day itself'],
  ])('from %s, %i later is %s: %s', (from, count, last) => {
    expect(addWorkdays(calendar, from, count)).toBe(last)
    if (count > 0) expect(workdaysBetween(calendar, from, last)).toBe(count)
  })

  it('between a day and one that is not later are none', () => {
    expect(workdaysBetween(calendar, '2026-10-09', '2026-10-09')).toBe(0)
    expect(workdaysBetween(calendar, '2026-10-09', '2026-10-08')).toBe(0)
  })
})

describe('The last day of a limit', () => {
  it.each([
    [{ value: 3, unit: 'WD' }, '2026-09-29', '2026-10-09'],
    [{ value: 3, unit: 'D' }, '2026-09-28', '2026-10-08'],
    [{ value: 1, unit: 'D' }, '2026-09-28', '2026-09-29'],
    [{ value: 1, unit: 'MONTH' }, '2026-09-01', '2026-10-08'],
    [{ value: 1, unit: 'MONTH' }, '2026-10-31', '2026-11-30'],
    [{ value: 0, unit: 'NOW' }, '2026-10-03', '2026-10-03'],
  ] as const)('of %j from %s is %s', (limit, from, last) => {
    expect(lastDay(calendar, from, limit)).toBe(last)
  })

  it('of none is none', () => {
    expect(lastDay(calendar, '2026-10-09', null)).toBeNull()
  })
})

describe('A limit that stood still', () => {
  it.each([
    ['2026-10-09', 'WD', '2026-09-29', '2026-09-30', '2026-10-10'],
    ['2026-10-09', 'WD', '2026-09-30', '2026-10-07', '2026-10-09'],
    ['2026-10-20', 'D', '2026-10-12', '2026-10-15', '2026-10-23'],
    ['2026-10-20', 'D', '2026-10-12', '2026-10-16', '2026-10-26'],
    ['2026-10-20', 'D', '2026-10-12', '2026-10-12', '2026-10-20'],
    ['2026-10-20', 'D', '2026-10-12', '2026-10-11', '2026-10-20'],
  ] as const)('until %s in %s, from %s to %s, ends on %s', (last, unit, from, to, later) => {
    expect(postponed(calendar, last, unit, from, to)).toBe(later)
  })
})

describe('A limit into a year whose holidays nobody has told', () => {
  const told = { weekdays: [1, 2, 3, 4, 5], holidays: new Set<string>(), workdays: new Set<string>(), years: new Set([2026]) }

  it.each([
    [{ value: 5, unit: 'WD' }, '2026-12-24', '2026-12-31'],
    [{ value: 6, unit: 'WD' }, '2026-12-24', null],
    [{ value: 8, unit: 'D' }, '2026-12-24', null],
    [{ value: 1, unit: 'MONTH' }, '2026-12-01', null],
    [{ value: 0, unit: 'NOW' }, '2027-01-04', null],
  ] as const)('%j from %s ends on %s: nothing is guessed', (limit, from, last) => expect(lastDay(told, from, limit)).toBe(last))

  it('is not put off into it either', () => {
    expect(postponed(told, '2026-12-30', 'WD', '2026-12-28', '2026-12-29')).toBe('2026-12-31')
    expect(postponed(told, '2026-12-30', 'WD', '2026-12-21', '2026-12-25')).toBeNull()
    expect(postponed(told, '2026-12-30', 'D', '2026-12-21', '2026-12-25')).toBeNull()
  })

  it('is reckoned by the hall’s own days where it has no file at all', () => {
    expect(lastDay({ ...told, years: new Set() }, '2026-12-24', { value: 6, unit: 'WD' })).toBe('2027-01-01')
  })
})
