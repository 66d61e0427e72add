/** When a queue gives numbers, how many, and what becomes of those who are left at the end of the day. */
import { describe, expect, it } from 'vitest'
import { maySee, shown } from '../../device-daemon/hall/hall.ts'
import { raise } from '../../device-daemon/hall/raise.ts'
import { HallBench, idOf } from './bench.ts'

/** 09:00 in China on such a day. */
const on = (date: string) => Date.parse(`${date}T01:00:00Z`)

const weekdays = [1, 2, 3, 4, 5]

describe('A day of the calendar', () => {
  // The State Council's list for 2026: the Saturday before the Spring Festival is worked, the Monday of the National Day week is not.
  const calendar = { weekdays, holidays: new Set(['2026-10-05']), workdays: new Set(['2026-02-14']), years: new Set([2026]) }
  it.each([
    ['2026-11-24', 'a Tuesday', 'ok'],
    ['2026-11-27', 'a Friday', 'ok'],
    ['2026-11-28', 'a Saturday', 'QUEUE_CLOSED'],
    ['2026-11-29', 'a Sunday', 'QUEUE_CLOSED'],
    ['2026-02-14', 'a Saturday that is worked', 'ok'],
    ['2026-10-05', 'a Monday that is a holiday', 'QUEUE_CLOSED'],
  ])('%s, %s: %s', (date, _what, outcome) => {
    const hall = new HallBench({ calendar })
    hall.now = on(date)
    expect(hall.take({ queue: 'A' })).toBe(outcome)
    expect(hall.try({ type: 'check-in', appointment: 'YY-1001', actor: 'kiosk:1' })).toBe(outcome)
  })

  it('is the site’s: at half past midnight in China it is Saturday already', () => {
    const hall = new HallBench({ calendar })
    hall.now = Date.parse('2026-11-27T15:59:00Z')
    expect(hall.take({ queue: 'A' })).toBe('ok')
    hall.now = Date.parse('2026-11-27T16:30:00Z')
    expect(hall.take({ queue: 'A' })).toBe('QUEUE_CLOSED')
  })
})

describe('An hour’s numbers', () => {
  const queues = [
    {
      prefix: 'A',
      hours: [
        { from: '08:30', to: '12:00', quota: 2 },
        { from: '13:30', to: '17:00', quota: 1 },
      ],
      dailyQuota: 4,
        perPerson: null,
    },
  ]
  const hourMs = 3600_000

  it('are counted by themselves, and the numbers go on', () => {
    const hall = new HallBench({ queues })
    const morning = [1, 2, 3].map(() => hall.take({ queue: 'A' }))
    hall.now += 5 * hourMs
    const afternoon = [1, 2].map(() => hall.take({ queue: 'A' }))
    expect([morning, afternoon]).toEqual([
      ['ok', 'ok', 'QUOTA_FULL'],
      ['ok', 'QUOTA_FULL'],
    ])
    expect([...hall.state.ticket.tickets.keys()]).toEqual(['A001', 'A002', 'A003'].map(idOf))
  })

  it('are whole again the next day', () => {
    const hall = new HallBench({ queues })
    for (let count = 0; count < 3; count++) hall.take({ queue: 'A' })
    hall.now += 24 * hourMs
    expect([1, 2, 3].map(() => hall.take({ queue: 'A' }))).toEqual(['ok', 'ok', 'QUOTA_FULL'])
  })

  it('do not lift the day’s quota', () => {
    const wide = [{ prefix: 'A', hours: [{ from: '08:30', to: '12:00', quota: 9 }], dailyQuota: 1, perPerson: null }]
    const hall = new HallBench({ queues: wide })
    expect([1, 2].map(() => hall.take({ queue: 'A' }))).toEqual(['ok', 'QUOTA_FULL'])
  })
})

describe('The end of a day', () => {
  const dayMs = 24 * 3600_000

  /** A001 held, A002 parked, A003 at the window, A004 missed, A005 cancelled, A006 and A007 waiting, A008 finished. */
  function evening(): HallBench {
    const hall = new HallBench()
    hall.at(1, 'sign-in')
    for (let count = 0; count < 8; count++) hall.take({ queue: 'A' })
    const call = (number: string) => {
      hall.step(1, { type: 'call-chosen', ticket: idOf(number), reason: 'other' })
      hall.at(1, 'start')
    }
    call('A001')
    hall.at(1, 'hold')
    call('A002')
    hall.step(1, { type: 'park', ticket: null })
    hall.step(1, { type: 'call-chosen', ticket: idOf('A004'), reason: 'other' })
    hall.at(1, 'no-show')
    hall.step(1, { type: 'cancel', ticket: idOf('A005'), reason: 'left' })
    call('A008')
    hall.finish(1)
    call('A003')
    return hall
  }

  const left = {
    businessDate: '2026-11-24',
    tickets: [
      { number: 'A001', state: 'held' },
      { number: 'A002', state: 'parked' },
      { number: 'A006', state: 'waiting' },
      { number: 'A007', state: 'waiting' },
    ],
  }

  it.each([
    ['by its own command', (hall: HallBench) => hall.try({ type: 'open-day' })],
    ['by the first number of the next', (hall: HallBench) => hall.take({ queue: 'A' })],
    ['by the first appointment of the next', (hall: HallBench) => hall.try({ type: 'check-in', appointment: 'YY-1001', actor: 'kiosk:1' })],
  ])('%s says who was left, once', (_how, next) => {
    const hall = evening()
    hall.now += dayMs
    const before = hall.events.length
    expect(next(hall)).toBe('ok')
    expect(hall.types(before)[0]).toBe('day-closed')
    expect(hall.state.day).toEqual({ date: '2026-11-25', left })
    hall.try({ type: 'open-day' })
    hall.take({ queue: 'A' })
    expect(hall.types().filter((type) => type === 'day-closed')).toHaveLength(1)
    expect(hall.stateOf('A003')).toBe('serving')
  })

  it('is said of the day before also when the hall was away for a week', () => {
    const hall = evening()
    hall.now += 7 * dayMs
    hall.try({ type: 'open-day' })
    expect(hall.state.day).toEqual({ date: '2026-12-01', left })
  })

  it('is not said by a clock that went back', () => {
    const hall = evening()
    hall.now -= dayMs
    hall.try({ type: 'open-day' })
    expect(hall.types()).not.toContain('day-closed')
  })

  it('with nobody left says so', () => {
    const hall = new HallBench()
    hall.try({ type: 'open-day' })
    hall.now += dayMs
    hall.try({ type: 'open-day' })
    expect(hall.types()).toEqual(['day-opened', 'day-closed', 'day-opened'])
    expect(hall.state.day.left).toEqual({ businessDate: '2026-11-24', tickets: [] })
  })

  it('is for clerks and supervisors to see', () => {
    const hall = evening()
    hall.now += dayMs
    hall.try({ type: 'open-day' })
    const closed = hall.events.find(({ type }) => type === 'day-closed')
    for (const role of ['clerk', 'supervisor'] as const) {
      expect(shown(hall.state, { role }).day.left).toEqual(left)
      expect(closed !== undefined && maySee({ role }, closed)).not.toBeNull()
    }
    for (const role of ['kiosk', 'board', 'technician'] as const) {
      expect(shown(hall.state, { role }).day.left).toBeNull()
      expect(closed === undefined || maySee({ role }, closed)).toBeNull()
    }
  })
})

describe('A fact of before', () => {
  const bound = { ticket: '20261001-A001', actor: 'kiosk:1' }
  const issued = { number: 'A001', queue: 'A', item: null, channel: 'kiosk', businessDate: '2026-10-01', appointment: null }

  it('is read as what it meant: nobody had priority, every call was of the next', () => {
    expect(raise({ type: 'ticket-issued', ...bound, data: issued })).toMatchObject({ data: { ...issued, slot: null, priority: null, place: null, holder: null } })
    const call = (nth: number) => raise({ type: 'ticket-called', ...bound, window: 1, data: { nth } })
    expect(call(1)).toMatchObject({ data: { nth: 1, how: 'next', reason: null, among: [] } })
    expect(call(3)).toMatchObject({ data: { nth: 3, how: 'recalled' } })
  })

  it('of now is left as it is', () => {
    const data = { nth: 1, how: 'chosen', reason: 'quick', among: ['A'] }
    expect(raise({ type: 'ticket-called', ...bound, window: 1, data })).toMatchObject({ data })
    const now = { ...issued, slot: '08:30', priority: 'veteran' }
    expect(raise({ type: 'ticket-issued', ...bound, data: now })).toMatchObject({ data: now })
  })

  it.each([[{ nth: 'one' }], [null], [[]], ['x'], [undefined]])('that is none stays none: %j', (data) => {
    expect(raise({ type: 'ticket-called', ...bound, window: 1, data })).toBeNull()
  })
})
