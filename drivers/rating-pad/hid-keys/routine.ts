/**
 * One key by itself is a word. Two that go down together, or one while another is held, are nobody's
 * meaning: a rating is not guessed. A key that stays down is stuck, and the pad is deaf until it is free.
 */
import type { Routine, Step } from '../../contract/driver.ts'
import type { RatingLevel } from '../../contract/kinds.ts'
import type { KeysChanged } from './codec.ts'

/** Nobody leans on a key for so long. */
export const stuckMs = 10_000

export interface ProfileKey {
  readonly usage: number
  readonly level: RatingLevel | null
}

type PadStep = Step<'rating-pad', never>

export function hidKeysRoutine(keys: readonly ProfileKey[]): Routine<'rating-pad', never, KeysChanged, never> {
  let anyDown = false
  let stuck = false
  return {
    opened: () => [],
    received({ pressed, held }) {
      anyDown = pressed.length + held.length > 0
      const freed: PadStep[] = stuck && !anyDown ? [{ step: 'condition', condition: { state: 'ok' } }] : []
      stuck &&= anyDown
      const watch: PadStep[] = pressed.length > 0 ? [{ step: 'wake', afterMs: stuckMs }] : []
      return [...freed, ...watch, ...(held.length === 0 ? wordOf(keys, pressed) : [])]
    },
    settled: () => [],
    woken() {
      if (!anyDown) return []
      stuck = true
      return [{ step: 'condition', condition: { state: 'warning', reason: 'stuck-key' } }]
    },
    // It has no lamp and no voice: the page asks.
    order: () => [],
  }
}

function wordOf(keys: readonly ProfileKey[], pressed: readonly number[]): PadStep[] {
  const index = pressed.length === 1 ? keys.findIndex(({ usage }) => usage === pressed[0]) : -1
  const key = keys[index]
  return key === undefined ? [] : [{ step: 'tell', event: { type: 'key', key: index + 1, level: key.level } }]
}
