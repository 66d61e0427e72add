/** One input: known bytes, changed and spliced, cut at random, with silences between. */
import type { Chance } from '../kit/chance.ts'

/** Bytes of one input; a frame of any device fits several times over, heads repeated as often as they do harm. */
const inputBytesMax = 4096
/** Bytes that begin, end or cut frames somewhere. */
const telling = [0x00, 0x01, 0x02, 0x03, 0x07, 0x0a, 0x0d, 0x10, 0x16, 0x1b, 0x1d, 0x37, 0x5f, 0x68, 0x7e, 0x7f, 0x80, 0xaa, 0xff]

/** What a target is given: bytes, or silence (null). */
export type Chunk = Uint8Array | null

export function inputOf(chance: Chance, seeds: readonly Uint8Array[]): Chunk[] {
  let bytes = [...chance.one(seeds)]
  for (let change = chance.below(6); change > 0; change--) bytes = changed(chance, bytes, seeds).slice(0, inputBytesMax)
  return cut(chance, Uint8Array.from(bytes))
}

function changed(chance: Chance, bytes: readonly number[], seeds: readonly Uint8Array[]): number[] {
  const at = chance.below(bytes.length + 1)
  const length = chance.below(Math.min(32, bytes.length) + 1)
  switch (chance.below(8)) {
    case 0: {
      const other = chance.below(256)
      return bytes.map((byte, place) => (place === at ? other : byte))
    }
    case 1:
      return [...bytes.slice(0, at), chance.one(telling), ...bytes.slice(at)]
    case 2:
      return [...bytes.slice(0, at), ...bytes.slice(at + length)]
    case 3:
      return [...bytes.slice(0, at), ...bytes.slice(at, at + length), ...bytes.slice(at)]
    case 4:
      return bytes.slice(0, at)
    case 5:
      return [...bytes.slice(0, at), ...chance.one(seeds)]
    case 6:
      return Array.from({ length: chance.below(200) }, () => bytes.slice(0, 1 + (at % 8))).flat().concat(bytes)
    default:
      return bytes.map((byte, place) => (place === at ? byte ^ (1 << chance.below(8)) : byte))
  }
}

function cut(chance: Chance, bytes: Uint8Array): Chunk[] {
  const chunks: Chunk[] = []
  const most = chance.one([1, 3, 16, 64, bytes.length + 1])
  for (let at = 0; at < bytes.length; ) {
    const length = 1 + chance.below(most)
    chunks.push(bytes.slice(at, at + length))
    if (chance.below(12) === 0) chunks.push(null)
    at += length
  }
  return chunks
}
