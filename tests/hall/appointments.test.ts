/** Appointments: made, moved, cancelled, come for, let go. */
import { describe, expect, it } from 'vitest'
import { readState, shown, writeState, maySee } from '../../device-daemon/hall/hall.ts'
import { type BookingRow, judgeRows } from '../../device-daemon/hall/parts/appointment/book.ts'
import { appointmentMachine } from '../../device-daemon/hall/parts/appointment/machine.ts'
import { appointmentOfHolder } from '../../device-daemon/hall/parts/appointment/rules.ts'
import { raise } from '../../device-daemon/hall/raise.ts'
import { appointmentStates } from '../../device-daemon/wire/appointment-view.ts'
import { emptyState, fold, freezeState } from '../../device-daemon/wire/fold.ts'
import { Chance } from '../kit/chance.ts'
import { HallBench, itemOf, nine, plan } from './bench.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const slots = [
  { from: '09:00', to: '10:00', capacity: 2 },
  { from: '10:00', to: '11:00', capacity: 1 },
]
const items = [itemOf('AA-01', 'A', { slots }), itemOf('AA-02', 'A'), itemOf('AA-03', 'A', { bookable: false }), itemOf('AA-04', 'A', { until: '2026-11-25' }), itemOf('AA-05', 'C')]
const today = '2026-11-24'
const actor = 'supervisor'

let nth = 0
const row = (appointment: string, more: Partial<BookingRow> = {}): BookingRow => ({ row: (nth += 1), appointment, item: 'AA-01', date: today, from: '09:00', to: null, holder: null, cancelled: false, ...more })
const hallOf = (more = {}) => new HallBench({ items, ...more })
const book = (hall: HallBench, ...rows: BookingRow[]) => hall.try({ type: 'book-appointments', rows, source: 'json', actor })
const faults = (hall: HallBench, ...rows: BookingRow[]) => judgeRows(hall.state, { rows, source: 'json', actor }, { plan: hall.plan, now: hall.now }).faults.map(({ row: at, code }) => `${at} ${code}`)
const come = (hall: HallBench, appointment: string) => hall.try({ type: 'check-in', appointment, actor: 'kiosk:1' })
const stateOf = (hall: HallBench, id: string) => hall.state.appointment.appointments.get(id)?.state
const typesOf = (hall: HallBench) => hall.events.map(({ type }) => type)
/** 09:00 and so many minutes, on the bench's day. */
const at = (minutes: number) => nine + minutes * minuteMs

describe('Booking', () => {
  it('is done once: the same row again is nothing, another time moves it', () => {
    const hall = hallOf()
    expect(book(hall, row('YY-1'), row('YY-2'))).toBe('ok')
    expect(typesOf(hall)).toEqual(['day-opened', 'appointment-booked', 'appointment-booked'])
    expect(book(hall, row('YY-1'), row('YY-2', { to: '10:00' }))).toBe('ok')
    expect(hall.events).toHaveLength(3)
    expect(book(hall, row('YY-1', { from: '10:00' }))).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'appointment-booked', data: { appointment: 'YY-1', from: '10:00', to: '11:00', source: 'json' } })
    expect(hall.state.appointment.taken).toEqual(new Map([['AA-01 2026-11-24 09:00', 1], ['AA-01 2026-11-24 10:00', 1]]))
  })

  it('is taken whole or not at all, and says of every row what is wrong with it', () => {
    const hall = hallOf()
    const rows = [
      row('YY-1'), row('YY-1', { from: '10:00' }), row('YY-2', { item: 'XX-99' }), row('YY-3', { item: 'AA-03' }), row('YY-4', { item: 'AA-04', date: '2026-11-26', from: null }),
      row('YY-5', { date: '2026-11-23' }), row('YY-6', { date: '2026-12-25' }), row('YY-7', { from: '11:00' }), row('YY-8', { to: '09:30' }), row('YY-9', { from: null }),
    ].map((one, index) => ({ ...one, row: index + 1 }))
    expect(faults(hall, ...rows)).toEqual(['2 ROW_REPEATED', '3 ITEM_UNKNOWN', '4 ITEM_NOT_BOOKABLE', '5 ITEM_CLOSED', '6 DATE_PAST', '7 DATE_TOO_FAR', '8 SLOT_UNKNOWN', '9 SLOT_UNKNOWN', '10 SLOT_UNKNOWN'])
    const decision = hall.do({ type: 'book-appointments', rows, source: 'json', actor })
    expect(decision).toMatchObject({ ok: false, code: 'IMPORT_REFUSED', detail: expect.stringMatching(/^Row 2: YY-1 is there twice\. 9 rows/) })
    expect(hall.events).toEqual([])
  })

  it('is not for a day on which nobody works, nor a day after the last', () => {
    const hall = hallOf({ calendar: { weekdays: [1, 2, 3, 4, 5], holidays: new Set(['2026-11-25']), workdays: new Set(), years: new Set([2026]) } })
    expect(faults(hall, row('YY-1', { row: 1, date: '2026-11-25' }), row('YY-2', { row: 2, date: '2026-11-28' }), row('YY-3', { row: 3, date: '2026-12-24' }), row('YY-4', { row: 4, date: '2026-12-25' }))).toEqual(['1 DAY_CLOSED', '2 DAY_CLOSED', '4 DATE_TOO_FAR'])
  })

  it('has as many places as the catalogue says; those who came last are too many', () => {
    const hall = hallOf()
    expect(faults(hall, row('YY-1', { row: 1 }), row('YY-2', { row: 2 }), row('YY-3', { row: 3 }), row('YY-4', { row: 4, from: '10:00' }))).toEqual(['3 SLOT_FULL'])
    expect(book(hall, row('YY-1'), row('YY-2'))).toBe('ok')
    expect(book(hall, row('YY-3'))).toBe('IMPORT_REFUSED')
    // One goes, another comes, whatever their order.
    expect(book(hall, row('YY-3'), row('YY-1', { cancelled: true }))).toBe('ok')
    expect(book(hall, row('YY-4'))).toBe('IMPORT_REFUSED')
    expect(book(hall, row('YY-2', { from: '10:00' }), row('YY-4'))).toBe('ok')
    expect(faults(hall, row('YY-9', { row: 1, date: '2026-11-25' }))).toEqual([])
  })

  it('cancels what is there, and passes over what is not', () => {
    const hall = hallOf()
    book(hall, row('YY-1'))
    expect(book(hall, row('YY-1', { cancelled: true }), row('YY-2', { cancelled: true }))).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'appointment-cancelled', data: { appointment: 'YY-1' } })
    expect(typesOf(hall).filter((type) => type === 'appointment-cancelled')).toHaveLength(1)
    expect(book(hall, row('YY-1'))).toBe('ok')
    expect(stateOf(hall, 'YY-1')).toBe('booked')
  })

  it('of whoever has come changes nothing, and does not stand in the way of the day’s list sent again', () => {
    const hall = hallOf()
    book(hall, row('YY-1'), row('YY-2'))
    expect(come(hall, 'YY-1')).toBe('ok')
    const before = hall.events.length
    expect(book(hall, row('YY-1'), row('YY-2'))).toBe('ok')
    expect(hall.events).toHaveLength(before)
    expect(faults(hall, row('YY-1', { row: 1, from: '10:00' }), row('YY-1', { row: 2 }))).toEqual(['1 APPOINTMENT_USED', '2 ROW_REPEATED'])
    expect(faults(hall, row('YY-1', { row: 1, cancelled: true }))).toEqual(['1 APPOINTMENT_USED'])
  })

  it.each(appointmentStates)('a %s one allows what its table says, and nothing else', (state) => {
    const deeds = {
      book: (hall: HallBench) => book(hall, row('YY-1', { from: '10:00' })),
      cancel: (hall: HallBench) => book(hall, row('YY-1', { cancelled: true })),
      arrive: (hall: HallBench) => come(hall, 'YY-1'),
      release: (hall: HallBench) => {
        hall.now = at(76)
        return hall.try({ type: 'release-appointments' })
      },
    } as const
    for (const step of ['book', 'cancel', 'arrive', 'release'] as const) {
      const hall = hallOf()
      book(hall, row('YY-1'))
      if (state === 'cancelled') deeds.cancel(hall)
      if (state === 'arrived') deeds.arrive(hall)
      if (state === 'released') {
        deeds.release(hall)
        hall.now = at(0)
      }
      const before = hall.events.length
      deeds[step](hall)
      const next = appointmentMachine[state][step]
      expect(stateOf(hall, 'YY-1'), step).toBe(next ?? state)
      const changes = hall.events.slice(before).filter(({ type }) => type !== 'check-in-repeated')
      expect(changes.length > 0, step).toBe(next !== undefined)
    }
  })
})

describe('Coming for an appointment', () => {
  it.each([
    ['a day early', -dayMs, 'APPOINTMENT_EARLY'],
    ['31 minutes early', at(-31) - nine, 'APPOINTMENT_EARLY'],
    ['30 minutes early', at(-30) - nine, 'ok'],
    ['at the end of its time', at(60) - nine, 'ok'],
    ['15 minutes late', at(75) - nine, 'ok'],
    ['a moment later than that', at(75) - nine + 1, 'APPOINTMENT_EXPIRED'],
    ['a day late', dayMs, 'APPOINTMENT_EXPIRED'],
  ])('%s', (_when, ms, said) => {
    const hall = hallOf()
    hall.now = nine - dayMs
    book(hall, row('YY-1'))
    hall.now = nine + ms
    expect(come(hall, 'YY-1')).toBe(said)
    expect(stateOf(hall, 'YY-1')).toBe(said === 'ok' ? 'arrived' : 'booked')
  })

  it('without a time is possible all day', () => {
    const hall = hallOf()
    book(hall, row('YY-1', { item: 'AA-02', from: null, date: '2026-11-25' }))
    hall.now = Date.UTC(2026, 10, 24, 15, 59)
    expect(come(hall, 'YY-1')).toBe('APPOINTMENT_EARLY')
    hall.now = Date.UTC(2026, 10, 25, 15, 59)
    expect(come(hall, 'YY-1')).toBe('ok')
  })

  it('makes one ticket, however often it is shown, and keeps its place', () => {
    const hall = hallOf()
    book(hall, row('YY-1'))
    expect([come(hall, 'YY-1'), come(hall, 'YY-1')]).toEqual(['ok', 'ok'])
    expect(typesOf(hall).slice(-3)).toEqual(['ticket-issued', 'appointment-arrived', 'check-in-repeated'])
    expect(hall.state.appointment.appointments.get('YY-1')).toMatchObject({ state: 'arrived', ticket: '20261124-A001' })
    hall.at(1, 'sign-in')
    hall.at(1, 'call-next')
    expect(come(hall, 'YY-1')).toBe('ok')
    expect(hall.state.ticket.tickets.size).toBe(1)
  })

  it('has its number also when all numbers of the day have been taken', () => {
    const hall = hallOf()
    book(hall, row('YY-1', { item: 'AA-05', from: null }))
    expect([1, 2, 3].map(() => hall.take({ queue: 'C' }))).toEqual(['ok', 'ok', 'QUOTA_FULL'])
    expect(come(hall, 'YY-1')).toBe('ok')
    expect(hall.stateOf('C003')).toBe('waiting')
  })

  it('stands behind two who came without one, and two behind the one before who has one', () => {
    const hall = hallOf({ items: [...items, itemOf('AA-09', 'A')] })
    const wait = (count: number) => Array.from({ length: count }, () => hall.take({ queue: 'A' }))
    book(hall, ...['YY-1', 'YY-2', 'YY-3', 'YY-4'].map((id) => row(id, { item: 'AA-09', from: null })))
    wait(6) // A001 to A006
    come(hall, 'YY-1') // A007
    come(hall, 'YY-2') // A008
    wait(1) // A009
    come(hall, 'YY-3') // A010
    come(hall, 'YY-4') // A011: nobody is left to stand behind
    hall.at(1, 'sign-in')
    const order: string[] = []
    while (hall.at(1, 'call-next') === 'ok') {
      const called = hall.last()?.ticket ?? ''
      order.push(called.slice(-4))
      hall.at(1, 'no-show')
    }
    expect(order).toEqual(['A001', 'A002', 'A007', 'A003', 'A004', 'A008', 'A005', 'A006', 'A010', 'A009', 'A011'])
  })

  it('goes by the one of the person’s appointments whose time it is, else the next, else the one they came for', () => {
    const hall = hallOf()
    const holder = 'a'.repeat(32)
    book(hall, row('YY-2', { from: '10:00', holder }), row('YY-1', { holder }), row('YY-3', { holder: 'b'.repeat(32) }))
    const found = (minutes: number) => appointmentOfHolder(hall.state, holder, { plan: hall.plan, now: at(minutes) })
    expect([found(-60), found(0), found(80)]).toEqual(['YY-1', 'YY-1', 'YY-2'])
    expect(come(hall, 'YY-1')).toBe('ok')
    expect(found(0)).toBe('YY-2')
    book(hall, row('YY-2', { cancelled: true }))
    expect(found(0)).toBe('YY-1')
    expect(appointmentOfHolder(hall.state, 'c'.repeat(32), { plan: hall.plan, now: nine })).toBeNull()
  })

  it('cancelled is not to be had', () => {
    const hall = hallOf()
    book(hall, row('YY-1'))
    book(hall, row('YY-1', { cancelled: true }))
    expect(come(hall, 'YY-1')).toBe('APPOINTMENT_CANCELLED')
  })
})

describe('Whoever does not come', () => {
  it('is let go after their time, not before, and the place is free', () => {
    const hall = hallOf()
    book(hall, row('YY-1'), row('YY-2', { from: '10:00' }))
    hall.now = at(75)
    hall.try({ type: 'release-appointments' })
    expect(stateOf(hall, 'YY-1')).toBe('booked')
    hall.now = at(75) + 1
    hall.try({ type: 'release-appointments' })
    expect([stateOf(hall, 'YY-1'), stateOf(hall, 'YY-2')]).toEqual(['released', 'booked'])
    expect(come(hall, 'YY-1')).toBe('APPOINTMENT_EXPIRED')
    const before = hall.events.length
    hall.try({ type: 'release-appointments' })
    expect(hall.events).toHaveLength(before)
  })

  it('is said so of yesterday, too, when the box was off at midnight', () => {
    const hall = hallOf()
    book(hall, row('YY-1'), row('YY-2'), row('YY-3', { item: 'AA-02', from: null, date: '2026-11-25' }))
    come(hall, 'YY-2')
    hall.now = nine + dayMs
    hall.take({ queue: 'A' })
    expect(hall.state.appointment.appointments.has('YY-2')).toBe(false)
    hall.try({ type: 'release-appointments' })
    expect(hall.events.filter(({ type }) => type === 'appointment-released')).toMatchObject([{ data: { appointment: 'YY-1' } }])
    hall.now += dayMs
    hall.try({ type: 'open-day' })
    expect([...hall.state.appointment.appointments.keys()]).toEqual(['YY-3'])
    expect(hall.state.appointment.taken.get('AA-01 2026-11-24 09:00')).toBeUndefined()
  })

  it('may be had again where it was let go by a clock that had run ahead', () => {
    const hall = hallOf()
    book(hall, row('YY-1'))
    hall.now = at(100)
    hall.try({ type: 'release-appointments' })
    expect(book(hall, row('YY-1'))).toBe('ok')
    expect(stateOf(hall, 'YY-1')).toBe('released')
    hall.now = at(0)
    expect(book(hall, row('YY-1'))).toBe('ok')
    expect(stateOf(hall, 'YY-1')).toBe('booked')
    expect(come(hall, 'YY-1')).toBe('ok')
  })
})

describe('What is known of appointments', () => {
  it('is shown without whose they are, to nobody but supervisors', () => {
    const hall = hallOf()
    book(hall, row('YY-1', { holder: 'a'.repeat(32) }))
    const booked = hall.last()
    if (booked === undefined) throw new Error('nothing was booked')
    expect(maySee({ role: 'supervisor' }, booked)).toMatchObject({ seq: 2, actor, data: { appointment: 'YY-1', holder: null } })
    expect(maySee({ role: 'clerk', window: 1 }, booked)).toBeNull()
    for (const role of ['supervisor', 'clerk', 'kiosk'] as const) expect(JSON.stringify(shown(hall.state, { role }))).not.toContain('aaaa')
  })

  it('of older journals is read: a ticket had no place of its own', () => {
    const hall = hallOf()
    hall.take({ queue: 'A' })
    const { seq: _seq, at: _at, site: _site, ...issued } = hall.events.find(({ type }) => type === 'ticket-issued') ?? hall.events[0] ?? { seq: 0, at: '', site: '' }
    const { place: _place, ...data } = { place: null, ...('data' in issued ? issued.data : {}) }
    expect(raise({ ...issued, data })).toEqual(issued)
  })

  it('holds after any steps: no slot has more than its places, nobody is served twice, a snapshot is the same', () => {
    for (let seed = 1; seed <= 20; seed++) {
      const chance = new Chance(seed)
      const hall = hallOf()
      for (let step = 0; step < 150; step++) {
        const id = `YY-${chance.below(8)}`
        const deeds = [
          () => book(hall, row(id, { from: chance.one(['09:00', '10:00']), date: chance.one([today, '2026-11-25']) }), row(`YX-${chance.below(4)}`, { cancelled: chance.below(2) === 0 })),
          () => book(hall, row(id, { cancelled: true })),
          () => come(hall, id),
          () => hall.try({ type: 'release-appointments' }),
          () => void (hall.now += chance.below(40) * minuteMs),
        ]
        chance.one(deeds)()
        for (const [key, count] of hall.state.appointment.taken) {
          const capacity = slots.find(({ from }) => key.endsWith(from))?.capacity ?? 0
          expect(count, `seed ${seed} step ${step} ${key}`).toBeLessThanOrEqual(capacity)
          const counted = [...hall.state.appointment.appointments.values()].filter((one) => `${one.item} ${one.date} ${one.from}` === key && (one.state === 'booked' || one.state === 'arrived'))
          expect(counted).toHaveLength(count)
        }
      }
      const tickets = hall.events.filter(({ type }) => type === 'ticket-issued')
      const arrived = hall.events.filter(({ type }) => type === 'appointment-arrived')
      expect(arrived.map(({ ticket }) => ticket)).toEqual(tickets.map(({ ticket }) => ticket))
      const anew = emptyState()
      for (const event of hall.events) fold(anew, event)
      expect(freezeState(readState(writeState(hall.state)) ?? emptyState())).toEqual(freezeState(anew))
      expect(readState(writeState(hall.state))?.appointment.taken).toEqual(hall.state.appointment.taken)
    }
  })

  it('is of the plan, where the hall’s file has appointments for rehearsals', () => {
    const hall = hallOf({ appointments: [{ id: 'YY-7', item: 'AA-02' }], items, booking: plan.booking })
    expect([come(hall, 'YY-7'), come(hall, 'YY-8')]).toEqual(['ok', 'APPOINTMENT_UNKNOWN'])
    expect(typesOf(hall)).toEqual(['ticket-issued'])
  })
})
