/**
 * The security module of second-generation ID-card readers (SAM_V, now SAM_A), GA/T 467-2019 chapter 7.
 *
 *   host → module   AA AA AA 96 69 │ LenH LenL │ CMD PARA data…      │ CHK
 *   module → host   AA AA AA 96 69 │ LenH LenL │ SW1 SW2 SW3 data…   │ CHK
 *
 *   Len  big-endian, counts everything after itself, CHK included
 *   CHK  XOR of everything after the preamble and before CHK, Len included
 *   SW3  the module's own status; SW1 and SW2 are the card's, forwarded
 *
 * The standard's text is not public; the frame is from four independent clients (NOTES.md).
 */
import type { Codec, GarbageReason, Incoming, Outgoing, Verdict } from '../../contract/codec.ts'
import { concat } from '../../kit/bytes.ts'
import { xor } from '../../kit/checksum.ts'
import { type SamCommand, type SamReply, samCommands, statusOf } from './commands.ts'

const preamble = Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69)
const lengthBytes = 2
/** Three status bytes and CHK. */
const lengthMin = 4
/** Text, photo and two fingerprints: the longest reply there is. */
const lengthMax = 0x090a

/** The module asks nothing and says nothing by itself: every frame is a reply. */
export function samCodec(): Codec<SamCommand, never, SamReply> {
  let kept: Uint8Array = new Uint8Array()
  return {
    get midFrame() {
      return kept.length > 0
    },
    receive(bytes) {
      const before = kept
      kept = concat(before, bytes)
      // A card's content is not left behind in buffers that have been copied.
      before.fill(0)
      const incoming: Incoming<never, SamReply>[] = []
      const sums = sumsOf(kept)
      let at = 0
      while (at < kept.length) {
        const seen = look(kept, at, sums)
        if (seen.is === 'wait') break
        if (seen.is === 'frame') {
          incoming.push({ kind: 'reply', reply: parse(kept.subarray(at, at + seen.length)) })
          at += seen.length
        } else {
          // Only the first byte is dropped: the real frame may begin inside this one.
          incoming.push({ kind: 'garbage', bytes: kept.slice(at, at + 1), reason: seen.is })
          at += 1
        }
      }
      const rest = kept.slice(at)
      kept.fill(0)
      sums.fill(0)
      kept = rest
      return incoming
    },
    silence() {
      const bytes = kept
      kept = new Uint8Array()
      return bytes.length === 0 ? [] : [{ kind: 'garbage', bytes, reason: 'cut-short' }]
    },
    encode: encodeCommand,
  }
}

type Look = { readonly is: 'wait' } | { readonly is: 'frame'; readonly length: number } | { readonly is: GarbageReason }

/** Of all bytes before each place: the sum of any stretch is that of its end with its beginning's, however many heads claim it. */
function sumsOf(bytes: Uint8Array): Uint8Array {
  const sums = new Uint8Array(bytes.length + 1)
  for (const [place, byte] of bytes.entries()) sums[place + 1] = (sums[place] ?? 0) ^ byte
  return sums
}

function look(bytes: Uint8Array, at: number, sums: Uint8Array): Look {
  const known = Math.min(preamble.length, bytes.length - at)
  for (let index = 0; index < known; index++) if (bytes[at + index] !== preamble[index]) return { is: 'noise' }
  const [high, low] = bytes.subarray(at + preamble.length, at + preamble.length + lengthBytes)
  if (high === undefined || low === undefined) return { is: 'wait' }
  const length = high * 256 + low
  if (length < lengthMin) return { is: 'noise' }
  if (length > lengthMax) return { is: 'too-long' }
  const total = preamble.length + lengthBytes + length
  if (bytes.length - at < total) return { is: 'wait' }
  const body = bytes.subarray(at + preamble.length, at + total - 1)
  // A vendor's middleware says "time-out" with a frame two bytes short. Followed by a real frame its sum
  // comes out right by chance, and the real one would lose its head.
  if (length === 5 && body.slice(2, 5).every((byte) => byte === 0x05)) return { is: 'noise' }
  const sum = (sums[at + total - 1] ?? 0) ^ (sums[at + preamble.length] ?? 0)
  return sum === bytes[at + total - 1] ? { is: 'frame', length: total } : { is: 'checksum' }
}

function parse(frame: Uint8Array): SamReply {
  const [sw1 = 0, sw2 = 0, sw3 = 0] = frame.subarray(preamble.length + lengthBytes)
  return { sw1, sw2, sw3, data: frame.slice(preamble.length + lengthBytes + 3, -1) }
}

function verdictOf(reply: SamReply, accepts: readonly number[]): Verdict {
  const status = statusOf(reply)
  if (status === 'checksum-error' || status === 'length-error') return 'misheard'
  return accepts.includes(reply.sw3) ? 'accepted' : 'refused'
}

function encodeCommand(command: SamCommand): Outgoing<SamReply> {
  const { code, replyMs, accepts } = samCommands[command]
  // No command is longer than a byte can count.
  const body = concat(Uint8Array.of(0, code.length + 1), code)
  return {
    bytes: concat(preamble, body, Uint8Array.of(xor(body))),
    closedBy: (reply) => verdictOf(reply, accepts),
    repeatable: true,
    replyMs,
  }
}
