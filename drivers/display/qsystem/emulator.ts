/** A board's line, written from the published frame and from nothing of ours: 01 addr text 07. */
import type { Emulator, EmulatorPort } from '../../contract/emulator.ts'

export function qsystemDisplayEmulator({ address, characters }: { readonly address: number; readonly characters: number }, port: EmulatorPort): Emulator<'display'> {
  let text = ''
  let heard = ''

  return {
    receive(bytes) {
      for (const byte of bytes) {
        heard = (heard + String.fromCharCode(byte)).slice(-(characters + 3))
        const isWhole = heard.length === characters + 3 && heard.startsWith(`\x01${String.fromCharCode(address)}`)
        if (byte !== 0x07 || !isWhole) continue
        text = heard.slice(2, -1).trim()
        port.changed()
      }
    },
    gesture: () => undefined,
    face: () => ({ kind: 'display', text }),
    powered() {
      text = ''
      heard = ''
      port.changed()
    },
  }
}
