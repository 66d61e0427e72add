/**
 * QSystem's RS-485 bus: callers with a lamp and three characters, and the boards of a hall.
 *
 *   ┌────┬──────┬───────────────┬────┐
 *   │ 01 │ addr │ payload …     │ 07 │      57600 8N1, no checksum
 *   └────┴──────┴───────────────┴────┘
 *
 * Nothing checks a frame but its ends, so a payload is believed only where it is short and every byte of it is
 * 20h or above; otherwise one byte is dropped, and the real frame may begin inside this one.
 * Source: binali-rustamov/apertum-qsystem (GPL-3, read as facts); confidence medium, one product.
 */
import type { Bus } from '../../contract/bus.ts'
import type { Codec, GarbageReason, Incoming, Outgoing } from '../../contract/codec.ts'
import type { Timing, TransportNeed } from '../../contract/driver.ts'
import { concat } from '../bytes.ts'
import { framingOf } from '../framing.ts'

export interface QSystemFrame {
  readonly address: number
  readonly payload: Uint8Array
}

const start = 0x01
const end = 0x07
const payloadMin = 0x20
/** A board's line; no longer one is known. */
export const payloadBytesMax = 32

export function qsystemBytes({ address, payload }: QSystemFrame): Uint8Array {
  if (payload.length === 0 || payload.length > payloadBytesMax) throw new RangeError(`qsystem: a payload of ${payload.length} bytes`)
  if (payload.some((byte) => byte < payloadMin)) throw new RangeError('qsystem: a payload byte below 20h')
  return concat(Uint8Array.of(start, address), payload, Uint8Array.of(end))
}

type Look = { readonly length: number } | 'wait' | GarbageReason

function look(bytes: Uint8Array): Look {
  if (bytes[0] !== start) return 'noise'
  for (let at = 2; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    if (byte === end) return at === 2 ? 'noise' : { length: at + 1 }
    if (byte < payloadMin) return 'noise'
    if (at - 2 >= payloadBytesMax) return 'too-long'
  }
  return 'wait'
}

export function qsystemCodec(): Codec<QSystemFrame, QSystemFrame, never> {
  let kept: Uint8Array = new Uint8Array()
  return {
    get midFrame() {
      return kept.length > 0
    },
    receive(bytes) {
      const incoming: Incoming<QSystemFrame, never>[] = []
      kept = concat(kept, bytes)
      while (kept.length > 0) {
        const seen = look(kept)
        if (seen === 'wait') break
        if (typeof seen === 'object') {
          incoming.push({ kind: 'event', event: { address: kept[1] ?? 0, payload: kept.slice(2, seen.length - 1) } })
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
    encode(frame): Outgoing<never> {
      return { bytes: qsystemBytes(frame), repeatable: false }
    },
  }
}

/** `restMs`: the source waits 300 ms behind each message to a board. */
export const qsystemBus = (restMs: number): Bus<{ readonly address: number }> => ({
  language: 'qsystem',
  restMs,
  address: ({ address }) => address,
  framing: () => framingOf(qsystemCodec(), qsystemBytes),
})
export const qsystemLine: TransportNeed = { serial: { baudRate: 57_600, dataBits: 8, parity: 'none', stopBits: 1 }, tcp: { port: 4001 } }
/** A key's frame takes less than a millisecond; an adapter may rest a little between bytes. */
export const qsystemTiming: Timing = { replyMs: 500, gapMs: 40, attempts: 1 }

/** The last `count` characters of a ticket's number, in ASCII, spaces before them; all spaces where there is none. */
export function characters(ticket: string | null, count: number): Uint8Array {
  const text = (ticket ?? '').replace(/[^ -~]/g, '')
  return Uint8Array.from(text.slice(-count).padStart(count), (character) => character.charCodeAt(0))
}
