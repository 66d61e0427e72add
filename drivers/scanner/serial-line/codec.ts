/**
 * A scanner that sends what it read as a line of bytes:
 *
 *   ┌──────────────┬─────────────┬──────────────────────────────┐
 *   │ ]cm (option) │ payload …   │ CR, LF, CR LF, tab, or silence│
 *   └──────────────┴─────────────┴──────────────────────────────┘
 *
 * and, for two makers, answers to the trigger command that are no lines:
 *
 *   Newland  02 01 30 30 30 30 … 06|15|05 3B 03      GROW GM65  02 00 00 01 00 33 31
 *
 * Sources in NOTES.md. A payload's own bytes may be any but the terminators.
 */
import type { Codec, Incoming } from '../../contract/codec.ts'
import { concat } from '../../kit/bytes.ts'
import { type Trigger, triggers } from './triggers.ts'

export type ScannerCommand = { readonly type: 'trigger'; readonly on: boolean }
export interface ScannedLine {
  readonly bytes: Uint8Array
}
export type ScannerReply = { readonly answer: 'accepted' | 'refused' }

/** The longest QR code holds 2,953 bytes. */
export const lineBytesMax = 4096
const cr = 0x0d
const lf = 0x0a
const tab = 0x09

/** `none`: only silence ends a line. */
export type Suffix = 'any' | 'cr' | 'lf' | 'crlf' | 'tab' | 'none'

export interface LineSettings {
  readonly suffix: Suffix
  readonly trigger: Trigger
}

export function serialLineCodec({ suffix, trigger }: LineSettings): Codec<ScannerCommand, ScannedLine, ScannerReply> {
  const maker = triggers[trigger]
  let kept: Uint8Array = new Uint8Array()
  /** A line was too long: everything up to its end is thrown away. */
  let skipping = false

  const step = (): Incoming<ScannedLine, ScannerReply> | 'wait' | 'again' => {
    const reply = skipping ? null : maker.reply(kept)
    if (reply === 'wait') return 'wait'
    if (reply !== null) {
      kept = kept.subarray(reply.length)
      return { kind: 'reply', reply: { answer: reply.answer } }
    }
    const end = lineEnd(kept, suffix)
    if (end === null) return keepOrSkip()
    const line = kept.slice(0, end.at)
    kept = kept.subarray(end.at + end.length)
    if (skipping) {
      skipping = false
      return { kind: 'garbage', bytes: line, reason: 'too-long' }
    }
    if (line.length > lineBytesMax) return { kind: 'garbage', bytes: line, reason: 'too-long' }
    // The LF of a CR LF is an empty line, and that is nothing.
    return line.length === 0 ? 'again' : { kind: 'event', event: { bytes: line } }
  }

  const keepOrSkip = (): Incoming<ScannedLine, ScannerReply> | 'wait' => {
    if (kept.length === 0 || (!skipping && kept.length <= lineBytesMax)) return 'wait'
    // The last byte may be the CR of CR LF.
    const bytes = kept.slice(0, -1)
    if (bytes.length === 0) return 'wait'
    kept = kept.slice(-1)
    skipping = true
    return { kind: 'garbage', bytes, reason: 'too-long' }
  }

  return {
    get midFrame() {
      return kept.length > 0
    },
    receive(bytes) {
      const incoming: Incoming<ScannedLine, ScannerReply>[] = []
      kept = concat(kept, bytes)
      while (kept.length > 0) {
        const found = step()
        if (found === 'wait') break
        if (found !== 'again') incoming.push(found)
      }
      kept = kept.slice()
      return incoming
    },
    silence() {
      const bytes = kept
      kept = new Uint8Array()
      const wasSkipping = skipping
      skipping = false
      if (bytes.length === 0) return []
      if (wasSkipping) return [{ kind: 'garbage', bytes, reason: 'too-long' }]
      // What has begun as the maker's answer is half an answer, and no code.
      const isLine = suffix === 'none' && maker.reply(bytes) === null
      return isLine ? [{ kind: 'event', event: { bytes } }] : [{ kind: 'garbage', bytes, reason: 'cut-short' }]
    },
    encode({ on }) {
      const bytes = on ? maker.on : maker.off
      if (bytes === null) throw new RangeError(`a scanner with trigger ${trigger} has no command for this`)
      if (!maker.answers) return { bytes, repeatable: true }
      return { bytes, repeatable: true, closedBy: ({ answer }) => answer }
    },
  }
}

interface LineEnd {
  readonly at: number
  readonly length: number
}

function lineEnd(bytes: Uint8Array, suffix: Suffix): LineEnd | null {
  switch (suffix) {
    case 'none':
      return null
    case 'crlf':
      return firstOf(bytes, (byte, next) => byte === cr && next === lf, 2)
    case 'tab':
      return firstOf(bytes, (byte) => byte === tab, 1)
    case 'any':
    case 'cr':
    case 'lf':
      return firstOf(bytes, (byte) => (byte === cr && suffix !== 'lf') || (byte === lf && suffix !== 'cr'), 1)
  }
}

function firstOf(bytes: Uint8Array, isEnd: (byte: number, next: number | undefined) => boolean, length: number): LineEnd | null {
  const at = bytes.findIndex((byte, place) => isEnd(byte, bytes[place + 1]))
  return at < 0 ? null : { at, length }
}
