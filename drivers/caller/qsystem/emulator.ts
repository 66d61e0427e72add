/** A caller of QSystem's bus, written from the published frames and from nothing of ours. */
import type { Emulator, EmulatorPort } from '../../contract/emulator.ts'
import type { CallerFace, CallerKey } from '../../contract/kinds.ts'

const keys: readonly (readonly [key: CallerKey, byte: number])[] = [
  ['call-or-recall', 0x31],
  ['start', 0x32],
  ['transfer', 0x33],
  ['end', 0x34],
]
const frameBytesMax = 8

export function qsystemCallerEmulator(address: number, port: EmulatorPort): Emulator<'caller'> {
  let display = ''
  let lamp: CallerFace['lamp'] = 'off'
  let heard = ''

  /** One byte is the lamp's, four are how to blink and three characters. */
  const obey = (payload: string): void => {
    if (payload.length === 1) {
      const byte = payload.charCodeAt(0)
      if (byte === 0x30) lamp = 'off'
      else if (byte <= 0x32) lamp = 'steady'
      else lamp = 'blinking'
    } else if (payload.length === 4) display = payload.slice(1).trim()
    port.changed()
  }

  return {
    receive(bytes) {
      for (const byte of bytes) {
        heard = (heard + String.fromCharCode(byte)).slice(-frameBytesMax)
        const begin = heard.lastIndexOf(`\x01${String.fromCharCode(address)}`)
        if (byte !== 0x07 || begin < 0 || heard.length - begin < 4) continue
        obey(heard.slice(begin + 2, -1))
        heard = ''
      }
    },
    gesture({ key }) {
      const byte = keys.find(([name]) => name === key)?.[1]
      if (byte !== undefined) port.send(Uint8Array.of(0x01, address, byte, 0x07))
    },
    face: () => ({ kind: 'caller', display, lamp, callerKeys: keys.map(([key]) => key) }),
    powered() {
      display = ''
      lamp = 'off'
      heard = ''
      port.changed()
    },
  }
}
