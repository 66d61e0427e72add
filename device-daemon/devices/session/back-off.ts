/** How long to wait before the next try at a line: soon at first, then seldom, for ever. */
const waitsMs = [250, 500, 1000, 2000, 5000] as const

export class BackOff {
  #tries = 0

  /** The next wait, ms; longer each time. */
  next(): number {
    const wait = waitsMs[Math.min(this.#tries, waitsMs.length - 1)] ?? 5000
    this.#tries += 1
    return wait
  }

  reset(): void {
    this.#tries = 0
  }
}
