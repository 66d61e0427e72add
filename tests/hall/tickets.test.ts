import { describe, expect, it } from 'vitest'
import { businessDateOf, hourAt } from '../../device-daemon/hall/calendar.ts'
import { ticketMachine } from '../../device-daemon/hall/parts/ticket/machine.ts'
import { HallBench, nine } from './bench.ts'

const hour = 3600_000

describe('Taking a number', () => {
  it('gives 001 and up for each prefix by itself', () => {
    const hall = new HallBench()
    for (const queue of ['A', 'A', 'B', 'A']) hall.take({ queue })
    expect([...hall.state.ticket.tickets.keys()]).toEqual(['20261124-A001', '20261124-A002', '20261124-B001', '20261124-A003'])
  })

  it('for an item goes to the item’s queue', () => {
    const hall = new HallBench()
    expect(hall.take({ item: 'RS-01' })).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'ticket-issued', ticket: '20261124-B001', actor: 'kiosk:1', data: { queue: 'B', item: 'RS-01', channel: 'kiosk' } })
  })

  it('queues its paper in the same decision, where there is a printer', () => {
    const hall = new HallBench()
    hall.take({ queue: 'A' }, 'kiosk-1/printer')
    expect(hall.types()).toEqual(['ticket-issued', 'print-queued'])
    expect(hall.last()).toMatchObject({ ticket: '20261124-A001', data: { printer: 'kiosk-1/printer', copy: 'original' } })
  })

  it.each([
    ['an unknown queue', { queue: 'Z' }, 'QUEUE_UNKNOWN'],
    ['an unknown item', { item: 'NO-01' }, 'ITEM_UNKNOWN'],
    ['a closed item', { item: 'ZZ-99' }, 'ITEM_CLOSED'],
  ] as const)('of %s is refused, and nothing has changed', (_what, by, code) => {
    const hall = new HallBench()
    expect(hall.take(by)).toBe(code)
    expect(hall.events).toEqual([])
  })

  it('past the day’s quota is refused, and possible again tomorrow', () => {
    const hall = new HallBench()
    expect([hall.take({ queue: 'C' }), hall.take({ queue: 'C' }), hall.take({ queue: 'C' })]).toEqual(['ok', 'ok', 'QUOTA_FULL'])
    hall.now += 24 * hour
    expect(hall.take({ queue: 'C' })).toBe('ok')
    expect(hall.last()?.ticket).toBe('20261125-C001')
  })

  it.each([
    ['08:29', 'QUEUE_CLOSED'],
    ['08:30', 'ok'],
    ['11:59', 'ok'],
    ['12:00', 'QUEUE_CLOSED'],
    ['13:30', 'ok'],
    ['17:00', 'QUEUE_CLOSED'],
  ])('at %s on the wall clock of the site: %s', (time, outcome) => {
    const hall = new HallBench()
    const [hours = 0, minutes = 0] = time.split(':').map(Number)
    hall.now = Date.UTC(2026, 10, 24, hours - 8, minutes)
    expect(hall.take({ queue: 'B' })).toBe(outcome)
  })

  it('after 999 has four digits', () => {
    const hall = new HallBench()
    for (let count = 0; count < 1001; count++) hall.take({ queue: 'A' })
    expect(hall.state.ticket.tickets.has('20261124-A999')).toBe(true)
    expect(hall.last()?.ticket).toBe('20261124-A1001')
  })
})

describe('The business date', () => {
  it('turns at midnight of the site, which is 16:00 UTC in China', () => {
    expect(businessDateOf(Date.UTC(2026, 10, 24, 15, 59, 59), 'Asia/Shanghai')).toBe('2026-11-24')
    expect(businessDateOf(Date.UTC(2026, 10, 24, 16), 'Asia/Shanghai')).toBe('2026-11-25')
  })

  it('starts the numbers anew and leaves who is at a window there', () => {
    const hall = new HallBench()
    hall.at(1, 'sign-in')
    hall.take({ queue: 'A' })
    hall.take({ queue: 'A' })
    hall.at(1, 'call-next')
    hall.now = Date.UTC(2026, 10, 24, 16)
    hall.take({ queue: 'A' })
    expect([...hall.state.ticket.tickets.keys()]).toEqual(['20261124-A001', '20261125-A001'])
    hall.at(1, 'start')
    expect(hall.finish(1)).toBe('ok')
    expect(hall.at(1, 'call-next')).toBe('ok')
    expect(hall.last()?.ticket).toBe('20261125-A001')
  })

  it('lets nobody of yesterday be called, also before today’s first number', () => {
    const hall = new HallBench()
    hall.at(1, 'sign-in')
    hall.take({ queue: 'A' })
    hall.now += 24 * hour
    expect(hall.at(1, 'call-next')).toBe('NOBODY_WAITING')
  })

  it('an opening hour over midnight is one hour', () => {
    const night = [{ from: '22:00', to: '02:00', quota: null }]
    const at = (hours: number) => hourAt(night, Date.UTC(2026, 10, 24, hours), 'UTC') !== null
    expect([at(21), at(22), at(1), at(2)]).toEqual([false, true, true, false])
  })
})

describe('Checking in', () => {
  const checkIn = (hall: HallBench, appointment: string) => hall.try({ type: 'check-in', appointment, actor: 'kiosk:1' })

  it('puts the person into the queue of the appointment’s item, without a paper', () => {
    const hall = new HallBench()
    expect(checkIn(hall, 'YY-1001')).toBe('ok')
    expect(hall.types()).toEqual(['ticket-issued'])
    expect(hall.last()).toMatchObject({ ticket: '20261124-A001', data: { channel: 'appointment', appointment: 'YY-1001', item: 'ZZ-01' } })
  })

  it('twice keeps the first place: there is no second ticket', () => {
    const hall = new HallBench()
    checkIn(hall, 'YY-1001')
    expect(checkIn(hall, 'YY-1001')).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'check-in-repeated', ticket: '20261124-A001' })
    expect(hall.state.ticket.tickets.size).toBe(1)
  })

  it.each([
    ['YY-9999', 'APPOINTMENT_UNKNOWN'],
    ['YY-1003', 'ITEM_CLOSED'],
  ])('with %s is refused', (appointment, code) => {
    const hall = new HallBench()
    expect(checkIn(hall, appointment)).toBe(code)
    expect(hall.events).toEqual([])
  })
})

describe('At a window', () => {
  const staffed = () => {
    const hall = new HallBench()
    hall.at(1, 'sign-in')
    return hall
  }

  it('the longest waiting of its queues is called', () => {
    const hall = staffed()
    hall.take({ queue: 'B' })
    hall.now += 1000
    hall.take({ queue: 'A' })
    hall.at(1, 'call-next')
    expect(hall.last()).toMatchObject({ type: 'ticket-called', ticket: '20261124-B001', window: 1, actor: 'clerk:1001', data: { nth: 1 } })
  })

  it('two arrivals in one millisecond are called as they came', () => {
    const hall = staffed()
    hall.take({ queue: 'B' })
    hall.take({ queue: 'A' })
    hall.at(1, 'call-next')
    expect(hall.last()?.ticket).toBe('20261124-B001')
  })

  it('nobody of a queue it does not serve is called', () => {
    const hall = new HallBench()
    hall.at(2, 'sign-in')
    hall.take({ queue: 'B' })
    expect(hall.at(2, 'call-next')).toBe('NOBODY_WAITING')
  })

  it('two windows never get the same person', () => {
    const hall = staffed()
    hall.at(2, 'sign-in')
    hall.take({ queue: 'A' })
    expect([hall.at(1, 'call-next'), hall.at(2, 'call-next')]).toEqual(['ok', 'NOBODY_WAITING'])
  })

  it('a person is called once and recalled three times, no more', () => {
    const hall = staffed()
    hall.take({ queue: 'A' })
    hall.at(1, 'call-next')
    expect([hall.at(1, 'recall'), hall.at(1, 'recall'), hall.at(1, 'recall'), hall.at(1, 'recall')]).toEqual(['ok', 'ok', 'ok', 'STEP_ILLEGAL'])
    expect(hall.last()).toMatchObject({ data: { nth: 4 } })
  })

  it.each([
    ['call-next while somebody is called', (h: HallBench) => (h.at(1, 'call-next'), h.at(1, 'call-next')), 'WINDOW_OCCUPIED'],
    ['start with nobody called', (h: HallBench) => h.at(1, 'start'), 'WINDOW_EMPTY'],
    ['finish of somebody only called', (h: HallBench) => (h.at(1, 'call-next'), h.finish(1)), 'STEP_ILLEGAL'],
    ['no-show of somebody being served', (h: HallBench) => (h.at(1, 'call-next'), h.at(1, 'start'), h.at(1, 'no-show')), 'STEP_ILLEGAL'],
    ['recall of somebody being served', (h: HallBench) => (h.at(1, 'call-next'), h.at(1, 'start'), h.at(1, 'recall')), 'STEP_ILLEGAL'],
    ['a step by another clerk', (h: HallBench) => h.at(1, 'call-next', '1002'), 'WINDOW_STAFFED'],
    ['a step where nobody is signed in', (h: HallBench) => h.at(3, 'call-next'), 'WINDOW_UNSTAFFED'],
    ['a step at no window', (h: HallBench) => h.at(9, 'call-next'), 'WINDOW_UNKNOWN'],
    ['sign-in where another is', (h: HallBench) => h.at(1, 'sign-in', '1002'), 'WINDOW_STAFFED'],
    ['sign-in at no window', (h: HallBench) => h.at(9, 'sign-in'), 'WINDOW_UNKNOWN'],
    ['sign-out with a person there', (h: HallBench) => (h.at(1, 'call-next'), h.at(1, 'sign-out')), 'STEP_ILLEGAL'],
  ] as const)('%s is refused, and nothing has changed', (_what, deed, code) => {
    const hall = staffed()
    hall.take({ queue: 'A' })
    const outcome = deed(hall)
    expect(outcome).toBe(code)
    const before = hall.events.length
    const decision = hall.do({ type: 'start', window: 9, clerk: '1001' })
    expect(decision).toMatchObject({ ok: false, detail: expect.stringMatching(/\.$/) })
    expect(hall.events).toHaveLength(before)
  })

  it('after a no-show the next can be called', () => {
    const hall = staffed()
    hall.take({ queue: 'A' })
    hall.take({ queue: 'A' })
    hall.at(1, 'call-next')
    hall.at(1, 'no-show')
    expect(hall.at(1, 'call-next')).toBe('ok')
    expect(hall.state.ticket.tickets.get('20261124-A001')?.state).toBe('no-show')
  })

  it('a clerk who signs in elsewhere is signed out here first', () => {
    const hall = staffed()
    expect(hall.at(3, 'sign-in', '1001')).toBe('ok')
    expect(hall.types(1)).toEqual(['clerk-signed-out', 'clerk-signed-in'])
    expect(hall.state.staff.clerks.has(1)).toBe(false)
  })

  it('signing in twice is one sign-in', () => {
    const hall = staffed()
    expect(hall.at(1, 'sign-in')).toBe('ok')
    expect(hall.events).toHaveLength(1)
  })
})

describe('The ticket’s table', () => {
  it('has no way out of its ends', () => {
    expect(ticketMachine.finished).toEqual({})
    expect(ticketMachine.cancelled).toEqual({})
  })

  it('has a way to every state from waiting', () => {
    const reached = new Set<string>(['waiting'])
    for (let round = 0; round < 5; round++) {
      for (const state of Object.keys(ticketMachine) as (keyof typeof ticketMachine)[]) {
        if (reached.has(state)) for (const next of Object.values(ticketMachine[state])) reached.add(next)
      }
    }
    expect([...reached].sort()).toEqual(Object.keys(ticketMachine).sort())
  })
})

it('the bench begins at nine in the morning', () => {
  expect(businessDateOf(nine, 'Asia/Shanghai')).toBe('2026-11-24')
})
