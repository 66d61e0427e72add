/** A caller without a rating pad, written from the published frames and from nothing of ours. */
import type { Emulator, EmulatorPort } from '../../contract/emulator.ts'
import type { CallerKey } from '../../contract/kinds.ts'

const keys: Readonly<Partial<Record<CallerKey, readonly number[]>>> = {
  'call': [0x0c],
  'recall': [0x0d],
  'evaluate': [0x0b],
  'cancel': [0x0e],
  'pause': [0x12],
  'transfer': [0x13],
  'no-show': [0x06, 0x0f],
  'hang': [0x00, 0x0f],
  'call-back': [0x03, 0x0f],
}
const displayBytes = 15
const nothing = '      '

export function ff68CallerEmulator(address: number, port: EmulatorPort): Emulator<'caller'> {
  let digits = nothing
  let heard: number[] = []

  /** A display's frame for this address: FF 68 08 08 68 addr 02 d1 … d6 sum 16. */
  const obey = (): void => {
    const [a, b, c, d, e, to, func, ...rest] = heard
    const isDisplay = a === 0xff && b === 0x68 && c === 0x08 && d === 0x08 && e === 0x68 && func === 0x02
    const sum = heard.slice(5, 13).reduce((all, byte) => all + byte, 0) % 256
    if (!isDisplay || to !== address || rest[6] !== sum || rest[7] !== 0x16) return
    digits = rest.slice(0, 6).map((digit) => (digit < 10 ? String(digit) : ' ')).join('')
    heard = []
    port.changed()
  }

  return {
    receive(bytes) {
      for (const byte of bytes) {
        heard = [...heard, byte].slice(-displayBytes)
        if (heard.length === displayBytes) obey()
      }
    },
    gesture({ key }) {
      const code = keys[key]
      if (code === undefined) return
      const payload = [address, 0x01, ...code]
      const sum = payload.reduce((all, byte) => all + byte, 0) % 256
      port.send(Uint8Array.from([0xff, 0x68, payload.length, payload.length, 0x68, ...payload, sum, 0x16]))
    },
    face: () => ({
      kind: 'caller',
      display: `${digits.slice(0, 3)} ${digits.slice(3)}`.trim(),
      lamp: 'off',
      callerKeys: Object.keys(keys).filter((key): key is CallerKey => key in keys),
    }),
    powered() {
      digits = nothing
      heard = []
      port.changed()
    },
  }
}
