/**
 * Reads any pad whose frames a profile describes. A frame that is wrong drops one byte: the real one may begin
 * inside it. An impossible length is refused at once, half a frame after `gapMs` of silence.
 */
import type { Codec, GarbageReason, Incoming } from '../../contract/codec.ts'
import { concat } from '../../kit/bytes.ts'
import { sum8, xor } from '../../kit/checksum.ts'
import { fromHex } from '../../kit/hex.ts'
import { frameBytesMax, type PadProfile, sizesOf } from './profile.ts'

export type FramedCommand = { readonly type: 'prompt'; readonly bytes: Uint8Array }
/** A whole frame; `said` is what stands where the key does, up to checksum and end. */
export interface PadFrame {
  readonly said: Uint8Array
}

type Look = { readonly length: number } | 'wait' | GarbageReason

export function framedCodec(profile: PadProfile): Codec<FramedCommand, PadFrame, never> {
  const frame = new FrameShape(profile)
  const ignored = profile.ignore === undefined ? [] : [...fromHex(profile.ignore)]
  let kept: Uint8Array = new Uint8Array()
  return {
    get midFrame() {
      return kept.length > 0
    },
    receive(bytes) {
      const incoming: Incoming<PadFrame, never>[] = []
      kept = concat(kept, bytes)
      while (kept.length > 0) {
        // Between frames, where no frame begins with it.
        if (ignored.includes(kept[0] ?? -1)) {
          kept = kept.subarray(1)
          continue
        }
        const seen = frame.look(kept)
        if (seen === 'wait') break
        if (typeof seen === 'object') {
          incoming.push({ kind: 'event', event: { said: kept.slice(profile.keyAt, seen.length - frame.tail) } })
          kept = kept.subarray(seen.length)
        } else {
          incoming.push({ kind: 'garbage', bytes: kept.slice(0, 1), reason: seen })
          kept = kept.subarray(1)
        }
      }
      kept = kept.slice()
      return incoming
    },
    silence() {
      const bytes = kept
      kept = new Uint8Array()
      return bytes.length === 0 ? [] : [{ kind: 'garbage', bytes, reason: 'cut-short' }]
    },
    // A prompt that is not heard must not light the pad a second time for the next person.
    encode: ({ bytes }) => ({ bytes, repeatable: false }),
  }
}

class FrameShape {
  /** Bytes of checksum and end. */
  readonly tail: number
  readonly #profile: PadProfile
  readonly #start: Uint8Array
  readonly #end: Uint8Array

  constructor(profile: PadProfile) {
    this.#profile = profile
    this.tail = sizesOf(profile).tail
    this.#start = profile.start === undefined ? new Uint8Array() : fromHex(profile.start)
    this.#end = profile.end === undefined ? new Uint8Array() : fromHex(profile.end)
  }

  /** What stands at the beginning of `bytes`: a frame, perhaps one, or surely none. */
  look(bytes: Uint8Array): Look {
    const begun = Math.min(bytes.length, this.#start.length)
    for (let at = 0; at < begun; at++) if (bytes[at] !== this.#start[at]) return 'noise'
    const length = this.#lengthOf(bytes)
    if (length === 'wait' || typeof length === 'string') return length
    if (bytes.length < length) return 'wait'
    if (!this.#endsAt(bytes, length)) return 'noise'
    return this.#isChecked(bytes, length) ? { length } : 'checksum'
  }

  #lengthOf(bytes: Uint8Array): number | 'wait' | GarbageReason {
    const { length, keyAt } = this.#profile
    if (length === undefined) return this.#untilEnd(bytes)
    if ('fixed' in length) return length.fixed
    const count = bytes[length.countedAt]
    if (count === undefined) return 'wait'
    const all = count + length.adds
    if (all > frameBytesMax) return 'too-long'
    return all > keyAt + this.tail ? all : 'noise'
  }

  #untilEnd(bytes: Uint8Array): number | 'wait' | GarbageReason {
    const least = this.#profile.keyAt + 1 + this.tail
    for (let length = this.#start.length + this.#end.length; length <= Math.min(bytes.length, frameBytesMax); length++) {
      // An end that comes before the key was any: nothing stands between.
      if (this.#endsAt(bytes, length)) return length >= least ? length : 'noise'
    }
    return bytes.length >= frameBytesMax ? 'too-long' : 'wait'
  }

  #endsAt(bytes: Uint8Array, length: number): boolean {
    return this.#end.every((byte, at) => bytes[length - this.#end.length + at] === byte)
  }

  #isChecked(bytes: Uint8Array, length: number): boolean {
    const { checksum } = this.#profile
    if (checksum === undefined) return true
    const at = length - this.tail
    const covered = bytes.subarray(checksum.from, at)
    return bytes[at] === (checksum.rule === 'sum8' ? sum8(covered) : xor(covered))
  }
}
