/** What is to happen later, by its moment; within one moment as it was put down. */
interface Entry {
  readonly at: number
  readonly nth: number
  readonly then: () => void
}

export class Agenda {
  /** A binary heap: the first entry is the next. */
  readonly #heap: Entry[] = []
  #count = 0

  get size(): number {
    return this.#heap.length
  }

  /** When the first is due; never where there is none. */
  get next(): number {
    return this.#heap[0]?.at ?? Number.POSITIVE_INFINITY
  }

  add(at: number, then: () => void): void {
    this.#heap.push({ at, nth: (this.#count += 1), then })
    let child = this.#heap.length - 1
    while (child > 0) {
      const parent = (child - 1) >> 1
      if (!this.#swapIfLater(parent, child)) return
      child = parent
    }
  }

  /** Runs all that is due, and what that puts down for now. */
  tick(now: number): void {
    for (let next = this.#heap[0]; next !== undefined && next.at <= now; next = this.#heap[0]) {
      this.#removeFirst()
      next.then()
    }
  }

  #removeFirst(): void {
    const last = this.#heap.pop()
    if (last === undefined || this.#heap.length === 0) return
    this.#heap[0] = last
    for (let parent = 0; ; ) {
      const [left, right] = [2 * parent + 1, 2 * parent + 2]
      const child = this.#isLater(left, right) ? right : left
      if (!this.#swapIfLater(parent, child)) return
      parent = child
    }
  }

  #isLater(one: number, other: number): boolean {
    const [a, b] = [this.#heap[one], this.#heap[other]]
    return a !== undefined && b !== undefined && (a.at > b.at || (a.at === b.at && a.nth > b.nth))
  }

  #swapIfLater(parent: number, child: number): boolean {
    const [above, below] = [this.#heap[parent], this.#heap[child]]
    if (above === undefined || below === undefined || !this.#isLater(parent, child)) return false
    this.#heap[parent] = below
    this.#heap[child] = above
    return true
  }
}
