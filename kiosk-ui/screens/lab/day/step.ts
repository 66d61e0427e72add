/** What people do on a morning, as data. */
import type { LabGesture } from '../../../../device-daemon/wire/lab.ts'

export interface Words {
  readonly zh: string
  readonly en: string
}

export const deskSteps = ['call-next', 'start', 'finish', 'no-show'] as const

export type Deed =
  /** At a device: `window-1/pad`. */
  | { readonly type: 'gesture'; readonly device: string; readonly gesture: LabGesture }
  /** Somebody takes a number at a kiosk. */
  | { readonly type: 'take'; readonly kiosk: number; readonly item: string }
  | { readonly type: 'sign-in'; readonly window: number; readonly workNo: string; readonly pin: string }
  | { readonly type: 'desk'; readonly window: number; readonly step: (typeof deskSteps)[number] }
  /** Nobody does anything, and that is told. */
  | { readonly type: 'nothing' }

export interface DayStep {
  /** By the hall's clock: `09:12`. */
  readonly at: string
  readonly says: Words
  readonly does: Deed
}

export function minuteOf(at: string): number {
  const [hours = 0, minutes = 0] = at.split(':').map(Number)
  return hours * 60 + minutes
}
