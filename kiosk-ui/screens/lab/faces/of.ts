/** What every drawing of a device is given. */
import type { Act } from '../act.ts'

export interface Of<F> {
  readonly id: string
  readonly face: F
  readonly act: Act
  /** It has power and its line is sound. */
  readonly isWell: boolean
}
