/** How makers' scanners are told to aim and to rest, and what they answer. Sources in NOTES.md. */
import { fromHex } from '../../kit/hex.ts'

export const triggerNames = ['none', 'honeywell', 'newland', 'newland-esc', 'gm65', 'gm65-crc'] as const
export type Trigger = (typeof triggerNames)[number]

/** An answer at the beginning of the bytes; `wait` when it may become one; null when it is none. */
export type ReplyFound = { readonly length: number; readonly answer: 'accepted' | 'refused' } | 'wait' | null

export interface TriggerCommands {
  readonly on: Uint8Array | null
  readonly off: Uint8Array | null
  readonly answers: boolean
  reply(bytes: Uint8Array): ReplyFound
}

export function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  const shared = Math.min(bytes.length, start.length)
  for (let at = 0; at < shared; at++) if (bytes[at] !== start[at]) return false
  return true
}

const never = (): null => null

const newlandHead = fromHex('02 01 30 30 30 30')
const newlandReplyMax = 32

/** STX SOH 0000 # SCNTRG1 then ACK 06, NAK 15 or ENQ 05, and `;` ETX. */
function newlandReply(bytes: Uint8Array): ReplyFound {
  if (bytes.length === 0 || !startsWith(bytes, newlandHead)) return null
  for (let at = newlandHead.length; at + 2 < Math.min(bytes.length, newlandReplyMax); at++) {
    if (bytes[at + 1] !== 0x3b || bytes[at + 2] !== 0x03) continue
    return { length: at + 3, answer: bytes[at] === 0x06 ? 'accepted' : 'refused' }
  }
  return bytes.length < newlandReplyMax ? 'wait' : null
}

const gm65Ok = fromHex('02 00 00 01 00 33 31')

function gm65Reply(bytes: Uint8Array): ReplyFound {
  if (bytes.length === 0 || !startsWith(bytes, gm65Ok)) return null
  return bytes.length < gm65Ok.length ? 'wait' : { length: gm65Ok.length, answer: 'accepted' }
}

export const triggers: Readonly<Record<Trigger, TriggerCommands>> = {
  'none': { on: null, off: null, answers: false, reply: never },
  'honeywell': { on: fromHex('16 54 0D'), off: fromHex('16 55 0D'), answers: false, reply: never },
  // `#` (23), not `@` (40): that one is permanent, and would write the scanner's memory at every aim.
  'newland': {
    on: fromHex('7E 01 30 30 30 30 23 53 43 4E 54 52 47 31 3B 03'),
    off: fromHex('7E 01 30 30 30 30 23 53 43 4E 54 52 47 30 3B 03'),
    answers: true,
    reply: newlandReply,
  },
  'newland-esc': { on: fromHex('1B 31'), off: fromHex('1B 30'), answers: false, reply: never },
  // The engine ends its reading by itself, both times; AB CD stands for "no CRC".
  'gm65': { on: fromHex('7E 00 08 01 00 02 01 AB CD'), off: null, answers: true, reply: gm65Reply },
  // For firmware that checks it: CRC-CCITT 1021, begun with 0, over 08 01 00 02 01.
  'gm65-crc': { on: fromHex('7E 00 08 01 00 02 01 02 DA'), off: null, answers: true, reply: gm65Reply },
}
