/** How waits are spread, against what was reckoned by hand. */
import { describe, expect, it } from 'vitest'
import { type WaitCounter, waitCounterOf, waitCounters, waitWithin } from '../../device-daemon/wire/wait-spread.ts'

const none = Object.fromEntries(waitCounters.map((name) => [name, 0])) as Record<WaitCounter, number>
const spread = (waits: Partial<Record<WaitCounter, number>>) => ({ ...none, ...waits })

describe('A wait is counted', () => {
  it.each([[0, 'waitsTo1'], [-5_000, 'waitsTo1'], [60_000, 'waitsTo1'], [60_001, 'waitsTo2'], [180_000, 'waitsTo3'], [180_001, 'waitsTo5'], [1_800_000, 'waitsTo30'], [7_200_000, 'waitsTo120'], [7_200_001, 'waitsLonger']])('of %i ms in %s', (ms, name) => {
    expect(waitCounterOf(ms)).toBe(name)
  })
})

describe('The median and the nine of ten', () => {
  it('of nobody are nothing', () => {
    expect([waitWithin(none, 0.5), waitWithin(none, 0.9)]).toEqual([null, null])
  })

  it('lie evenly between two edges', () => {
    // Four from 3 to 5: half a minute each, the second ends at 4, and 3.6 of them at 3 + 3.6 × 0.5.
    expect(waitWithin(spread({ waitsTo5: 4 }), 0.5)).toBe(4)
    expect(waitWithin(spread({ waitsTo5: 4 }), 0.9)).toBeCloseTo(4.8, 9)
    // The first counter begins at nothing.
    expect(waitWithin(spread({ waitsTo1: 2 }), 0.5)).toBe(0.5)
  })

  it('are sought over all counters', () => {
    // 10 waits: 2 within a minute, 4 from 5 to 7, 4 from 20 to 30. The fifth is the third of those from 5 to 7: 5 + 3/4 × 2.
    const waits = spread({ waitsTo1: 2, waitsTo7: 4, waitsTo30: 4 })
    expect(waitWithin(waits, 0.5)).toBe(6.5)
    // The ninth is the third of those from 20 to 30: 20 + 3/4 × 10.
    expect(waitWithin(waits, 0.9)).toBe(27.5)
    expect(waitWithin(waits, 0.6)).toBe(7)
  })

  it('are above the last edge where so many waited so long', () => {
    const waits = spread({ waitsTo120: 8, waitsLonger: 2 })
    expect(waitWithin(waits, 0.5)).toBe(90 + (5 / 8) * 30)
    expect(waitWithin(waits, 0.9)).toBe(Number.POSITIVE_INFINITY)
  })
})
