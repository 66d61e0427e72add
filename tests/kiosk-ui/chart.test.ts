/** Where a chart's bars stand, and what days they are of. */
import { describe, expect, it } from 'vitest'
import { barsOf, chartSize, heightOf, namedOf, ticksOf, yOf } from '../../kiosk-ui/design/chart-measure.ts'
import { spanFor, spansOf, type Sum } from '../../kiosk-ui/screens/office/spans.ts'

const sumOf = (key: string, acts = 1, more: Partial<Sum> = {}): Sum => ({ key, acts, waits: 0, waitMs: 0, very_satisfied: 0, satisfied: 0, basically_satisfied: 0, dissatisfied: 0, very_dissatisfied: 0, ...more })

describe('A scale', () => {
  it.each([[100, [0, 20, 40, 60, 80, 100]], [7, [0, 2, 4, 6, 8]], [0.2, [0, 0.05, 0.1, 0.15, 0.2]], [969, [0, 200, 400, 600, 800, 1000]], [1, [0, 0.2, 0.4, 0.6, 0.8, 1]]])('for %d is in steps that are read at a glance', (max, ticks) => expect(ticksOf(max)).toEqual(ticks))

  it('for nothing is one, and none begins but at 0', () => expect(ticksOf(0)[0]).toBe(0))
})

describe('Bars', () => {
  const series = [{ name: 'a', values: [1, null, 3] }, { name: 'b', values: [2, null, 0] }]
  const bars = barsOf(series, 3, 4)

  it('stand on one another, from the foot to their sum', () => {
    const [first, , second] = [bars[0], bars[1], bars[2]]
    expect(bars.map(({ series: nth, at }) => `${nth} ${at}`)).toEqual(['0 0', '0 2', '1 0'])
    expect((first?.y ?? 0) + (first?.high ?? 0)).toBe(chartSize.high - chartSize.bottom)
    expect((second?.y ?? 0) + (second?.high ?? 0)).toBeCloseTo(first?.y ?? 0)
    expect(second?.y).toBeCloseTo(yOf(3, 4))
    expect(heightOf(series, 3)).toBe(3)
  })

  it('never overlap and never leave the picture, be they one or a year of days', () => {
    for (const count of [1, 7, 31, 366]) {
      const row = barsOf([{ name: 'a', values: new Array(count).fill(1) }], count, 1)
      for (const [nth, { x, wide }] of row.entries()) {
        expect(x).toBeGreaterThanOrEqual(chartSize.left)
        expect(x + wide).toBeLessThanOrEqual(row[nth + 1]?.x ?? chartSize.wide - chartSize.right)
      }
      expect(namedOf(count).length).toBeLessThanOrEqual(8)
    }
  })
})

describe('The days of a chart', () => {
  it('are those between the first and the last, a day off in between too', () => {
    const spans = spansOf([sumOf('2028-02-28', 3), sumOf('2028-03-01', 4)], 'date')
    expect(spans.map(({ key, sum }) => `${key} ${sum?.acts ?? '–'}`)).toEqual(['2028-02-28 3', '2028-02-29 –', '2028-03-01 4'])
    expect(spansOf([], 'date')).toEqual([])
  })

  it('are weeks from their Mondays, and months, with all that was in them', () => {
    const days = [sumOf('2026-11-29', 1, { waits: 2, waitMs: 60, satisfied: 1 }), sumOf('2026-11-30', 2), sumOf('2026-12-06', 3, { waits: 1, waitMs: 5 })]
    expect(spansOf(days, 'week').map(({ key, sum }) => [key, sum?.acts, sum?.waitMs])).toEqual([['2026-11-23', 1, 60], ['2026-11-30', 5, 5]])
    expect(spansOf(days, 'month').map(({ key, sum }) => [key, sum?.acts, sum?.satisfied])).toEqual([['2026-11', 3, 1], ['2026-12', 3, 0]])
    expect(days[1]?.acts).toBe(2)
  })

  it('are days as long as they can be told apart, then weeks, then months', () => {
    const over = (to: string) => spanFor([sumOf('2026-01-01'), sumOf(to)])
    expect([over('2026-01-31'), over('2026-02-14'), over('2026-02-15'), over('2026-07-29'), over('2026-12-31')]).toEqual(['date', 'date', 'week', 'week', 'month'])
    expect(spanFor([])).toBe('date')
  })
})
