/**
 * Zebra's (Symbol's, Motorola's) Simple Serial Interface: packets both ways, and each one is answered.
 *
 *   ┌─────┬────────┬────────┬────────┬───────────┬────────────────┐
 *   │ len │ opcode │ source │ status │ payload … │ checksum, 2    │
 *   └─────┴────────┴────────┴────────┴───────────┴────────────────┘
 *     len       counts itself and all up to the checksum: 4 to 255
 *     source    00 the scanner, 04 the host
 *     status    bit 0: sent again   bit 1: more of the same follows
 *     checksum  two's complement of the sum of all bytes before it, high byte first
 *
 *   F3 │ type │ data …    a code that was read          D0 taken      D1 │ cause    not taken
 *
 * A packet has no mark at its beginning: it is one when length, opcode and source can be those of one.
 * Sources in NOTES.md.
 */
import type { Codec, GarbageReason, Outgoing } from '../../contract/codec.ts'
import { concat } from '../../kit/bytes.ts'
import { CodeParts } from './code-parts.ts'
import type { SsiEvent, SsiIncoming, SsiReply } from './packet.ts'

export type SsiCommand =
  | { readonly type: 'enable' }
  | { readonly type: 'trigger'; readonly on: boolean }
  | { readonly type: 'acknowledge' }
  | { readonly type: 'ask-again' }

const opcodes = { acknowledge: 0xd0, refuse: 0xd1, startSession: 0xe4, stopSession: 0xe5, enable: 0xe9 } as const
/** Why a packet is refused: it should be sent again. */
const causeResend = 1
/** No guide names a lower one. Without this the F3 of each damaged code would pass for a length. */
const opcodeMin = 0x80
const headBytes = 4
const checksumBytes = 2
const [fromScanner, fromHost] = [0x00, 0x04]

export function ssiCodec(): Codec<SsiCommand, SsiEvent, SsiReply> {
  return new SsiCodec()
}

type Look = { readonly is: 'wait' } | { readonly is: 'packet'; readonly bytes: number } | { readonly is: 'checksum'; readonly bytes: number } | { readonly is: 'noise' }

class SsiCodec implements Codec<SsiCommand, SsiEvent, SsiReply> {
  readonly #parts = new CodeParts()
  #kept: Uint8Array = new Uint8Array()
  /** So many bytes more belong to a packet that has been called damaged: a false beginning inside is not called so again. */
  #doubted = 0

  get midFrame(): boolean {
    return this.#kept.length > 0 || this.#parts.isBegun
  }

  receive(bytes: Uint8Array): SsiIncoming[] {
    this.#kept = concat(this.#kept, bytes)
    return this.#take(false)
  }

  /** A packet that stands behind a false beginning is heard after all; the rest is given up. */
  silence(): SsiIncoming[] {
    const heard = this.#take(true)
    this.#doubted = 0
    return [...heard, ...this.#parts.giveUp()]
  }

  encode(command: SsiCommand): Outgoing<SsiReply> {
    const bytes = bytesOf(command)
    if (command.type === 'acknowledge' || command.type === 'ask-again') return { bytes, repeatable: false }
    // Asked to say it again, the session does so when its time has come.
    return { bytes, repeatable: true, closedBy: ({ answer }) => (answer === 'ask-again' ? 'unrelated' : answer) }
  }

  #take(isOver: boolean): SsiIncoming[] {
    const incoming: SsiIncoming[] = []
    const kept = this.#kept
    const sums = sumsOf(kept)
    let at = 0
    while (at < kept.length) {
      const seen = look(kept, at, sums)
      if (seen.is === 'wait' && !isOver) break
      const used = seen.is === 'packet' ? seen.bytes : 1
      if (seen.is === 'packet') incoming.push(...this.#understand(kept.subarray(at, at + used - checksumBytes)))
      else {
        // Only the first byte is dropped: the real packet may begin inside this one.
        if (seen.is === 'checksum') incoming.push(...this.#damaged(seen.bytes))
        if (seen.is === 'wait') this.#parts.forget()
        const reason: GarbageReason = seen.is === 'wait' ? 'cut-short' : seen.is
        incoming.push({ kind: 'garbage', bytes: kept.slice(at, at + 1), reason })
      }
      this.#doubted = Math.max(0, this.#doubted - used)
      at += used
    }
    this.#kept = kept.slice(at)
    return incoming
  }

  #damaged(bytes: number): SsiIncoming[] {
    // What is sent again now may be what was heard before, or another of the same.
    this.#parts.forget()
    if (this.#doubted > 0) return []
    this.#doubted = bytes
    return [{ kind: 'event', event: { type: 'damaged' } }]
  }

  #understand(packet: Uint8Array): SsiIncoming[] {
    const [, opcode = 0, , status = 0, cause] = packet
    this.#doubted = 0
    switch (opcode) {
      case opcodes.acknowledge:
        return [{ kind: 'reply', reply: { answer: 'accepted' } }]
      case opcodes.refuse:
        return [{ kind: 'reply', reply: { answer: cause === causeResend ? 'ask-again' : 'refused' } }]
      default:
        return this.#parts.take({ opcode, isAgain: (status & 1) !== 0, hasMore: (status & 2) !== 0, payload: packet.slice(headBytes) })
    }
  }
}

/** Of all bytes before each place, so that any stretch's sum is one subtraction, however many beginnings claim it. */
function sumsOf(bytes: Uint8Array): Float64Array {
  const sums = new Float64Array(bytes.length + 1)
  for (const [place, byte] of bytes.entries()) sums[place + 1] = (sums[place] ?? 0) + byte
  return sums
}

function look(bytes: Uint8Array, at: number, sums: Float64Array): Look {
  const length = bytes[at] ?? 0
  if (length < headBytes) return { is: 'noise' }
  if ((bytes[at + 1] ?? opcodeMin) < opcodeMin || (bytes[at + 2] ?? fromScanner) !== fromScanner) return { is: 'noise' }
  const total = length + checksumBytes
  if (bytes.length - at < total) return { is: 'wait' }
  const sum = (sums[at + length] ?? 0) - (sums[at] ?? 0)
  const said = (bytes[at + length] ?? 0) * 256 + (bytes[at + length + 1] ?? 0)
  return { is: (sum + said) % 0x10000 === 0 ? 'packet' : 'checksum', bytes: total }
}

function bytesOf(command: SsiCommand): Uint8Array {
  switch (command.type) {
    case 'enable':
      return packetOf(opcodes.enable)
    case 'trigger':
      return packetOf(command.on ? opcodes.startSession : opcodes.stopSession)
    case 'acknowledge':
      return packetOf(opcodes.acknowledge)
    case 'ask-again':
      return packetOf(opcodes.refuse, causeResend)
  }
}

function packetOf(opcode: number, ...payload: readonly number[]): Uint8Array {
  const packet = [headBytes + payload.length, opcode, fromHost, 0, ...payload]
  const checksum = 0x10000 - packet.reduce((sum, byte) => sum + byte, 0)
  return Uint8Array.of(...packet, checksum >> 8, checksum & 0xff)
}
