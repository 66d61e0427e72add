import type { Routine, Step } from '../../contract/driver.ts'
import type { RatingPadOrder } from '../../contract/kinds.ts'
import { fromHex } from '../../kit/hex.ts'
import type { FramedCommand, PadFrame } from './codec.ts'
import { keyBytes, type PadProfile } from './profile.ts'

type PadStep = Step<'rating-pad', FramedCommand>

/** Tells a key once, however often its contacts bounce within `debounceMs`. */
export class FramedRoutine implements Routine<'rating-pad', FramedCommand, PadFrame, never> {
  readonly #profile: PadProfile
  readonly #keys: readonly Uint8Array[]
  /** The key that was told last, while it may still bounce. */
  #told: number | null = null

  constructor(profile: PadProfile) {
    this.#profile = profile
    this.#keys = profile.keys.map(keyBytes)
  }

  opened(): PadStep[] {
    return []
  }

  received({ said }: PadFrame): PadStep[] {
    const index = this.#keys.findIndex((key) => this.#isSaid(key, said))
    const key = this.#profile.keys[index]
    if (key === undefined || this.#told === index) return []
    this.#told = index
    return [
      { step: 'tell', event: { type: 'key', key: index + 1, level: key.level } },
      { step: 'wake', afterMs: this.#profile.debounceMs },
    ]
  }

  settled(): PadStep[] {
    return []
  }

  woken(): PadStep[] {
    this.#told = null
    return []
  }

  order({ type }: RatingPadOrder): FramedCommand[] {
    const { invite, dismiss } = this.#profile.prompts
    const hex = { invite, dismiss, show: undefined, beep: undefined }[type]
    return hex === undefined ? [] : [{ type: 'prompt', bytes: fromHex(hex) }]
  }

  /** A line says its key and nothing else: `S1` is not the beginning of `S10`. */
  #isSaid(key: Uint8Array, said: Uint8Array): boolean {
    const isWhole = this.#profile.length !== undefined || said.length === key.length
    return isWhole && key.every((byte, at) => said[at] === byte)
  }
}
