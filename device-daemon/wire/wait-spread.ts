/**
 * How waits are spread: how many there were up to each of some edges. Counts of days, windows and halls add up, as a median
 * does not; so it is the counts that are kept, and the median is made where it is shown.
 */

/** Upper edges, minutes: whoever waited for just as long is within. */
export const waitEdges = [1, 2, 3, 5, 7, 10, 15, 20, 30, 45, 60, 90, 120] as const

/** Each holds the waits above the edge before it: none is in two. */
export type WaitCounter = `waitsTo${(typeof waitEdges)[number]}` | 'waitsLonger'
type Waits = Readonly<Record<WaitCounter, number>>

const counterOf = (edge: (typeof waitEdges)[number]): WaitCounter => `waitsTo${edge}`
export const waitCounters: readonly WaitCounter[] = [...waitEdges.map(counterOf), 'waitsLonger']

const minuteMs = 60_000

/** Where a wait of so many ms is counted. */
export function waitCounterOf(ms: number): WaitCounter {
  const edge = waitEdges.find((one) => ms <= one * minuteMs)
  return edge === undefined ? 'waitsLonger' : counterOf(edge)
}

/**
 * Within how many minutes a share of the waits was over: 0.5 is the median. Between two edges the waits are taken to lie evenly
 * (linear interpolation): of four from 3 to 5 minutes the second ends at 4. `Infinity` where it is above the last edge, of which
 * no more is known; null where nobody waited.
 */
export function waitWithin(waits: Waits, share: number): number | null {
  const all = waitCounters.reduce((sum, name) => sum + waits[name], 0)
  if (all === 0) return null
  const wanted = share * all
  let [before, lower] = [0, 0]
  for (const edge of waitEdges) {
    const here = waits[counterOf(edge)]
    if (here > 0 && before + here >= wanted) return lower + ((wanted - before) / here) * (edge - lower)
    before += here
    lower = edge
  }
  return Number.POSITIVE_INFINITY
}
