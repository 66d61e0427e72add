/** What packets of SSI say. */
import type { Incoming } from '../../contract/codec.ts'

export interface SsiCode {
  /** Zebra's number of the symbology. */
  readonly symbology: number
  readonly bytes: Uint8Array
}

export type SsiEvent =
  /** A whole packet, which wants its ACK; with the code that it ends. */
  | { readonly type: 'heard'; readonly code: SsiCode | null }
  /** A packet whose checksum is wrong. */
  | { readonly type: 'damaged' }

export type SsiReply = { readonly answer: 'accepted' | 'refused' | 'ask-again' }
export type SsiIncoming = Incoming<SsiEvent, SsiReply>

export interface SsiPacket {
  readonly opcode: number
  readonly isAgain: boolean
  readonly hasMore: boolean
  readonly payload: Uint8Array
}
