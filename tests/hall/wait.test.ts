/** How long somebody will wait: by hand where it can be reckoned, and over days of people as they are. */
import { describe, expect, it } from 'vitest'
import { waitOf } from '../../device-daemon/hall/parts/ticket/wait.ts'
import { errorOf, simulatedDay } from '../kit/simulated-day.ts'
import { HallBench, idOf } from './bench.ts'

const minute = 60_000

/** Window 2 serves A alone; its item takes six minutes by the catalogue. */
function waiting(count: number, clerks: readonly number[] = [2]): HallBench {
  const hall = new HallBench()
  for (const window of clerks) hall.at(window, 'sign-in')
  for (let nth = 0; nth < count; nth++) hall.take({ item: 'ZZ-01' })
  return hall
}

const meanOf = (hall: HallBench, number: string): number | null => waitOf(hall.state, idOf(number), { plan: hall.plan, now: hall.now })?.meanMinutes ?? null
const rangeOf = (hall: HallBench, number: string) => {
  const wait = waitOf(hall.state, idOf(number), { plan: hall.plan, now: hall.now })
  return wait === null ? null : [wait.lowMinutes, wait.highMinutes]
}

describe('The wait', () => {
  it('is none for the first at a window that is free, and six minutes more for each one after', () => {
    const hall = waiting(3)
    expect(['A001', 'A002', 'A003'].map((number) => meanOf(hall, number))).toEqual([0, 6, 12])
    expect(rangeOf(hall, 'A001')).toEqual([0, 0])
  })

  it('is half where a second window serves the queue', () => {
    const hall = waiting(4, [1, 2])
    expect(['A001', 'A002', 'A003', 'A004'].map((number) => meanOf(hall, number))).toEqual([0, 0, 6, 6])
  })

  it('counts what whoever is at the window has taken already, and at least a quarter of their time', () => {
    const hall = waiting(2)
    hall.at(2, 'call-next')
    hall.now += 2 * minute
    expect(meanOf(hall, 'A002')).toBe(4)
    hall.now += 20 * minute
    expect(meanOf(hall, 'A002')).toBe(1.5)
  })

  it('knows who goes first: priority comes between', () => {
    const hall = waiting(2)
    hall.take({ item: 'ZZ-01' }, null, 'elderly')
    expect(['A003', 'A001', 'A002'].map((number) => meanOf(hall, number))).toEqual([0, 6, 12])
  })

  it.each([
    ['nobody is signed in', () => waiting(1, [])],
    ['the window serves another queue', () => waiting(1, [3])],
    [
      'the window is paused',
      () => {
        const hall = waiting(1)
        hall.step(2, { type: 'pause', reason: 'break' })
        return hall
      },
    ],
  ])('is not known while %s', (_why, make) => {
    expect(rangeOf(make(), 'A001')).toBeNull()
  })

  it('is none of those who do not wait', () => {
    const hall = waiting(1)
    hall.at(2, 'call-next')
    expect(rangeOf(hall, 'A001')).toBeNull()
    expect(rangeOf(hall, 'A009')).toBeNull()
  })

  it('learns from how long people take: the catalogue’s minutes count as three of them', () => {
    const hall = waiting(4)
    const serve = (minutes: number) => {
      hall.at(2, 'call-next')
      hall.at(2, 'start')
      hall.now += minutes * minute
      hall.finish(2)
    }
    serve(14)
    // (3 × 6 + 14) ÷ 4
    expect(meanOf(hall, 'A003')).toBe(8)
    serve(18)
    expect(meanOf(hall, 'A004')).toBe(10)
    hall.at(2, 'undo')
    expect(hall.state.ticket.pace.get('ZZ-01')).toEqual([14 * minute])
  })

  it('learns nothing from a clock that was set, nor from a window that was left open over night', () => {
    const hall = waiting(3)
    for (const hours of [-1, 5]) {
      hall.at(2, 'call-next')
      hall.at(2, 'start')
      hall.now += hours * 60 * minute
      hall.finish(2)
    }
    expect(hall.state.ticket.pace.get('ZZ-01')).toBeUndefined()
  })

  it('keeps twenty of a kind, the newest, also over night', () => {
    const hall = waiting(22)
    for (let nth = 1; nth <= 22; nth++) {
      hall.at(2, 'call-next')
      hall.now += nth * 1000
      hall.at(2, 'no-show')
    }
    expect(hall.state.ticket.pace.get('ZZ-01')).toEqual(Array.from({ length: 20 }, (_, nth) => (nth + 3) * 1000))
    hall.now += 24 * 60 * minute
    hall.try({ type: 'open-day' })
    expect(hall.state.ticket.pace.get('ZZ-01')).toHaveLength(20)
  })

  it('is said in fives from a quarter of an hour on, and wider the further back', () => {
    const hall = waiting(12)
    const [near, far] = [rangeOf(hall, 'A002'), rangeOf(hall, 'A012')]
    // One deviation of six minutes by half: three; eleven of them: ten.
    expect(near).toEqual([3, 9])
    expect(far).toEqual([55, 80])
  })

  it('of hundreds goes on as the first went', () => {
    const hall = waiting(600, [1, 2])
    const mean = meanOf(hall, 'A600') ?? 0
    expect(mean).toBeGreaterThan(0.95 * 599 * 3)
    expect(mean).toBeLessThan(1.05 * 599 * 3)
  })

  it('changes nothing in the hall', () => {
    const hall = waiting(5)
    const before = JSON.stringify([...hall.state.ticket.lines.values()])
    meanOf(hall, 'A005')
    expect(JSON.stringify([...hall.state.ticket.lines.values()])).toBe(before)
    expect(hall.state.ticket.passed.size).toBe(0)
  })
})

it('Over ten days it errs less than people × minutes ÷ windows and than the last hour, and its range holds for most', () => {
  const waited = Array.from({ length: 10 }, (_, day) => simulatedDay(20261126 + day)).flat()
  const ours = errorOf(waited, (one) => one.ours)
  const simple = errorOf(waited, (one) => one.simple)
  const lastHour = errorOf(waited, (one) => one.lastHour)
  expect(waited.length).toBeGreaterThan(1000)
  expect(ours / simple).toBeLessThan(0.65)
  expect(ours / lastHour).toBeLessThan(0.5)
  const within = waited.filter(({ low, high, real }) => real >= low - 1 && real <= high + 1).length / waited.length
  expect(within).toBeGreaterThan(0.6)
})
