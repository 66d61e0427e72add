/** A pad with as many keys as its profile: each sends its byte, whether anybody asked or not. */
import type { Emulator, EmulatorPort } from '../../contract/emulator.ts'
import type { RatingLevel } from '../../contract/kinds.ts'

export interface EmulatedPad {
  readonly keys: readonly { readonly byte: number; readonly level: RatingLevel | null }[]
  readonly invite: Uint8Array | null
  readonly dismiss: Uint8Array | null
}

/** No prompt is longer; what came before it is forgotten. */
const heardMax = 16

export function singleByteEmulator(pad: EmulatedPad, port: EmulatorPort): Emulator<'rating-pad'> {
  let inviting = false
  let heard: number[] = []

  const endsWith = (prompt: Uint8Array | null): boolean =>
    prompt !== null && prompt.length > 0 && prompt.every((byte, at) => heard[heard.length - prompt.length + at] === byte)

  const light = (on: boolean): void => {
    if (inviting !== on) {
      inviting = on
      port.changed()
    }
  }

  return {
    receive(bytes) {
      for (const byte of bytes) {
        heard = [...heard, byte].slice(-heardMax)
        if (endsWith(pad.invite)) light(true)
        else if (endsWith(pad.dismiss)) light(false)
      }
    },
    gesture(gesture) {
      const key = gesture.type === 'press' ? pad.keys[gesture.key - 1] : undefined
      if (key !== undefined) port.send(Uint8Array.of(key.byte))
    },
    face: () => ({
      kind: 'rating-pad',
      inviting,
      display: '',
      stars: false,
      beeps: 0,
      keys: pad.keys.map((key, index) => ({ key: index + 1, level: key.level })),
      callerKeys: [],
    }),
    powered() {
      heard = []
      light(false)
    },
  }
}
