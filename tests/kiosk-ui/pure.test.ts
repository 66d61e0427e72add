import { describe, expect, it } from 'vitest'
import { fits, formOf, pagesOf } from '../../kiosk-ui/design/choices.tsx'
import { cellsOf } from '../../kiosk-ui/design/paper-measure.ts'
import { agoOf } from '../../kiosk-ui/screens/tech/ago.ts'
import { moved } from '../../kiosk-ui/screens/office/period.tsx'
import type { HallView } from '../../device-daemon/wire/views.ts'
import { isPossible, stepKeys, steps, waitingFor } from '../../kiosk-ui/screens/window/steps.ts'

describe('A period', () => {
  const period = { from: '2026-11-01', to: '2026-11-26' }

  it('never ends before it begins: the other day goes along', () => {
    expect(moved(period, 'from', '2026-11-27')).toEqual({ from: '2026-11-27', to: '2026-11-27' })
    expect(moved(period, 'to', '2026-10-31')).toEqual({ from: '2026-10-31', to: '2026-10-31' })
    expect(moved(period, 'from', '2026-11-26')).toEqual({ from: '2026-11-26', to: '2026-11-26' })
    expect(moved(period, 'to', '2026-11-01')).toEqual({ from: '2026-11-01', to: '2026-11-01' })
  })
})

describe('Choices', () => {
  it('are never more than six a page, and each page has some', () => {
    expect(fits.map(({ most, brief }) => `${most}${brief ? '-' : ''}`)).toEqual(['6', '6-', '4', '4-', '2', '1'])
    expect([0, 1, 6, 7, 12, 13].map((count) => pagesOf(count, 6))).toEqual([1, 1, 1, 2, 2, 3])
  })

  it('fill the room where there are few, and look alike on all their pages', () => {
    expect([1, 2, 3, 4, 5, 6].map((count) => formOf(count, 6))).toEqual([1, 2, 3, 4, 6, 6])
    expect([5, 7, 9].map((count) => formOf(count, 4))).toEqual([4, 4, 4])
  })
})

describe('Whoever waits for a window', () => {
  const waiting = (number: string, queue: string, keptFor: object | null = null, state = 'waiting') => ({ number, queue, keptFor, state })
  const viewOf = (...tickets: object[]) => ({ tickets, windows: [{ number: 1, queues: ['A'], helps: ['B'], clerk: '1001' }] }) as unknown as HallView
  const numbers = (...tickets: object[]) => waitingFor(viewOf(...tickets), 1).map(({ number }) => number)

  it('is of its own queues, and of those that it helps with only while nobody waits there', () => {
    expect(numbers(waiting('B001', 'B'), waiting('A001', 'A'), waiting('C001', 'C'))).toEqual(['A001'])
    expect(numbers(waiting('B001', 'B'), waiting('A001', 'A', null, 'called'), waiting('C001', 'C'))).toEqual(['B001'])
    expect(numbers(waiting('C001', 'C'))).toEqual([])
  })

  it('may be kept for it or its clerk, of whatever queue, and for no other', () => {
    expect(numbers(waiting('C001', 'C', { window: 1 }), waiting('C002', 'C', { clerk: '1001' }), waiting('A001', 'A', { clerk: '1002' }), waiting('A002', 'A', { window: 2 }))).toEqual(['C001', 'C002'])
  })
})

describe('A clerk’s steps', () => {
  const ticket = (state: 'called' | 'serving' | 'waiting') =>
    ({
      id: '20261124-A001',
      number: 'A001',
      queue: 'A',
      item: null,
      state,
      since: '',
      channel: 'kiosk',
      window: 1,
      calls: 1,
      calledAt: null,
      priority: null,
      keptFor: null,
      moreItems: [] as string[],
    }) as const

  it.each([
    [null, 0, false, []],
    [null, 3, false, ['call-next']],
    [null, 3, true, []],
    [ticket('called'), 3, false, ['recall', 'start', 'hold', 'no-show']],
    [ticket('serving'), 3, true, ['hold', 'finish']],
  ] as const)('with %j and %i waiting, paused %j, are %j', (now, waiting, isPaused, possible) => {
    expect(steps.filter((step) => isPossible(step, now, waiting, isPaused))).toEqual(possible)
  })

  it('have a key each, and no two the same', () => {
    expect(new Set(Object.values(stepKeys)).size).toBe(steps.length)
  })
})

describe('How long ago', () => {
  it.each([
    [-5000, 'seconds', 0],
    [59_999, 'seconds', 59],
    [60_000, 'minutes', 1],
    [3_599_999, 'minutes', 59],
    [3_600_000, 'hours', 1],
    [86_400_000, 'days', 1],
  ] as const)('%i ms is %s %i', (ms, unit, count) => {
    expect(agoOf(1_000_000, 1_000_000 + ms)).toEqual({ unit, count })
  })
})

describe('The width of paper', () => {
  it('is one cell for the West and two for the East', () => {
    expect([cellsOf('A001'), cellsOf('取号'), cellsOf('取号A'), cellsOf('𬎆'), cellsOf('')]).toEqual([4, 4, 5, 2, 0])
  })
})
