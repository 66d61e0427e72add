/** A scanner on a stand: shows a light while aiming, sends a line for each code held before it. */
import iconv from 'iconv-lite'
import type { Emulator, EmulatorPort } from '../../contract/emulator.ts'

export interface EmulatedScanner {
  readonly suffix: 'any' | 'cr' | 'lf' | 'crlf' | 'tab' | 'none'
  readonly prefix: 'none' | 'aim'
  readonly trigger: 'none' | 'honeywell' | 'newland' | 'newland-esc' | 'gm65' | 'gm65-crc'
}

const heardMax = 64
const suffixes = { any: '\r\n', cr: '\r', lf: '\n', crlf: '\r\n', tab: '\t', none: '' } as const

/** Each maker's commands as text of single bytes, and what is answered. */
const makers: Readonly<Record<EmulatedScanner['trigger'], { on?: string; off?: string; onAnswer?: string; offAnswer?: string }>> = {
  'none': {},
  'honeywell': { on: '\x16T\r', off: '\x16U\r' },
  'newland': {
    on: '~\x010000#SCNTRG1;\x03',
    off: '~\x010000#SCNTRG0;\x03',
    onAnswer: '\x02\x010000#SCNTRG1\x06;\x03',
    offAnswer: '\x02\x010000#SCNTRG0\x06;\x03',
  },
  'newland-esc': { on: '\x1b1', off: '\x1b0' },
  'gm65': { on: '~\x00\x08\x01\x00\x02\x01\xab\xcd', onAnswer: '\x02\x00\x00\x01\x0031' },
  // With a firmware that does not take AB CD for a CRC.
  'gm65-crc': { on: '~\x00\x08\x01\x00\x02\x01\x02\xda', onAnswer: '\x02\x00\x00\x01\x0031' },
}

export function serialLineEmulator({ suffix, prefix, trigger }: EmulatedScanner, port: EmulatorPort): Emulator<'scanner'> {
  const maker = makers[trigger]
  // Without a trigger the light is always on.
  let aiming = trigger === 'none'
  let shown: string | null = null
  let heard = ''

  const say = (text: string): void => port.send(Uint8Array.from(text, (character) => character.charCodeAt(0)))
  const obey = (on: boolean, answer: string | undefined): void => {
    aiming = on
    heard = ''
    if (answer !== undefined) say(answer)
    port.changed()
  }

  return {
    receive(bytes) {
      for (const byte of bytes) {
        heard = (heard + String.fromCharCode(byte)).slice(-heardMax)
        if (maker.on !== undefined && heard.endsWith(maker.on)) obey(true, maker.onAnswer)
        else if (maker.off !== undefined && heard.endsWith(maker.off)) obey(false, maker.offAnswer)
      }
    },
    gesture({ text, charset = 'utf-8' }) {
      shown = text
      port.changed()
      if (!aiming) return
      const payload = charset === 'gb18030' ? iconv.encode(text, 'gb18030') : new TextEncoder().encode(text)
      const before = prefix === 'aim' ? ']Q1' : ''
      const line = [...new TextEncoder().encode(before), ...payload, ...new TextEncoder().encode(suffixes[suffix])]
      port.send(Uint8Array.from(line))
    },
    face: () => ({ kind: 'scanner', aiming, shown }),
    powered() {
      aiming = trigger === 'none'
      shown = null
      heard = ''
      port.changed()
    },
  }
}
