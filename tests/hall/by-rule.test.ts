/** Acts that nobody rated while they could: in a hall whose province wants a default they are said so, and are rated no more than before. */
import { describe, expect, it } from 'vitest'
import { HallBench, plan } from './bench.ts'

const dayMs = 24 * 3600_000
const rule = { rating: { ...plan.rating, byRule: true, codeDays: 3 } }

function served(other: ConstructorParameters<typeof HallBench>[0] = rule): HallBench {
  const hall = new HallBench(other)
  hall.at(2, 'sign-in')
  hall.take({ queue: 'A' })
  for (const step of ['call-next', 'start'] as const) hall.at(2, step)
  hall.finish(2)
  return hall
}
const openDayAfter = (hall: HallBench, days: number) => {
  hall.now += days * dayMs
  hall.do({ type: 'open-day' })
}
const defaulted = (hall: HallBench) => hall.events.filter(({ type }) => type === 'rating-defaulted')

describe('By rule', () => {
  it('an act is said to be unrated once its code is good no more, once, and nobody’s level is said', () => {
    const hall = served()
    openDayAfter(hall, 3)
    expect(defaulted(hall)).toEqual([])
    openDayAfter(hall, 1)
    expect(defaulted(hall)).toMatchObject([{ ticket: '20261124-A001', window: 2, actor: 'system', data: { clerk: '1002' } }])
    expect(Object.keys(defaulted(hall)[0]?.data ?? {})).toEqual(['clerk'])
    // Before the day, which would let the act go.
    expect(hall.types().slice(-2)).toEqual(['rating-defaulted', 'day-opened'])
    openDayAfter(hall, 1)
    expect(defaulted(hall)).toHaveLength(1)
  })

  it('an act of a box that was off for a fortnight is said so, too', () => {
    const hall = served({ rating: { ...plan.rating, byRule: true } })
    openDayAfter(hall, 14)
    expect(defaulted(hall)).toHaveLength(1)
  })

  it('of the early morning, too: dates begin later in Greenwich', () => {
    const hall = new HallBench({ rating: { ...plan.rating, byRule: true } })
    // Half past midnight in China.
    hall.now -= 8.5 * 3600_000
    hall.at(2, 'sign-in')
    hall.take({ queue: 'A' })
    for (const step of ['call-next', 'start'] as const) hall.at(2, step)
    hall.finish(2)
    hall.now -= 0.5 * 3600_000
    for (let day = 1; day <= 8; day++) openDayAfter(hall, 1)
    expect(defaulted(hall)).toHaveLength(1)
  })

  it('an act that was rated is not', () => {
    const hall = served()
    expect(hall.try({ type: 'rate-act', ticket: '20261124-A001', level: 'dissatisfied', tags: [], channel: 'qr', session: 's2', actor: 'citizen' })).toBe('ok')
    openDayAfter(hall, 5)
    expect(defaulted(hall)).toEqual([])
  })

  it('nothing is said in a hall without the rule', () => {
    const hall = served({})
    openDayAfter(hall, 14)
    expect(defaulted(hall)).toEqual([])
  })
})
