/** What a person does in the lab. */
import type { LabGesture } from '../../../device-daemon/wire/lab.ts'

export type Act = (gesture: LabGesture) => unknown
export interface LabCode {
  readonly title: string
  readonly code: string
}
