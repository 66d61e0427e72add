/** A whole day of a large hall: 200 windows, 20,000 visits, every part used; watched by a witness of its own, and replayed. */
import { describe, expect, it } from 'vitest'
import { factSchema } from '../../device-daemon/hall/hall.ts'
import type { Fact } from '../../device-daemon/wire/fold.ts'
import { checkDay, checkReplay, checkTickets, type Written } from './check.ts'
import { simulateDay } from './day.ts'
import { Watch } from './watch.ts'
import { townOf } from './town.ts'

const everyHour = 4 * 60

describe('A simulated day', () => {
  it('of 200 windows and 20,000 visits breaks no rule, and is the same when it is replayed', () => {
    const written: Written[] = []
    const during: string[] = []
    let ticks = 0
    const hall = simulateDay({
      windows: 200,
      visits: 20_000,
      seed: 20261124,
      sink: (at, facts) => void written.push({ at, facts }),
      look: (at) => {
        if (ticks++ % everyHour === 0) during.push(...checkTickets(at))
      },
    })
    expect(during).toEqual([])
    expect(checkDay(hall)).toEqual([])
    expect(checkReplay(hall, written)).toEqual([])
    expect(hall.watch.types.get('ticket-issued')).toBeGreaterThan(19_500)
    expect(hall.seq).toBeGreaterThan(200_000)
  })

  it.each([1, 2, 3, 4, 5, 6])('of a small hall breaks none either, and every fact is one that the journal takes (seed %i)', (seed) => {
    const written: Written[] = []
    const hall = simulateDay({ windows: 20, visits: 1800, seed, sink: (at, facts) => void written.push({ at, facts }), look: (at) => expect(checkTickets(at)).toEqual([]) })
    expect(checkDay(hall).filter((problem) => !problem.endsWith('never happened'))).toEqual([])
    expect(checkReplay(hall, written)).toEqual([])
    for (const fact of written.flatMap(({ facts }) => facts)) expect(factSchema.safeParse(fact).success, JSON.stringify(fact)).toBe(true)
  })

  it('is the same day from the same seed', () => {
    const days = [1, 1, 2].map((seed) => simulateDay({ windows: 4, visits: 200, seed }))
    const [first, again, other] = days.map((hall) => JSON.stringify([...hall.answers]))
    expect(again).toBe(first)
    expect(other).not.toBe(first)
  })
})

describe('The witness', () => {
  const { plan } = townOf(2)
  const at = (minute: number) => new Date(Date.UTC(2026, 10, 24, 1, minute)).toISOString()
  const issued = (nth: number, priority: 'elderly' | null = null): Fact => {
    const number = `B00${nth}`
    const data = { number, queue: 'B', item: 'B-1', channel: 'kiosk', businessDate: '2026-11-24', appointment: null, slot: null, priority, holder: null, place: null } as const
    return { type: 'ticket-issued', ticket: `20261124-${number}`, data }
  }
  const called = (nth: number, window: number): Fact => ({ type: 'ticket-called', ticket: `20261124-B00${nth}`, window, data: { nth: 1, how: 'next', reason: null, among: [] } })
  const see = (facts: readonly (readonly [minute: number, fact: Fact])[]) => {
    const watch = new Watch(plan)
    for (const [nth, [minute, fact]] of facts.entries()) watch.see({ ...fact, seq: nth + 1, at: at(minute), site: 'test' })
    return watch.problems
  }

  it.each<[string, Parameters<typeof see>[0], RegExp]>([
    ['a number given twice', [[0, issued(1)], [1, issued(1)]], /given twice/],
    ['a call of somebody who was called', [[0, issued(1)], [1, called(1, 1)], [2, called(1, 1)]], /which is called/],
    ['two people at one window', [[0, issued(1)], [0, issued(2)], [1, called(1, 1)], [2, called(2, 1)]], /are at window 1/],
    ['time that goes back', [[5, issued(1)], [1, called(1, 1)]], /time went back/],
    ['somebody passed over for too long', [[0, issued(1)], [1, issued(2, 'elderly')], [31, called(2, 1)]], /had waited 31 minutes/],
  ])('tells of %s', (_what, facts, words) => {
    expect(see(facts).join('\n')).toMatch(words)
  })

  it('tells of nothing where all is well', () => {
    expect(see([[0, issued(1)], [1, issued(2, 'elderly')], [29, called(2, 1)], [30, called(1, 2)]])).toEqual([])
  })
})
