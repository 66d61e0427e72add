/** A scanner in a stand that sends reports of 64 bytes, as Honeywell's do: see codec.ts for their shape, taken from its manual. */
import iconv from 'iconv-lite'
import type { Emulator, EmulatorPort } from '../../contract/emulator.ts'

const dataBytes = 56
const qrModel2 = [0x5d, 0x51, 0x31]
/** The maker's own letter for QR. */
const qrLetter = 0x73

export function hidPosEmulator({ trigger }: { readonly trigger: 'none' | 'honeywell' }, port: EmulatorPort): Emulator<'scanner'> {
  let aiming = trigger === 'none'
  let shown: string | null = null
  return {
    receive(bytes) {
      if (trigger === 'none' || bytes[0] !== 0xfd || bytes[1] !== 3 || bytes[2] !== 0x16 || bytes[4] !== 0x0d) return
      if (bytes[3] !== 0x54 && bytes[3] !== 0x55) return
      aiming = bytes[3] === 0x54
      port.changed()
    },
    gesture({ text, charset = 'utf-8' }) {
      shown = text
      port.changed()
      if (!aiming) return
      const payload = charset === 'gb18030' ? iconv.encode(text, 'gb18030') : new TextEncoder().encode(text)
      for (let at = 0; at < payload.length; at += dataBytes) {
        const part = payload.subarray(at, at + dataBytes)
        const report = new Uint8Array(64)
        report.set([0x02, part.length, ...qrModel2, ...part])
        report[61] = qrLetter
        report[63] = at + dataBytes < payload.length ? 1 : 0
        port.send(report)
      }
    },
    face: () => ({ kind: 'scanner', aiming, shown }),
    powered() {
      aiming = trigger === 'none'
      shown = null
      port.changed()
    },
  }
}
