/** A pad that speaks as its description says, written from the description and from nothing of the codec. */
import type { Emulator, EmulatorPort } from '../../contract/emulator.ts'
import type { RatingLevel } from '../../contract/kinds.ts'

export interface EmulatedFrames {
  readonly start: Uint8Array
  readonly end: Uint8Array
  /** Null: as long as the key makes it. */
  readonly length: { readonly fixed: number } | { readonly countedAt: number; readonly adds: number } | null
  readonly keyAt: number
  readonly checksum: { readonly rule: 'sum8' | 'xor8'; readonly from: number } | null
  readonly invite: Uint8Array
  readonly dismiss: Uint8Array
  readonly keys: readonly { readonly says: Uint8Array; readonly level: RatingLevel | null }[]
}

const heardMax = 32

export function framedEmulator(pad: EmulatedFrames, port: EmulatorPort): Emulator<'rating-pad'> {
  let inviting = false
  let heard: number[] = []

  const frameOf = (says: Uint8Array): number[] => {
    const checkBytes = pad.checksum === null ? 0 : 1
    const least = pad.keyAt + says.length + checkBytes + pad.end.length
    const size = pad.length !== null && 'fixed' in pad.length ? pad.length.fixed : least
    const bytes = new Array<number>(size).fill(0)
    const put = (at: number, what: Uint8Array) => bytes.splice(at, what.length, ...what)
    put(0, pad.start)
    if (pad.length !== null && 'countedAt' in pad.length) bytes[pad.length.countedAt] = size - pad.length.adds
    put(pad.keyAt, says)
    put(size - pad.end.length, pad.end)
    if (pad.checksum !== null) {
      const place = size - pad.end.length - 1
      let check = 0
      for (const byte of bytes.slice(pad.checksum.from, place)) check = pad.checksum.rule === 'sum8' ? (check + byte) & 0xff : check ^ byte
      bytes[place] = check
    }
    return bytes
  }

  const hears = (prompt: Uint8Array): boolean => prompt.length > 0 && heard.slice(-prompt.length).join() === prompt.join()
  const light = (on: boolean): void => {
    if (inviting === on) return
    inviting = on
    port.changed()
  }

  return {
    receive(bytes) {
      for (const byte of bytes) {
        heard = [...heard, byte].slice(-heardMax)
        if (hears(pad.invite)) light(true)
        else if (hears(pad.dismiss)) light(false)
      }
    },
    gesture(gesture) {
      const key = gesture.type === 'press' ? pad.keys[gesture.key - 1] : undefined
      if (key !== undefined) port.send(Uint8Array.from(frameOf(key.says)))
    },
    face: () => ({ kind: 'rating-pad', inviting, display: '', stars: false, beeps: 0, keys: pad.keys.map(({ level }, index) => ({ key: index + 1, level })), callerKeys: [] }),
    powered() {
      heard = []
      light(false)
    },
  }
}
