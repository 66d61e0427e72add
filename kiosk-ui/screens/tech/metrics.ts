/** What a box does, sampled from its metrics while the page is open: the daemon keeps no past of it. */

export interface Sample {
  readonly at: number
  readonly memoryMiB: number
  /** The event loop's, of the ninety-ninth of a hundred turns. */
  readonly delayMs: number
  /** All that were written since the daemon's start. */
  readonly events: number
}

/** Ten minutes. */
export const samplesMax = 60
export const everyMs = 10_000

/** Null where it is no text of ours. */
export function sampleOf(text: string, at: number): Sample | null {
  const memory = valuesOf(text, 'guitai_process_resident_memory_bytes')
  const delay = valuesOf(text, 'guitai_nodejs_eventloop_lag_p99_seconds')
  if (memory === null || delay === null) return null
  return { at, memoryMiB: memory / 2 ** 20, delayMs: delay * 1000, events: valuesOf(text, 'guitai_events_total') ?? 0 }
}

/** Of a metric with labels, the sum. */
function valuesOf(text: string, name: string): number | null {
  const found = [...text.matchAll(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'gm'))].map(([, value]) => Number(value))
  return found.length === 0 || found.some(Number.isNaN) ? null : found.reduce((sum, one) => sum + one, 0)
}

export const withSample = (samples: readonly Sample[], one: Sample): readonly Sample[] => [...samples, one].slice(-samplesMax)

/** Written since the sample before; null for the first, and 0 where the daemon began anew. */
export const eventsBetween = (samples: readonly Sample[]): readonly (number | null)[] => samples.map(({ events }, nth) => (nth === 0 ? null : Math.max(0, events - (samples[nth - 1]?.events ?? 0))))
