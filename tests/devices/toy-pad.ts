/**
 * A pad that exists only here, with something of everything: an event byte, an acknowledged command, a
 * command that may be repeated, one that may not, a two-byte frame.
 *
 *   device → host   4B key              a key (two bytes)
 *                   06 ok   15 no       an answer
 *   host → device   50 ping (answered, repeatable)   50 21 print (answered, never repeated)
 *                   4C light (never answered)
 */
import { z } from 'zod'
import type { Codec, Incoming } from '../../drivers/contract/codec.ts'
import type { Driver } from '../../drivers/contract/driver.ts'

export type ToyCommand = 'ping' | 'print' | 'light'
export type ToyReply = 'ok' | 'no'
export type ToyDriver = Driver<'rating-pad', object, ToyCommand, number, ToyReply>

const bytesOf: Record<ToyCommand, Uint8Array> = {
  ping: Uint8Array.of(0x50),
  print: Uint8Array.of(0x50, 0x21),
  light: Uint8Array.of(0x4c),
}

function toyCodec(): Codec<ToyCommand, number, ToyReply> {
  let half = false
  const understand = (byte: number): Incoming<number, ToyReply>[] => {
    if (half) {
      half = false
      return [{ kind: 'event', event: byte }]
    }
    if (byte === 0x4b) {
      half = true
      return []
    }
    if (byte === 0x06) return [{ kind: 'reply', reply: 'ok' }]
    if (byte === 0x15) return [{ kind: 'reply', reply: 'no' }]
    return [{ kind: 'garbage', bytes: Uint8Array.of(byte), reason: 'noise' }]
  }
  return {
    get midFrame() {
      return half
    },
    receive: (bytes) => Array.from(bytes).flatMap(understand),
    silence() {
      half = false
      return [{ kind: 'garbage', bytes: Uint8Array.of(0x4b), reason: 'cut-short' }]
    },
    encode(command) {
      const bytes = bytesOf[command]
      if (command === 'light') return { bytes, repeatable: false }
      return { bytes, repeatable: command === 'ping', closedBy: (reply) => (reply === 'ok' ? 'accepted' : 'refused') }
    },
  }
}

/** `greets`: pings at opening, then every second. */
export function toyPad(options: { readonly greets?: boolean } = {}): ToyDriver {
  const { greets = false } = options
  return {
    id: 'rating-pad/toy',
    kind: 'rating-pad',
    title: { zh: '玩具', en: 'toy' },
    settings: z.strictObject({}),
    transports: {},
    timing: { replyMs: 400, gapMs: 60, attempts: 3 },
    codec: toyCodec,
    routine: () => ({
      opened: () => (greets ? [{ step: 'send', command: 'ping' }, { step: 'wake', afterMs: 1000 }] : []),
      received: (key) => [{ step: 'tell', event: { type: 'key', key, level: null } }],
      settled: () => [],
      woken: () => [{ step: 'send', command: 'ping' }, { step: 'wake', afterMs: 1000 }],
      order({ type }) {
        switch (type) {
          case 'invite':
            return ['light', 'print', 'ping']
          case 'dismiss':
            return ['print']
          case 'beep':
            return ['ping']
          case 'show':
            return []
        }
      },
    }),
    selfTest: () => [
      { title: { zh: '应答', en: 'answers' }, send: 'ping', judge: (how) => (how.type === 'accepted' ? null : { zh: '无应答', en: 'no answer' }) },
      { title: { zh: '按键', en: 'press a key' }, awaitMs: 5000, mend: { zh: '没有按键', en: 'no key came' } },
    ],
    emulator: () => {
      throw new Error('not emulated')
    },
  }
}
