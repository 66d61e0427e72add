/** What is fuzzed, and what must hold of it whatever comes. */
import type { Chunk } from './mutate.ts'

export interface Target {
  readonly name: string
  readonly seeds: readonly Uint8Array[]
  /** Anew for each input. Throws where a rule is broken. */
  take(chunks: readonly Chunk[]): void
}

interface Told {
  readonly kind: string
  readonly bytes?: Uint8Array
}

/** What a codec and a framing have in common. */
export interface Reader {
  receive(bytes: Uint8Array): readonly (Told | { readonly address: number | null; readonly bytes: Uint8Array })[]
  readonly midFrame: boolean
  silence(): readonly unknown[]
}

/** No throw; nothing told of more bytes than came; nothing unfinished behind a silence. */
export function readerTarget(name: string, seeds: readonly Uint8Array[], open: () => Reader): Target {
  return {
    name,
    seeds,
    take(chunks) {
      const reader = open()
      let fed = 0
      let garbage = 0
      const count = (told: readonly unknown[]) => {
        for (const one of told) {
          if (typeof one !== 'object' || one === null) throw new Error(`told ${String(one)}`)
          if ('kind' in one && one.kind === 'garbage' && 'bytes' in one && one.bytes instanceof Uint8Array) garbage += one.bytes.length
        }
      }
      for (const chunk of chunks) {
        if (chunk === null) count(reader.silence())
        else {
          fed += chunk.length
          count(reader.receive(chunk))
        }
        if (garbage > fed) throw new Error(`${garbage} bytes were thrown away of ${fed}`)
      }
      count(reader.silence())
      if (reader.midFrame) throw new Error('in the middle of a frame behind a silence')
      if (garbage > fed) throw new Error(`${garbage} bytes were thrown away of ${fed}`)
    },
  }
}
