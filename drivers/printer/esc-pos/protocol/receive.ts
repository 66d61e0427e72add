/**
 * Takes the printer's bytes apart by their fixed bits (Citizen CT-S310 manual, "Identification"):
 *
 *   11 | 13                      XON | XOFF; may stand inside anything
 *   0xx1xx10                     DLE EOT answer, one byte
 *   0xx1xx00 0xx0xxxx ×3         automatic status (ASB), four bytes
 *   0xx0xxxx                     GS r answer, one byte; only when one is owed, for 00 is also what a
 *                                bad line says, and when it stands alone (see below)
 *   37 22|23|25|36 … 00          responses: process id, going offline, buffer cleared, symbol size
 *   3B 30 00                     power goes off
 *   3D|5F … 00                   printer information
 *
 * A false start of a status drops one byte and begins again behind it. A block of text that breaks is
 * dropped up to the break: its letters would read as statuses.
 *
 * ASB bytes 2 to 4 look like answers to GS r: a status that lost or hurt its first byte would confirm a
 * job that is not on paper. So such a byte waits until the line is silent or another frame begins, and
 * counts for nothing when there are more of them than are owed, or noise beside them. The answer then
 * stays owed.
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
  type QueryNumber,
  stateOfAsb,
} from './status-bytes.ts'

export type EscPosEvent =
  | { readonly type: 'automatic-status'; readonly state: PrinterState; readonly drawer: 'low' | 'high' }
  | { readonly type: 'flow'; readonly ready: boolean }
  | { readonly type: 'going-offline' }
  | { readonly type: 'power-off' }
  /** To a DLE EOT that has its answer already: one of the two was late, and perhaps another question's. */
  | { readonly type: 'stray-answer' }

export type EscPosReply =
  /** To whichever of the four queries waits. */
  | { readonly type: 'realtime'; readonly byte: number }
  /** `nth` counts the answers to GS r since the line opened; `of` is the id of the confirmation that asked. */
  | { readonly type: 'paper-sensor'; readonly paper: Paper; readonly nth: number; readonly of: string }
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

/** Three may be the rest of an ASB whatever is owed. */
const answersTogetherMax = 2

const responses: readonly number[] = [0x22, 0x23, 0x25, 0x36]

export class PrinterBytes {
  readonly debts = new Debts()
  /** The unfinished frame: an ASB, a block, or answers to GS r that are not believed yet. */
  #frame: number[] = []
  /** There was noise since the line was last silent, while an answer to GS r is owed. */
  #inDoubt = false
  /** A DLE EOT has no answer yet. */
  #queried = false
  #out: EscPosIncoming[] = []

  get midFrame(): boolean {
    return this.#frame.length > 0 || this.#inDoubt
  }

  querying(about: QueryNumber): void {
    this.debts.querying(about)
    this.#queried = true
  }

  receive(bytes: Uint8Array): EscPosIncoming[] {
    for (const byte of bytes) this.#take(byte)
    return this.#told()
  }

  silence(): EscPosIncoming[] {
    const [first] = this.#frame
    if (first !== undefined && isAsbLater(first)) this.#answered()
    else if (first !== undefined) this.#drop(this.#frame.length, 'cut-short')
    this.#inDoubt = false
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
    else if (isAsbLater(this.#frame[0] ?? 0)) this.#continueAnswers(byte)
    else if (isAsbFirst(this.#frame[0] ?? 0)) this.#continueAsb(byte)
    else this.#continueBlock(byte)
  }

  #start(byte: number): void {
    if (isRealtime(byte)) this.#realtime(byte)
    else if (isFrameStart(byte) || (isAsbLater(byte) && this.debts.owed > 0 && !this.#inDoubt)) this.#frame = [byte]
    else this.#garbage([byte], 'noise')
  }

  #realtime(byte: number): void {
    this.debts.realtime(byte)
    if (this.#queried) this.#reply({ type: 'realtime', byte })
    else this.#event({ type: 'stray-answer' })
    this.#queried = false
  }

  #continueAnswers(byte: number): void {
    if (isAsbLater(byte)) {
      this.#frame.push(byte)
      if (this.#frame.length > Math.min(this.debts.owed, answersTogetherMax)) this.#drop(this.#frame.length, 'noise')
      return
    }
    if (isRealtime(byte) || isFrameStart(byte)) this.#answered()
    else this.#drop(this.#frame.length, 'noise')
    this.#start(byte)
  }

  #answered(): void {
    const answers = this.#frame
    this.#frame = []
    for (const byte of answers) {
      // The buffer may have been cleared while they waited here.
      if (this.debts.owed === 0) this.#garbage([byte], 'noise')
      else this.#reply({ type: 'paper-sensor', paper: paperOfSensor(byte), ...this.debts.answer() })
    }
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
    if (this.debts.owed > 0) this.#inDoubt = true
    this.#out.push({ kind: 'garbage', bytes: Uint8Array.from(bytes), reason })
  }
}

function isFrameStart(byte: number): boolean {
  return isAsbFirst(byte) || byte === 0x37 || byte === 0x3b || byte === 0x3d || byte === 0x5f
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
