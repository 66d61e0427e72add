/** Codes out of packets: one that comes twice counts once, several that belong together are one code. */
import { concat } from '../../kit/bytes.ts'
import type { SsiCode, SsiIncoming, SsiPacket } from './packet.ts'

/** The longest QR code holds 2,953 bytes. */
export const codeBytesMax = 4096
const decodeData = 0xf3

const heard = (code: SsiCode | null): SsiIncoming => ({ kind: 'event', event: { type: 'heard', code } })

export class CodeParts {
  #last: SsiPacket | null = null
  #begun: { readonly symbology: number; readonly parts: Uint8Array[]; bytes: number } | null = null
  /**
   * `tail`: a code was given up in the middle, and its rest may still be sent again; alone it would be
   * another code. `rest`: everything up to the code's end is thrown away.
   */
  #without: 'nothing' | 'tail' | 'rest' = 'nothing'

  get isBegun(): boolean {
    return this.#begun !== null
  }

  take(packet: SsiPacket): SsiIncoming[] {
    // Our ACK was lost; the scanner has had its code told, and still waits.
    if (packet.isAgain && this.#last !== null && isSame(packet, this.#last)) return [heard(null)]
    this.#last = packet
    const [symbology, ...data] = packet.payload
    if (packet.opcode !== decodeData || symbology === undefined) return [heard(null)]
    return this.#part(packet, symbology, Uint8Array.from(data))
  }

  /** A damaged packet will be sent again, and may have been equal to the one before. */
  forget(): void {
    this.#last = null
  }

  /** The line has been silent inside a code. */
  giveUp(): SsiIncoming[] {
    if (this.#begun === null) return []
    this.#without = 'tail'
    return this.#thrown('cut-short')
  }

  #part({ isAgain, hasMore }: SsiPacket, symbology: number, data: Uint8Array): SsiIncoming[] {
    if (this.#without === 'tail') this.#without = isAgain ? 'rest' : 'nothing'
    if (this.#without === 'rest') {
      if (!hasMore) this.#without = 'nothing'
      return [{ kind: 'garbage', bytes: data, reason: 'cut-short' }, heard(null)]
    }
    const lost = this.#begun !== null && this.#begun.symbology !== symbology ? this.#thrown('cut-short') : []
    const begun = this.#begun ?? { symbology, parts: [], bytes: 0 }
    begun.parts.push(data)
    begun.bytes += data.length
    this.#begun = begun
    if (begun.bytes > codeBytesMax) {
      this.#without = hasMore ? 'rest' : 'nothing'
      return [...lost, ...this.#thrown('too-long'), heard(null)]
    }
    if (hasMore) return [...lost, heard(null)]
    this.#begun = null
    return [...lost, heard({ symbology, bytes: concat(...begun.parts) })]
  }

  #thrown(reason: 'cut-short' | 'too-long'): SsiIncoming[] {
    const begun = this.#begun
    this.#begun = null
    return begun === null ? [] : [{ kind: 'garbage', bytes: concat(...begun.parts), reason }]
  }
}

function isSame(one: SsiPacket, other: SsiPacket): boolean {
  if (one.opcode !== other.opcode || one.hasMore !== other.hasMore || one.payload.length !== other.payload.length) return false
  return one.payload.every((byte, place) => byte === other.payload[place])
}
