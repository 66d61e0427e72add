/** Who was late or left early by the hall's hours, and what a correction changes of it. */
import { describe, expect, it } from 'vitest'
import { attended, byMonth, type OfficeHours } from '../../device-daemon/figures/attended.ts'
import type { Attendance, Correction } from '../../device-daemon/figures/row.ts'

const day = '2026-11-24'
const ms = (time: string, date = day) => Date.parse(`${date}T${time}:00+08:00`)
const hours: OfficeHours = {
  timeZone: 'Asia/Shanghai',
  calendar: { weekdays: [1, 2, 3, 4, 5], holidays: new Set(['2026-11-25']), workdays: new Set(['2026-11-28']), years: new Set([2026]) },
  spans: [{ from: '08:30', to: '12:00' }, { from: '13:30', to: '17:30' }],
  graceMinutes: 5,
}
const was = (firstIn: string, lastOut: string, date = day): Attendance => ({ date, clerk: '1001', firstIn: ms(firstIn, date), lastOut: ms(lastOut, date), presentMs: ms(lastOut, date) - ms(firstIn, date), pausedMs: 0 })
const said = (more: Partial<Correction>): Correction => ({ seq: 9, date: day, clerk: '1001', firstIn: null, lastOut: null, reason: 'forgot-sign-in', by: 'clerk:1003', at: '2026-11-25T01:00:00.000Z', ...more })
const judged = (days: readonly Attendance[], corrections: readonly Correction[] = [], today = '2026-12-01', with_ = hours) => attended(days, corrections, with_, today).map(({ lateMinutes, earlyMinutes, excused }) => [lateMinutes, earlyMinutes, excused])

describe('A day’s attendance', () => {
  it.each([
    ['08:30', '17:30', 0, 0],
    ['08:35', '17:25', 0, 0],
    ['08:36', '17:24', 6, 6],
    ['07:10', '19:00', 0, 0],
    ['13:30', '17:30', 300, 0],
  ])('from %s to %s is %i minutes late and %i early: what is within the grace is nothing, what is beyond it is all', (from, to, late, early) => {
    expect(judged([was(from, to)])).toEqual([[late, early, null]])
  })

  it('is judged on working days only, and a Saturday that is worked is one', () => {
    expect(judged([was('09:00', '17:30', '2026-11-25')])).toEqual([[0, 0, null]])
    expect(judged([was('09:00', '17:30', '2026-11-29')])).toEqual([[0, 0, null]])
    expect(judged([was('09:00', '17:30', '2026-11-28')])).toEqual([[30, 0, null]])
  })

  it('is not judged where the hall has no hours', () => expect(judged([was('11:00', '11:30')], [], '2026-12-01', { ...hours, spans: [] })).toEqual([[0, 0, null]]))

  it('that is not over has nobody who left early; one who came late came late', () => {
    expect(judged([was('09:00', '10:00')], [], day)).toEqual([[30, 0, null]])
    expect(judged([was('09:00', '10:00')], [], '2026-11-25')).toEqual([[30, 450, null]])
  })

  it('is as it was corrected last, and what was recorded of the other end stays', () => {
    const [one] = attended([was('09:00', '17:30')], [said({ firstIn: '08:50' }), said({ firstIn: '08:20', seq: 10 })], hours, '2026-12-01')
    expect(one).toMatchObject({ firstIn: '2026-11-24T00:20:00.000Z', lastOut: '2026-11-24T09:30:00.000Z', lateMinutes: 0, earlyMinutes: 0 })
    expect(one?.corrections.map(({ firstIn, by }) => [firstIn, by])).toEqual([['08:50', 'clerk:1003'], ['08:20', 'clerk:1003']])
    // What was counted stays as it was counted.
    expect(one?.presentMs).toBe(8.5 * 3_600_000)
  })

  it.each(['errand', 'training', 'leave'] as const)('of somebody who was away for %s is neither late nor early', (reason) => {
    expect(judged([was('11:00', '12:00')], [said({ reason })])).toEqual([[0, 0, reason]])
  })

  it('is there by a correction alone, where nobody signed in', () => {
    expect(attended([], [said({ firstIn: '08:30', lastOut: '17:00', reason: 'box-fault' })], hours, '2026-12-01')).toMatchObject([{ firstIn: '2026-11-24T00:30:00.000Z', lastOut: '2026-11-24T09:00:00.000Z', presentMs: 0, earlyMinutes: 30 }])
  })

  it('adds up to months, each clerk apart', () => {
    const days = attended([was('09:00', '17:30'), was('08:30', '16:00', '2026-11-26'), was('08:30', '17:30', '2026-12-01'), { ...was('09:00', '17:00'), clerk: '1002' }], [said({ date: '2026-11-27', reason: 'leave' })], hours, '2026-12-31')
    expect(byMonth(days)).toEqual([
      { month: '2026-11', clerk: '1001', days: 3, lateDays: 1, earlyDays: 1, excusedDays: 1, presentMs: 16 * 3_600_000, pausedMs: 0 },
      { month: '2026-11', clerk: '1002', days: 1, lateDays: 1, earlyDays: 1, excusedDays: 0, presentMs: 8 * 3_600_000, pausedMs: 0 },
      { month: '2026-12', clerk: '1001', days: 1, lateDays: 0, earlyDays: 0, excusedDays: 0, presentMs: 9 * 3_600_000, pausedMs: 0 },
    ])
  })
})
