/** Feeds a codec the same bytes whole, one by one, and cut at every place and at random: the meaning must not change. */
import { expect } from 'vitest'
import type { Codec, Incoming } from '../../drivers/contract/codec.ts'
import { fromHex } from '../../drivers/kit/hex.ts'

type Understood<E, R> = Incoming<E, R>[]

/** Garbage may be told in more or fewer pieces, by how the bytes were cut; its bytes and reasons may not differ. */
function joinGarbage<E, R>(incoming: Understood<E, R>): Understood<E, R> {
  const joined: Understood<E, R> = []
  for (const one of incoming) {
    const last = joined.at(-1)
    if (one.kind === 'garbage' && last?.kind === 'garbage' && one.reason === last.reason) {
      joined[joined.length - 1] = { ...one, bytes: Uint8Array.from([...last.bytes, ...one.bytes]) }
    } else joined.push(one)
  }
  return joined
}

function feed<C, E, R>(codec: Codec<C, E, R>, pieces: readonly Uint8Array[]): Understood<E, R> {
  return joinGarbage(pieces.flatMap((piece) => codec.receive(piece)))
}

/** `make` gives a fresh codec; `input` is hex or bytes; the result is what the whole input must mean. */
export function expectDecodes<C, E, R>(make: () => Codec<C, E, R>, input: string | Uint8Array, meaning: Understood<E, R>): void {
  const bytes = typeof input === 'string' ? fromHex(input) : input
  expect(feed(make(), [bytes]), 'whole').toEqual(meaning)
  expect(feed(make(), Array.from(bytes, (byte) => Uint8Array.of(byte))), 'byte by byte').toEqual(meaning)
  const cuts = Math.min(bytes.length, 64)
  for (let cut = 1; cut < cuts; cut++) {
    const at = Math.floor((cut * bytes.length) / cuts)
    expect(feed(make(), [bytes.subarray(0, at), bytes.subarray(at)]), `cut at ${at}`).toEqual(meaning)
  }
}
