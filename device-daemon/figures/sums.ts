/** Figures put together: counts add up, and the longest run is the longest of all. */
import { type FigureRow, countsOf } from './row.ts'
import type { Sum } from './store.ts'

export function addTo(sums: Map<string, Sum>, key: string, row: Omit<FigureRow, 'date' | 'clerk' | 'window' | 'item'>): void {
  const before = sums.get(key)
  const sum = countsOf((name) => (before?.[name] ?? 0) + row[name])
  sums.set(key, { ...sum, key, longestRun: Math.max(before?.longestRun ?? 0, row.longestRun) })
}

/** Those that `keyOf` gives the same name become one. */
export function together(sums: readonly Sum[], keyOf: (key: string) => string): Sum[] {
  const all = new Map<string, Sum>()
  for (const sum of sums) addTo(all, keyOf(sum.key), sum)
  return [...all.values()]
}
