/** A pad that is a boot keyboard: a press is one report with the key down, and one with all keys up. */
import type { Emulator, EmulatorPort } from '../../contract/emulator.ts'
import type { RatingLevel } from '../../contract/kinds.ts'

export function hidKeysEmulator(keys: readonly { readonly usage: number; readonly level: RatingLevel | null }[], port: EmulatorPort): Emulator<'rating-pad'> {
  const send = (usage: number): void => port.send(Uint8Array.of(0, 0, 0, usage, 0, 0, 0, 0, 0))
  return {
    receive: () => undefined,
    gesture(gesture) {
      const key = gesture.type === 'press' ? keys[gesture.key - 1] : undefined
      if (key === undefined) return
      send(key.usage)
      send(0)
    },
    face: () => ({
      kind: 'rating-pad',
      inviting: false,
      display: '',
      stars: false,
      beeps: 0,
      keys: keys.map(({ level }, index) => ({ key: index + 1, level })),
      callerKeys: [],
    }),
    powered: () => port.changed(),
  }
}
