/** The last answers, by what was asked: where one is wanted again it is not reckoned again. */
export class Answers<T> {
  readonly #max: number
  readonly #answers = new Map<string, T>()

  constructor(max: number) {
    this.#max = max
  }

  of(asked: readonly (string | null)[], reckon: () => T): T {
    const key = JSON.stringify(asked)
    const answer = this.#answers.get(key) ?? reckon()
    // What was asked for last is forgotten last.
    this.#answers.delete(key)
    this.#answers.set(key, answer)
    const [oldest] = this.#answers.keys()
    if (this.#answers.size > this.#max && oldest !== undefined) this.#answers.delete(oldest)
    return answer
  }

  clear(): void {
    this.#answers.clear()
  }
}
