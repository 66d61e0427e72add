/** Staff are called from a kiosk: one call at a time, answered once, ended by itself or with the day. */
import { describe, expect, it } from 'vitest'
import { maySee, readState, shown, writeState } from '../../device-daemon/hall/hall.ts'
import type { Audience } from '../../device-daemon/hall/parts/part.ts'
import { fold, freezeState, thawState } from '../../device-daemon/wire/fold.ts'
import { HallBench, nine } from './bench.ts'

const minute = 60_000
const no = '20261124-S0001'
const second = '20261124-S0002'

const call = (hall: HallBench, kiosk = 1) => hall.try({ type: 'call-staff', kiosk, actor: `kiosk:${kiosk}` })
const answer = (hall: HallBench, one = no, window = 1, clerk = `100${window}`) => hall.try({ type: 'answer-staff-call', call: one, from: { window, clerk }, actor: `clerk:${clerk}` })
const supervise = (hall: HallBench, one = no) => hall.try({ type: 'answer-staff-call', call: one, from: null, actor: 'clerk:9001' })
const cancel = (hall: HallBench, one = no, kiosk = 1) => hall.try({ type: 'cancel-staff-call', call: one, kiosk, actor: `kiosk:${kiosk}` })
const lapse = (hall: HallBench) => hall.try({ type: 'lapse-staff-calls' })
const calls = ({ state }: Pick<HallBench, 'state'>) => [...state.staffCall.calls.values()]

function called(): HallBench {
  const hall = new HallBench()
  for (const window of [1, 2]) hall.at(window, 'sign-in')
  expect(call(hall)).toBe('ok')
  return hall
}

describe('A call', () => {
  it('has a number of the day, its kiosk, and since when', () => {
    const hall = called()
    expect(hall.last()).toMatchObject({ type: 'staff-called', actor: 'kiosk:1', data: { call: no, kiosk: 1 } })
    expect(calls(hall)).toEqual([{ call: no, kiosk: 1, since: new Date(nine).toISOString(), state: 'open', window: null, answeredAt: null }])
  })

  it('opens the day where nothing has happened yet', () => {
    const hall = new HallBench()
    call(hall)
    expect(hall.types()).toEqual(['day-opened', 'staff-called'])
  })

  it('made again while it is open is the same call, and no fact', () => {
    const hall = called()
    hall.now += 9 * minute
    const { length } = hall.events
    expect([call(hall), call(hall)]).toEqual(['ok', 'ok'])
    expect(hall.events).toHaveLength(length)
    expect(calls(hall)).toMatchObject([{ call: no, since: new Date(nine).toISOString() }])
  })

  it('is one a kiosk: another has its own beside it', () => {
    const hall = called()
    expect(call(hall, 2)).toBe('ok')
    expect(calls(hall)).toMatchObject([{ call: no, kiosk: 1 }, { call: second, kiosk: 2 }])
  })

  it('comes from a kiosk of the hall’s file and from no other', () => {
    const hall = new HallBench()
    expect([call(hall, 3), hall.events.length]).toEqual(['KIOSK_UNKNOWN', 0])
  })

  it('after one that was answered, cancelled or lapsed is a new one, the last in the list', () => {
    for (const end of [(hall: HallBench) => answer(hall), (hall: HallBench) => cancel(hall), (hall: HallBench) => ((hall.now += 10 * minute), lapse(hall))]) {
      const hall = called()
      call(hall, 2)
      expect(end(hall)).toBe('ok')
      call(hall)
      expect(calls(hall).at(-1)).toMatchObject({ call: '20261124-S0003', kiosk: 1, state: 'open', window: null, answeredAt: null })
      expect(calls(hall).filter(({ kiosk }) => kiosk === 1)).toHaveLength(1)
    }
  })

  it('made when the one before should have ended already ends that and is a new one', () => {
    const hall = called()
    hall.now += 10 * minute
    const { length } = hall.events
    call(hall)
    expect(hall.types(length)).toEqual(['staff-call-ended', 'staff-called'])
    expect(hall.events[length]).toMatchObject({ actor: 'system', data: { call: no, kiosk: 1, why: 'lapsed' } })
    expect(calls(hall)).toMatchObject([{ call: second, state: 'open' }])
  })

  it('after the day’s last number is refused, and the next day counts anew', () => {
    const hall = called()
    cancel(hall)
    hall.state.staffCall.called = 9998
    expect([call(hall), hall.last()?.data]).toEqual(['ok', { call: '20261124-S9999', kiosk: 1 }])
    expect(call(hall, 2)).toBe('QUOTA_FULL')
    hall.now += 24 * 60 * minute
    expect(call(hall, 2)).toBe('ok')
    expect(hall.last()?.data).toEqual({ call: '20261125-S0001', kiosk: 2 })
  })
})

describe('Answered', () => {
  it('it says from which window somebody comes, and when that was said', () => {
    const hall = called()
    hall.now += minute
    expect(answer(hall, no, 2)).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'staff-call-answered', window: 2, actor: 'clerk:1002', data: { call: no, kiosk: 1 } })
    expect(calls(hall)).toMatchObject([{ call: no, state: 'answered', window: 2, answeredAt: new Date(nine + minute).toISOString() }])
  })

  it('by a supervisor it is of no window', () => {
    const hall = called()
    expect(supervise(hall)).toBe('ok')
    expect(hall.last()).not.toHaveProperty('window')
    expect(calls(hall)).toMatchObject([{ state: 'answered', window: null }])
  })

  it('it is not answered again, by whomever, and not cancelled', () => {
    const hall = called()
    answer(hall)
    const { length } = hall.events
    expect([answer(hall, no, 2), answer(hall), supervise(hall), cancel(hall)]).toEqual(Array(4).fill('STAFF_CALL_ANSWERED'))
    expect(hall.events).toHaveLength(length)
    expect(calls(hall)).toMatchObject([{ window: 1 }])
  })

  it('can only be what there is, by who is signed in there', () => {
    const hall = called()
    expect(answer(hall, second)).toBe('STAFF_CALL_UNKNOWN')
    expect([answer(hall, no, 1, '1002'), answer(hall, no, 3), answer(hall, no, 9)]).toEqual(['WINDOW_STAFFED', 'WINDOW_UNSTAFFED', 'WINDOW_UNKNOWN'])
    expect(calls(hall)).toMatchObject([{ state: 'open' }])
  })

  it('it never lapses', () => {
    const hall = called()
    answer(hall)
    hall.now += 60 * minute
    const { length } = hall.events
    lapse(hall)
    expect(hall.events).toHaveLength(length)
  })
})

describe('Ended', () => {
  it('it is by the kiosk that called, and by no other', () => {
    const hall = called()
    call(hall, 2)
    expect(cancel(hall, no, 2)).toBe('STAFF_CALL_UNKNOWN')
    expect(cancel(hall)).toBe('ok')
    expect(hall.last()).toMatchObject({ type: 'staff-call-ended', actor: 'kiosk:1', data: { call: no, kiosk: 1, why: 'cancelled' } })
    expect(calls(hall)).toMatchObject([{ call: second }])
    expect([cancel(hall), answer(hall)]).toEqual(['STAFF_CALL_UNKNOWN', 'STAFF_CALL_UNKNOWN'])
  })

  it('it is ten minutes later to the millisecond, each in its own time', () => {
    const hall = called()
    hall.now += minute
    call(hall, 2)
    hall.now = nine + 10 * minute - 1
    lapse(hall)
    expect(calls(hall)).toHaveLength(2)
    hall.now += 1
    lapse(hall)
    expect(hall.last()).toMatchObject({ type: 'staff-call-ended', actor: 'system', data: { call: no, why: 'lapsed' } })
    expect(calls(hall)).toMatchObject([{ call: second }])
  })

  it('it is, too, where the clock that wrote it was far ahead', () => {
    const hall = called()
    hall.now -= 10 * minute
    lapse(hall)
    expect(calls(hall)).toEqual([])
  })

  it('it is with the day, before the new one is opened; what was answered is let go', () => {
    const hall = called()
    hall.now = Date.UTC(2026, 10, 24, 15, 59)
    lapse(hall)
    call(hall)
    call(hall, 2)
    answer(hall, '20261124-S0003')
    hall.now += minute
    const { length } = hall.events
    hall.try({ type: 'open-day' })
    expect(hall.types(length)).toEqual(['day-closed', 'staff-call-ended', 'day-opened'])
    expect(hall.events[length + 1]).toMatchObject({ actor: 'system', data: { call: second, kiosk: 1, why: 'lapsed' } })
    expect(calls(hall)).toEqual([])
    expect(call(hall)).toBe('ok')
    expect(hall.last()?.data).toEqual({ call: '20261125-S0001', kiosk: 1 })
  })

  it('called over midnight before anybody opened the day, it is yesterday’s that ends and today’s that begins', () => {
    const hall = called()
    hall.now = Date.UTC(2026, 10, 24, 15, 59)
    lapse(hall)
    call(hall)
    hall.now += minute
    const { length } = hall.events
    call(hall)
    expect(hall.types(length)).toEqual(['day-closed', 'staff-call-ended', 'day-opened', 'staff-called'])
    expect(calls(hall)).toMatchObject([{ call: '20261125-S0001' }])
  })
})

describe('Shown', () => {
  const listOf = (hall: HallBench, audience: Audience) => shown(hall.state, audience).staffCall.calls.map(({ kiosk }) => kiosk)

  it('to a kiosk are its own, to clerks, technicians and supervisors all, to boards and pads none', () => {
    const hall = called()
    call(hall, 2)
    expect([listOf(hall, { role: 'kiosk' }), listOf(hall, { role: 'kiosk', kiosk: 1 }), listOf(hall, { role: 'kiosk', kiosk: 2 })]).toEqual([[1], [1], [2]])
    for (const role of ['clerk', 'technician', 'supervisor'] as const) expect(listOf(hall, { role })).toEqual([1, 2])
    for (const role of ['board', 'pad'] as const) expect(listOf(hall, { role, window: 1 })).toEqual([])
  })

  it('is to the kiosk from which window somebody comes, and not who', () => {
    const hall = called()
    const page = thawState(shown(hall.state, { role: 'kiosk', kiosk: 1 }))
    answer(hall, no, 2)
    const event = hall.last()
    const seen = event === undefined ? null : maySee({ role: 'kiosk', kiosk: 1 }, event)
    expect(JSON.stringify(seen)).not.toContain('1002')
    if (seen !== null) fold(page, seen)
    expect(calls({ state: page })).toMatchObject([{ state: 'answered', window: 2 }])
  })
})

it('A snapshot has the calls and the count', () => {
  const hall = called()
  answer(hall)
  call(hall, 2)
  const read = readState(writeState(hall.state))
  expect(read === null ? null : freezeState(read).staffCall).toEqual(freezeState(hall.state).staffCall)
})
