/** The only timer and the only "now". Everything that waits takes a Clock; tests give a hand-wound one. */

export interface Timer {
  cancel(): void
}

export interface Clock {
  /** Milliseconds since 1970, UTC. */
  now(): number
  after(ms: number, ring: () => void): Timer
  /** After everything that is already waiting its turn: lets other devices be served between two helpings. */
  soon(run: () => void): void
}

export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, ring) {
    const timer = setTimeout(ring, ms)
    return { cancel: () => clearTimeout(timer) }
  },
  soon: (run) => {
    setImmediate(run)
  },
}

/** RFC 3339 in UTC, to the millisecond: the form of every `at`. */
export function timestamp(ms: number): string {
  return new Date(ms).toISOString()
}
