/**
 * Rating pads that say one byte a key:
 *
 *   ┌──────┐
 *   │ byte │   no start, no end, no check: the profile says which bytes are keys
 *   └──────┘
 *
 * Source: the common shape of CH340 and PL2303 pads at 9600 8N1 (see NOTES.md; no maker's manual is
 * public), so every byte is the profile's, none is ours.
 */
import type { Codec, Incoming } from '../../contract/codec.ts'

export type SingleByteCommand = { readonly type: 'prompt'; readonly bytes: Uint8Array }
export type SingleByteEvent = { readonly type: 'byte'; readonly byte: number }

export function singleByteCodec(keys: readonly number[]): Codec<SingleByteCommand, SingleByteEvent, never> {
  return {
    midFrame: false,
    receive: (bytes) => Array.from(bytes, (byte): Incoming<SingleByteEvent, never> =>
      keys.includes(byte)
        ? { kind: 'event', event: { type: 'byte', byte } }
        : { kind: 'garbage', bytes: Uint8Array.of(byte), reason: 'noise' },
    ),
    silence: () => [],
    // A prompt that is not heard must not light the pad a second time for the next person.
    encode: ({ bytes }) => ({ bytes, repeatable: false }),
  }
}
