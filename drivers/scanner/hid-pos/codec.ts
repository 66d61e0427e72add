/**
 * A scanner in the mode "HID POS": one report for each code, or several where it is long.
 *
 *   id │ count │ ] c m │ data, 56 bytes, zeros behind │ maker's symbology │ – │ bit 0: more follows
 *
 * is what Honeywell and Access-IS send; others have other lengths and no count, see layout.ts.
 *
 *   FD │ 3 │ 16 54 0D                 to the scanner: trigger on; 16 55 0D: off (Honeywell)
 *   …  │ ] Z 6 │ … 06|15|05 .         from it: a command was taken, refused, or not known
 *
 * Sources in NOTES.md.
 */
import type { Codec, Incoming } from '../../contract/codec.ts'
import type { HidReports } from '../../contract/hid.ts'
import { concat } from '../../kit/bytes.ts'
import { type CutReport, ReportCutter } from '../../kit/hid-reports.ts'
import { layoutOf, type PosLayout } from './layout.ts'

export type PosCommand = { readonly type: 'trigger'; readonly on: boolean }
export interface PosCode {
  readonly bytes: Uint8Array
  /** `]Q1`; null where the scanner names none. */
  readonly symbology: string | null
}
export type PosReply = { readonly answer: 'accepted' | 'refused' }

/** The longest QR code holds 2,953 bytes. */
export const codeBytesMax = 4096
const commandReport = 0xfd
const menuReply = ']Z6'
const acknowledged = 0x06
const flag = 0x5d

type PosIncoming = Incoming<PosCode, PosReply>

export function hidPosCodec(reports: HidReports): Codec<PosCommand, PosCode, PosReply> {
  return new PosCodec(reports)
}

class PosCodec implements Codec<PosCommand, PosCode, PosReply> {
  readonly #cutter: ReportCutter
  readonly #layout: PosLayout | null
  readonly #takesCommands: boolean
  /** Of a code that goes on in the next report. */
  #begun: { readonly symbology: string | null; readonly parts: Uint8Array[]; bytes: number } | null = null

  constructor(reports: HidReports) {
    this.#cutter = new ReportCutter(reports)
    this.#layout = layoutOf(reports)
    this.#takesCommands = reports.output.some(({ id }) => id === commandReport)
  }

  get midFrame(): boolean {
    return this.#begun !== null || this.#cutter.midReport
  }

  receive(bytes: Uint8Array): PosIncoming[] {
    const { reports, stray } = this.#cutter.take(bytes)
    const incoming = reports.flatMap((report) => this.#report(report))
    return stray === 0 ? incoming : [...incoming, { kind: 'garbage', bytes: new Uint8Array(stray), reason: 'noise' }]
  }

  silence(): PosIncoming[] {
    const half = this.#cutter.drop()
    return [...this.#giveUp('cut-short'), ...(half.length === 0 ? [] : [{ kind: 'garbage', bytes: half, reason: 'cut-short' } as const])]
  }

  encode({ on }: PosCommand) {
    if (!this.#takesCommands) throw new RangeError('the scanner takes no commands in report FD')
    return { bytes: Uint8Array.of(commandReport, 3, 0x16, on ? 0x54 : 0x55, 0x0d), repeatable: true }
  }

  #report({ id, content }: CutReport): PosIncoming[] {
    const layout = this.#layout
    if (layout === null || id !== layout.id) return []
    const symbology = identifierIn(content, layout)
    const isMore = layout.more !== null && ((content[layout.more.at] ?? 0) & layout.more.mask) !== 0
    const part = dataIn(content, layout, isMore)
    // Each report of one code repeats its identifier: another one means that the end was lost.
    const lost = this.#begun !== null && this.#begun.symbology !== symbology ? this.#giveUp('cut-short') : []
    const begun = this.#begun ?? { symbology, parts: [], bytes: 0 }
    begun.parts.push(part)
    begun.bytes += part.length
    this.#begun = begun
    if (begun.bytes > codeBytesMax) return [...lost, ...this.#giveUp('too-long')]
    if (isMore) return lost
    this.#begun = null
    return [...lost, ...meaningOf(concat(...begun.parts), symbology)]
  }

  #giveUp(reason: 'cut-short' | 'too-long'): PosIncoming[] {
    const begun = this.#begun
    this.#begun = null
    return begun === null ? [] : [{ kind: 'garbage', bytes: concat(...begun.parts), reason }]
  }
}

function meaningOf(bytes: Uint8Array, symbology: string | null): PosIncoming[] {
  if (symbology === menuReply) return [{ kind: 'reply', reply: { answer: bytes.includes(acknowledged) ? 'accepted' : 'refused' } }]
  return bytes.length === 0 ? [] : [{ kind: 'event', event: { bytes, symbology } }]
}

function identifierIn(content: Uint8Array, { identifierAt }: PosLayout): string | null {
  if (identifierAt === null) return null
  const [first, ...rest] = content.subarray(identifierAt, identifierAt + 3)
  return first === flag ? String.fromCharCode(first, ...rest) : null
}

/** By the count where there is one: the data of a QR code may end in zeros. */
function dataIn(content: Uint8Array, { data, countAt }: PosLayout, isMore: boolean): Uint8Array {
  const all = content.slice(data.at, data.at + data.bytes)
  if (countAt !== null) return all.slice(0, content[countAt])
  if (isMore) return all
  let length = all.length
  while (length > 0 && all[length - 1] === 0) length -= 1
  return all.slice(0, length)
}
