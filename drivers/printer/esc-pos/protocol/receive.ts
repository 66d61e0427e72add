/**
 * Takes the printer's bytes apart by their fixed bits (Citizen CT-S310 manual, "Identification"):
 *
 *   11 | 13                      XON | XOFF; may stand inside anything
 *   0xx1xx10                     DLE EOT answer, one byte
 *   0xx1xx00 0xx0xxxx ×3         automatic status (ASB), four bytes
 *   0xx0xxxx                     GS r answer, one byte; only when one is owed, for 00 is also what a
 *                                bad line says
 *   37 22|23|25|36 … 00          responses: process id, going offline, buffer cleared, symbol size
 *   3B 30 00                     power goes off
 *   3D|5F … 00                   printer information
 *
 * A false start of a status drops one byte and begins again behind it. A block of text that breaks is
 * dropped up to the break: its letters would read as statuses.
 */
import type { GarbageReason, Incoming } from '../../../contract/codec.ts'
import { Debts } from './debts.ts'
import {
  isAsbFirst,
  isAsbLater,
  isRealtime,
  type Paper,
  type PrinterState,
  paperOfSensor,
  stateOfAsb,
} from './status-bytes.ts'

export type EscPosEvent =
  | { readonly type: 'automatic-status'; readonly state: PrinterState; readonly drawer: 'low' | 'high' }
  | { readonly type: 'flow'; readonly ready: boolean }
  | { readonly type: 'going-offline' }
  | { readonly type: 'power-off' }

export type EscPosReply =
  /** To whichever of the four queries waits. */
  | { readonly type: 'realtime'; readonly byte: number }
  /** `nth` counts the answers to GS r since the line opened. */
  | { readonly type: 'paper-sensor'; readonly paper: Paper; readonly nth: number }
  | { readonly type: 'process-ended'; readonly id: string }
  | { readonly type: 'information'; readonly text: string }
  | { readonly type: 'cleared' }
  | {
      readonly type: 'symbol-size'
      readonly widthDots: number
      readonly heightDots: number
      readonly printable: boolean
    }

export type EscPosIncoming = Incoming<EscPosEvent, EscPosReply>

/** Epson's information texts end at 80; nothing longer is asked for. */
export const blockBytesMax = 96

const responses: readonly number[] = [0x22, 0x23, 0x25, 0x36]

export class PrinterBytes {
  readonly debts = new Debts()
  /** The unfinished frame: an ASB or a block. */
  #frame: number[] = []
  #out: EscPosIncoming[] = []

  get midFrame(): boolean {
    return this.#frame.length > 0
  }

  receive(bytes: Uint8Array): EscPosIncoming[] {
    for (const byte of bytes) this.#take(byte)
    return this.#told()
  }

  silence(): EscPosIncoming[] {
    if (this.midFrame) this.#drop(this.#frame.length, 'cut-short')
    return this.#told()
  }

  #told(): EscPosIncoming[] {
    const out = this.#out
    this.#out = []
    return out
  }

  #take(byte: number): void {
    if (byte === 0x11 || byte === 0x13) this.#event({ type: 'flow', ready: byte === 0x11 })
    else if (this.#frame.length === 0) this.#start(byte)
    else if (isAsbFirst(this.#frame[0] ?? 0)) this.#continueAsb(byte)
    else this.#continueBlock(byte)
  }

  #start(byte: number): void {
    if (isRealtime(byte)) this.#realtime(byte)
    else if (isAsbFirst(byte) || byte === 0x37 || byte === 0x3b || byte === 0x3d || byte === 0x5f) this.#frame = [byte]
    else if (isAsbLater(byte) && this.debts.owed > 0) {
      this.#reply({ type: 'paper-sensor', paper: paperOfSensor(byte), nth: this.debts.answer() })
    } else this.#garbage([byte], 'noise')
  }

  #realtime(byte: number): void {
    this.debts.realtime(byte)
    this.#reply({ type: 'realtime', byte })
  }

  #continueAsb(byte: number): void {
    if (!isAsbLater(byte)) return this.#startAgain(byte)
    this.#frame.push(byte)
    const [first = 0, second = 0, third = 0, fourth] = this.#frame
    if (fourth === undefined) return
    this.#frame = []
    const drawer = (first & 0x04) !== 0 ? 'high' : 'low'
    this.#event({ type: 'automatic-status', state: stateOfAsb(first, second, third), drawer })
  }

  #continueBlock(byte: number): void {
    if (this.#frame.length === 1 && !isLawfulSecond(this.#frame[0] ?? 0, byte)) return this.#startAgain(byte)
    if (byte === 0) return this.#endBlock()
    // 1F separates the fields of a symbol's size.
    const isText = (byte >= 0x20 && byte <= 0x7e) || byte === 0x1f
    if (!isText || this.#frame.length >= blockBytesMax) {
      this.#drop(this.#frame.length, isText ? 'too-long' : 'noise')
      return this.#take(byte)
    }
    this.#frame.push(byte)
  }

  #endBlock(): void {
    const frame = this.#frame
    const meant = meaningOf(frame)
    if (meant === null) return this.#drop(frame.length, 'noise', 0)
    this.#frame = []
    this.#out.push(meant)
  }

  /** Only the first byte was wrong for certain: the real frame may begin inside this one. */
  #startAgain(byte: number): void {
    const [first = 0, ...rest] = this.#frame
    this.#frame = []
    this.#garbage([first], 'noise')
    for (const again of [...rest, byte]) this.#take(again)
  }

  #drop(count: number, reason: GarbageReason, ...also: readonly number[]): void {
    this.#garbage([...this.#frame.slice(0, count), ...also], reason)
    this.#frame = []
  }

  #event(event: EscPosEvent): void {
    this.#out.push({ kind: 'event', event })
  }

  #reply(reply: EscPosReply): void {
    this.#out.push({ kind: 'reply', reply })
  }

  #garbage(bytes: readonly number[], reason: GarbageReason): void {
    this.#out.push({ kind: 'garbage', bytes: Uint8Array.from(bytes), reason })
  }
}

function isLawfulSecond(header: number, byte: number): boolean {
  if (header === 0x37) return responses.includes(byte)
  return header === 0x3b ? byte === 0x30 : true
}

/** A whole block without its NUL. Null where header and contents do not fit. */
function meaningOf([header, ...content]: readonly number[]): EscPosIncoming | null {
  const text = String.fromCharCode(...content)
  if (header === 0x3b) return text === '0' ? { kind: 'event', event: { type: 'power-off' } } : null
  if (header !== 0x37) return { kind: 'reply', reply: { type: 'information', text } }
  const rest = text.slice(1)
  switch (text[0]) {
    case '"':
      return rest.length === 4 ? { kind: 'reply', reply: { type: 'process-ended', id: rest } } : null
    case '#':
      return { kind: 'event', event: { type: 'going-offline' } }
    case '%':
      return rest === '' ? { kind: 'reply', reply: { type: 'cleared' } } : null
    default:
      return symbolSize(rest)
  }
}

/** `width 1F height 1F 1 1F printable` (NCR 7168). */
function symbolSize(text: string): EscPosIncoming | null {
  const [width = '', height = '', symbols, printable = '', ...more] = text.split('\u001f')
  const isNumber = (digits: string) => /^\d{1,5}$/.test(digits)
  if (!isNumber(width) || !isNumber(height) || symbols !== '1' || !/^[01]$/.test(printable) || more.length > 0)
    return null
  const reply = { widthDots: Number(width), heightDots: Number(height), printable: printable === '0' }
  return { kind: 'reply', reply: { type: 'symbol-size', ...reply } }
}
