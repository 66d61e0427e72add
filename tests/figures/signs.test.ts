/** Signs that ratings may not be the citizens' own: each from the facts that it is made of. */
import { describe, expect, it } from 'vitest'
import type { OfficeHours } from '../../device-daemon/figures/attended.ts'
import { DayFigures } from '../../device-daemon/figures/day-figures.ts'
import { signsOf } from '../../device-daemon/figures/manipulation.ts'
import { together } from '../../device-daemon/figures/sums.ts'
import type { RatingChannel } from '../../device-daemon/wire/choices.ts'
import type { Fact } from '../../device-daemon/wire/fold.ts'
import type { RatingLevel } from '../../device-daemon/wire/words.ts'

const day = '2026-11-24'
const zone = 'Asia/Shanghai'
const hours: OfficeHours = { timeZone: zone, calendar: { weekdays: [1, 2, 3, 4, 5], holidays: new Set(), workdays: new Set(), years: new Set([2026]) }, spans: [{ from: '08:30', to: '12:00' }, { from: '13:30', to: '17:30' }], graceMinutes: 5 }

interface Rating {
  readonly at: string
  readonly level?: RatingLevel
  readonly clerk?: string
  readonly channel?: RatingChannel
  /** After the prompt; null: nobody was asked. */
  readonly after?: number | null
}

let nth = 0
function signs(ratings: readonly Rating[], on = day, with_ = hours) {
  const figures = new DayFigures(on, zone)
  for (const { at, level = 'satisfied', clerk = '1001', channel = 'pad', after = 5000 } of ratings) {
    nth += 1
    const when = Date.parse(`${on}T${at}+08:00`)
    const session = `s${nth}`
    const ticket = `${on.replaceAll('-', '')}-A${String(nth).padStart(3, '0')}`
    const add = (ms: number, fact: Fact) => figures.add({ ...fact, seq: nth, site: 'test', at: new Date(ms).toISOString() })
    if (after !== null) {
      add(when - after, { type: 'rating-offered', ticket, window: 1, actor: 'system', data: { session, clerk, pad: 'window-1/pad', expiresAt: new Date(when).toISOString() } })
      add(when - after, { type: 'rating-shown', ticket, window: 1, actor: 'system', data: { session } })
    }
    add(when, { type: 'rated', ticket, window: 1, actor: 'citizen', data: { session, level, clerk, channel, tags: [], words: null, key: null } })
  }
  const sums = together([...figures.rows.values()].map((row) => ({ ...row, key: row.clerk })), (key) => key)
  const minutes = [...figures.minutes].flatMap(([clerk, came]) => [...came].map(([minute, count]) => ({ date: on, clerk, minute, ratings: count })))
  return signsOf(sums, minutes, [], with_)
}

describe('Signs', () => {
  it('are keys pressed within a second of the prompt', () => {
    expect(signs([{ at: '09:00:00', after: 999 }, { at: '09:05:00', after: 1000 }, { at: '09:10:00', after: null }])[0]).toMatchObject({ rated: 3, fast: 1 })
  })

  it('are one level after the other, each clerk apart', () => {
    const list = signs([{ at: '09:00:00' }, { at: '09:05:00' }, { at: '09:06:00', clerk: '1002', level: 'dissatisfied' }, { at: '09:10:00' }, { at: '09:15:00', level: 'basically_satisfied' }, { at: '09:20:00' }])
    expect(list.map(({ clerk, longestRun }) => [clerk, longestRun])).toEqual([['1001', 3], ['1002', 1]])
  })

  it('are three ratings of one clerk within a minute of the clock, and more', () => {
    const three = [{ at: '09:00:01' }, { at: '09:00:30' }, { at: '09:00:59' }]
    expect(signs(three)[0]?.clusters).toEqual([{ date: day, time: '09:00', ratings: 3 }])
    expect(signs([...three, { at: '09:00:10' }, { at: '09:01:00' }])[0]?.clusters).toEqual([{ date: day, time: '09:00', ratings: 4 }])
    expect(signs([...three.slice(1), { at: '09:01:00' }])[0]?.clusters).toEqual([])
    expect(signs([...three.slice(1), { at: '09:00:40', clerk: '1002' }])[0]?.clusters).toEqual([])
  })

  it('are ratings outside of the hours, with the grace at both ends', () => {
    const at = ['08:24:59', '08:25:00', '10:00:00', '12:05:59', '12:06:00', '13:24:00', '17:35:30', '17:36:00']
    expect(signs(at.map((time) => ({ at: time })))[0]?.outOfHours.map(({ time }) => time)).toEqual(['08:24', '12:06', '13:24', '17:36'])
    expect(signs([{ at: '10:00:00' }], '2026-11-28')[0]?.outOfHours).toEqual([{ date: '2026-11-28', time: '10:00', ratings: 1 }])
    expect(signs([{ at: '03:00:00' }], day, { ...hours, spans: [] })[0]?.outOfHours).toEqual([])
  })

  it('are prompts taken back, each reason with how often', () => {
    const figures = new DayFigures(day, zone)
    for (const [nth, why] of (['pad-trouble', 'person-left', 'person-left', null] as const).entries()) {
      const at = (ms: number, fact: Fact) => figures.add({ ...fact, seq: nth, site: 'test', at: new Date(Date.parse(`${day}T09:00:00+08:00`) + ms).toISOString() })
      at(0, { type: 'rating-offered', ticket: `20261124-A00${nth}`, window: 1, actor: 'system', data: { session: `s${nth}`, clerk: '1001', pad: 'window-1/pad', expiresAt: '2026-11-24T01:01:00.000Z' } })
      at(9000, { type: 'rating-withdrawn', ticket: `20261124-A00${nth}`, window: 1, actor: 'clerk:1001', data: { session: `s${nth}`, reason: 'by-clerk', why } })
    }
    const sums = together([...figures.rows.values()].map((row) => ({ ...row, key: row.clerk })), (key) => key)
    const withdrawals = [...figures.withdrawals].flatMap(([clerk, whys]) => [...whys].map(([why, count]) => ({ date: day, clerk, why, count })))
    expect(signsOf(sums, [], withdrawals, hours)[0]).toMatchObject({ withdrawn: 4, withdrawals: [{ why: 'person-left', count: 2 }, { why: 'pad-trouble', count: 1 }, { why: 'other', count: 1 }] })
  })

  it('are not made of what came from a person’s own telephone', () => {
    const qr = { channel: 'qr', after: null } as const
    expect(signs([{ at: '03:00:01', ...qr }, { at: '03:00:02', ...qr }, { at: '03:00:03', ...qr }])[0]).toMatchObject({ rated: 3, clusters: [], outOfHours: [] })
  })
})
