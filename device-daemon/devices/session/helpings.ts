/**
 * Bytes on their way from a line to its codec, in helpings: a device that floods gets its turn like
 * everybody else, and past the maximum its oldest bytes are dropped.
 */
export const inputBytesMax = 256 * 1024
export const helpingBytesMax = 4 * 1024

export class Helpings {
  #chunks: Uint8Array[] = []
  #length = 0

  get empty(): boolean {
    return this.#length === 0
  }

  /** Returns how many bytes had to be dropped. */
  add(bytes: Uint8Array): number {
    this.#chunks.push(bytes)
    this.#length += bytes.length
    let dropped = 0
    while (this.#length > inputBytesMax) {
      const oldest = this.#chunks[0]
      if (oldest === undefined) break
      const excess = Math.min(oldest.length, this.#length - inputBytesMax)
      dropped += excess
      this.#length -= excess
      if (excess === oldest.length) this.#chunks.shift()
      else this.#chunks[0] = oldest.subarray(excess)
    }
    return dropped
  }

  take(): Uint8Array {
    const chunk = this.#chunks.shift() ?? new Uint8Array()
    const helping = chunk.subarray(0, helpingBytesMax)
    if (helping.length < chunk.length) this.#chunks.unshift(chunk.subarray(helping.length))
    this.#length -= helping.length
    return helping
  }

  clear(): void {
    this.#chunks = []
    this.#length = 0
  }
}
