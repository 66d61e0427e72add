/** What a day's count needs of the days before, and limits by the day. */
import { describe, expect, it } from 'vitest'
import { DayFigures } from '../../device-daemon/figures/day-figures.ts'
import { type WrittenMemory, writtenMemorySchema } from '../../device-daemon/figures/memory.ts'
import type { Fact } from '../../device-daemon/wire/fold.ts'

const zone = 'Asia/Shanghai'
const tuesday = '2026-11-24'
const visit = '20261124-A001'
const at = { ticket: visit, window: 1, actor: 'clerk:1001' } as const
const issued: Fact = { type: 'ticket-issued', ticket: visit, data: { number: 'A001', queue: 'A', item: 'A-1', channel: 'kiosk', businessDate: tuesday, appointment: null, slot: null, priority: null, holder: null, place: null } }
const called: Fact = { type: 'ticket-called', ...at, data: { nth: 1, how: 'next', reason: null, among: [] } }
const finished: Fact = { type: 'ticket-finished', ...at, data: {} }
const offered: Fact = { type: 'rating-offered', ticket: visit, window: 1, actor: 'system', data: { session: 's1', clerk: '1001', pad: 'window-1/pad', expiresAt: '2026-11-24T01:00:00.000Z' } }

type Said = readonly [time: string, fact: Fact]
/** A day with what happened in it, on from the days before, as its table keeps them. */
function dayOf(date: string, said: readonly Said[], before?: WrittenMemory): DayFigures {
  const day = new DayFigures(date, zone, before === undefined ? undefined : writtenMemorySchema.parse(JSON.parse(JSON.stringify(before))))
  for (const [nth, [time, fact]] of said.entries()) day.add({ ...fact, seq: nth + 1, site: 'test', at: new Date(Date.parse(`${date}T${time}:00+08:00`)).toISOString() })
  return day
}
const midnight = (date: string) => Date.parse(`${date}T00:00:00+08:00`)
const rowOf = (day: DayFigures, key: string) => day.rows.get(key)

describe('A wait', () => {
  it.each([['09:30', 0], ['09:31', 1]])('from nine to %s is long: %i', (time, longWaits) => {
    expect(rowOf(dayOf(tuesday, [['09:00', issued], [time, called]]), '1001 1 A-1')).toMatchObject({ waits: 1, longWaits })
  })

  it.each([['09:30', { waitsTo30: 1, waitsTo45: 0 }], ['09:31', { waitsTo30: 0, waitsTo45: 1 }], ['11:01', { waitsTo120: 0, waitsLonger: 1 }]])('from nine to %s is counted by its length', (time, spread) => {
    expect(rowOf(dayOf(tuesday, [['09:00', issued], [time, called]]), '1001 1 A-1')).toMatchObject(spread)
  })

  it('that was ended by a slip of the hand was no long one', () => {
    const undone: Fact = { type: 'step-undone', ...at, data: { step: 'call' } }
    expect(rowOf(dayOf(tuesday, [['09:00', issued], ['09:31', called], ['09:31', undone]]), '1001 1 A-1')).toMatchObject({ waits: 0, waitMs: 0, longWaits: 0, waitsTo45: 0 })
  })
})

it('Whoever was sent to another queue is served for that item', () => {
  const moved: Fact = { type: 'ticket-transferred', ...at, data: { queue: 'B', item: 'B-2', keptFor: null, reason: 'next-step' } }
  expect(rowOf(dayOf(tuesday, [['09:00', issued], ['09:10', moved], ['09:20', finished]]), '1001 1 B-2')).toMatchObject({ acts: 1 })
})

describe('Over midnight', () => {
  const rated = (nth: number): Fact => ({ type: 'rated', ticket: visit, window: 1, actor: 'citizen', data: { session: `qr${nth}`, level: 'satisfied', clerk: '1001', channel: 'qr', tags: [], words: null, key: null } })

  it('a rating by telephone has the item of its visit for eight days, and not for ever', () => {
    let memory = dayOf(tuesday, [['09:00', issued], ['09:20', finished]]).close(midnight('2026-11-25'))
    for (const [date, item] of [['2026-11-25', 'A-1'], ['2026-12-01', 'A-1'], ['2026-12-02', 'A-1'], ['2026-12-03', ''] ] as const) {
      const day = dayOf(date, [['10:00', rated(1)]], memory)
      expect([date, rowOf(day, `1001 1 ${item}`)?.satisfied]).toEqual([date, 1])
      memory = day.close(midnight('2026-12-31'))
    }
  })

  it('a session that was asked for before it ends for its clerk, and a key within a second of it is fast', () => {
    const memory = dayOf(tuesday, [['23:59', offered]]).close(midnight('2026-11-25'))
    const ended: Fact = { type: 'rating-timed-out', ticket: visit, window: 1, actor: 'system', data: { session: 's1' } }
    expect([...dayOf('2026-11-25', [['00:01', ended]], memory).rows.values()]).toMatchObject([{ clerk: '1001', timedOut: 1 }])
  })

  it('a break goes on, and so does whoever is there', () => {
    const signedIn: Fact = { type: 'clerk-signed-in', window: 1, actor: 'clerk:1001', data: { workNo: '1001' } }
    const paused: Fact = { type: 'window-paused', window: 1, actor: 'clerk:1001', data: { reason: 'break' } }
    const memory = dayOf(tuesday, [['22:00', signedIn], ['23:00', paused]]).close(midnight('2026-11-25'))
    const next = dayOf('2026-11-25', [['02:00', { type: 'window-reopened', window: 1, actor: 'clerk:1001', data: {} }]], memory)
    expect(next.attendanceBy(midnight('2026-11-25') + 3 * 3_600_000)).toMatchObject([{ clerk: '1001', presentMs: 3 * 3_600_000, pausedMs: 2 * 3_600_000 }])
  })
})

describe('A limit', () => {
  const of = { case: '20261124-S0001' }
  const due = (promised: string | null) => ({ promised, statutory: null })
  const accepted = (promised: string | null): Fact => ({ type: 'case-accepted', ...at, data: { ...of, item: 'A-2', number: 'A001', code: 'ABC234', waits: false, due: due(promised) } })
  const decided: Fact = { type: 'case-decided', actor: 'clerk:1002', data: { ...of, outcome: 'granted' } }
  const papersIn = (promised: string): Fact => ({ type: 'case-papers-in', actor: 'clerk:1002', data: { ...of, due: due(promised) } })
  const decidedOn = (first: readonly Said[], date: string) => dayOf(date, [['10:00', decided]], dayOf(tuesday, first).close(midnight('2026-11-25')))

  it.each([
    ['on its last day is kept', '2026-11-27', [1, 0]],
    ['on the day after is missed', '2026-11-28', [0, 1]],
  ] as const)('%s, for whoever decides', (_what, date, [limitsKept, limitsMissed]) => {
    expect(rowOf(decidedOn([['09:00', accepted('2026-11-27')]], date), '1002 1 A-2')).toMatchObject({ limitsKept, limitsMissed })
  })

  it('ends later by the time that papers were waited for', () => {
    expect(rowOf(decidedOn([['09:00', accepted('2026-11-27')], ['10:00', papersIn('2026-12-01')]], '2026-12-01'), '1002 1 A-2')).toMatchObject({ limitsKept: 1 })
  })

  it('that was not promised is not counted, and what is withdrawn is not either', () => {
    expect(decidedOn([['09:00', accepted(null)]], '2026-11-27').rows.size).toBe(0)
    const withdrawn: Fact = { type: 'case-withdrawn', actor: 'clerk:1002', data: { ...of, reason: 'by-person' } }
    expect(decidedOn([['09:00', accepted('2026-11-27')], ['10:00', withdrawn]], '2026-11-27').rows.size).toBe(0)
  })

  it('of a bad rating is whose it is who was sent last, and late once it was escalated', () => {
    const no = { rectification: '20261124-Z0001' }
    const opened: Fact = { type: 'rectification-opened', ...at, actor: 'system', data: { ...no, session: 's1', clerk: '1001', level: 'dissatisfied', limit: null } }
    const sent = (to: string): Fact => ({ type: 'rectification-assigned', ...at, actor: 'supervisor', data: { ...no, to } })
    const escalated: Fact = { type: 'rectification-escalated', ...at, actor: 'system', data: no }
    const closed: Fact = { type: 'rectification-closed', ...at, actor: 'supervisor', data: { ...no, end: 'settled' } }
    const memory = dayOf(tuesday, [['09:00', opened], ['09:10', sent('1002')], ['09:20', sent('1003')]]).close(midnight('2026-11-25'))
    expect(rowOf(dayOf('2026-11-25', [['09:00', closed]], memory), '1003 1 ')).toMatchObject({ seenTo: 1, seenToLate: 0, overdue: 0 })
    expect(rowOf(dayOf('2026-11-25', [['09:00', escalated], ['09:05', escalated], ['10:00', closed]], memory), '1003 1 ')).toMatchObject({ seenTo: 1, seenToLate: 1, overdue: 2 })
  })
})
