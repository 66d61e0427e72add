/** A display of six digits, written from the published frame and from nothing of ours: FF 68 08 08 68 addr 02 d1 … d6 sum 16. */
import type { Emulator, EmulatorPort } from '../../contract/emulator.ts'

const frameBytes = 15

export function ff68DisplayEmulator(address: number, port: EmulatorPort): Emulator<'display'> {
  let text = ''
  let heard: number[] = []

  const obey = (): void => {
    if (heard.slice(0, 5).join() !== [0xff, 0x68, 0x08, 0x08, 0x68].join() || heard[5] !== address || heard[6] !== 0x02) return
    const sum = heard.slice(5, 13).reduce((all, byte) => all + byte, 0) % 256
    if (heard[13] !== sum || heard[14] !== 0x16) return
    text = heard.slice(7, 13).map((digit) => (digit < 10 ? String(digit) : ' ')).join('').trim()
    port.changed()
  }

  return {
    receive(bytes) {
      for (const byte of bytes) {
        heard = [...heard, byte].slice(-frameBytes)
        if (heard.length === frameBytes) obey()
      }
    },
    gesture: () => undefined,
    face: () => ({ kind: 'display', text }),
    powered() {
      text = ''
      heard = []
      port.changed()
    },
  }
}
