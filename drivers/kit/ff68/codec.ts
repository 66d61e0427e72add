/**
 * The QueueSystem bus: callers, four-key pads and displays of many windows on one RS-485 line.
 *
 *   ┌────┬────┬───┬───┬────┬──────┬──────┬─────────┬─────┬────┐
 *   │ FF │ 68 │ L │ L │ 68 │ addr │ func │ data …  │ sum │ 16 │
 *   └────┴────┴───┴───┴────┴──────┴──────┴─────────┴─────┴────┘
 *     L = 2 + data bytes (both times)   sum = (addr + func + data) mod 256
 *
 * Source: JackQChen/QueueSystem (MIT), CallSystem/CallSystem/frmMain.cs. It never checks the sum; we
 * do, and a wrong one drops only the start byte: the real frame may begin inside this one.
 */
import type { Bus } from '../../contract/bus.ts'
import type { Codec, GarbageReason, Incoming, Outgoing } from '../../contract/codec.ts'
import type { Timing, TransportNeed } from '../../contract/driver.ts'
import { concat } from '../bytes.ts'
import { sum8 } from '../checksum.ts'
import { framingOf } from '../framing.ts'

export interface Ff68Frame {
  readonly address: number
  readonly func: number
  readonly data: Uint8Array
}
export type Ff68Command = Ff68Frame
export type Ff68Event = Ff68Frame

const head = 5
const tail = 2
/** addr and func at least one data byte's worth; the longest known frame is a display's six digits. */
const lengthMin = 2
const lengthMax = 8

export function frameBytes({ address, func, data }: Ff68Frame): Uint8Array {
  const length = 2 + data.length
  if (length > lengthMax) throw new RangeError(`ff68: ${data.length} data bytes are too many`)
  const body = Uint8Array.of(address, func, ...data)
  return concat(Uint8Array.of(0xff, 0x68, length, length, 0x68), body, Uint8Array.of(sum8(body), 0x16))
}

type Look = 'wait' | 'whole' | GarbageReason

/** What stands at the beginning of `bytes`: a frame, perhaps one, or surely none. */
function look(bytes: Uint8Array): Look {
  const [start, mark, length, again, second] = bytes
  if (start !== 0xff) return 'noise'
  if (mark === undefined) return 'wait'
  if (mark !== 0x68) return 'noise'
  if (length === undefined) return 'wait'
  if (length < lengthMin) return 'noise'
  if (length > lengthMax) return 'too-long'
  if (again === undefined) return 'wait'
  if (again !== length) return 'noise'
  if (second === undefined) return 'wait'
  if (second !== 0x68) return 'noise'
  if (bytes.length < head + length + tail) return 'wait'
  const sum = sum8(bytes.subarray(head, head + length))
  if (bytes[head + length] !== sum) return 'checksum'
  return bytes[head + length + 1] === 0x16 ? 'whole' : 'checksum'
}

export function ff68Codec(): Codec<Ff68Command, Ff68Event, never> {
  let kept: Uint8Array = new Uint8Array()

  return {
    get midFrame() {
      return kept.length > 0
    },
    receive(bytes) {
      const incoming: Incoming<Ff68Event, never>[] = []
      kept = concat(kept, bytes)
      while (kept.length > 0) {
        const seen = look(kept)
        if (seen === 'wait') break
        if (seen === 'whole') {
          const length = kept[2] ?? 0
          const frame = kept.subarray(0, head + length + tail)
          kept = kept.subarray(frame.length)
          incoming.push({ kind: 'event', event: parse(frame) })
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
    encode(command): Outgoing<never> {
      return { bytes: frameBytes(command), repeatable: false }
    },
  }
}

function parse(frame: Uint8Array): Ff68Frame {
  const [address = 0, func = 0, ...data] = frame.subarray(head, frame.length - tail)
  return { address, func, data: Uint8Array.from(data) }
}

/** How every device of this bus shares its line, and what the line is. */
export const ff68Bus: Bus<{ readonly address: number }> = {
  language: 'ff68',
  // A few bytes' time, so that the end of a frame is seen; the source waits for nothing.
  restMs: 10,
  address: ({ address }) => address,
  framing: () => framingOf(ff68Codec(), frameBytes),
}
export const ff68Line: TransportNeed = { serial: { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 }, tcp: { port: 4001 } }
/** The longest frame takes 16 ms at 9600 baud; an adapter may rest a little between bytes. */
export const ff68Timing: Timing = { replyMs: 500, gapMs: 60, attempts: 1 }
