/** Figures from samples, and a line for each. */
export function percentile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export function report(what: string, figure: string, wanted: string, isMet: boolean): void {
  console.log(`${isMet ? 'met   ' : 'MISSED'}  ${what.padEnd(62)} ${figure.padEnd(34)} wanted ${wanted}`)
}

export const ms = (value: number): string => `${value.toFixed(2)} ms`
