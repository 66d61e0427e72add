/** When an event that could not be delivered is tried again. */
const secondMs = 1000
const minuteMs = 60 * secondMs
const hourMs = 60 * minuteMs
const firstWaitsMs = [5 * secondMs, 30 * secondMs, 2 * minuteMs, 10 * minuteMs, 30 * minuteMs]
/** A tenth more or less, so that many halls do not come back in the same second. */
const spread = 0.1

/** An event is tried for so long after it happened. */
export const givesUpAfterMs = 72 * hourMs
export const waitMsMax = hourMs * (1 + spread)

/** Milliseconds to wait after so many failed tries, from 1. `jitter` is 0 to 1; one half changes nothing. */
export function waitMs(tries: number, jitter: number): number {
  return Math.round((firstWaitsMs[tries - 1] ?? hourMs) * (1 - spread + 2 * spread * jitter))
}

/** `owedSince` and `now` are ms since 1970. The last try is at the end of the 72 hours, not up to an hour before it. */
export function nextTryAt(owedSince: number, now: number, tries: number, jitter: number): number | null {
  const end = owedSince + givesUpAfterMs
  return now >= end ? null : Math.min(now + waitMs(tries, jitter), end)
}
