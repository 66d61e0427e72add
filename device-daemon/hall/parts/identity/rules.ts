/** A card goes to another system's page only while somebody of the hall is there to answer for it. */
import type { ReaderFields, ReaderShape } from '../../../wire/choices.ts'
import type { HallState } from '../../../wire/fold.ts'
import { agree, type Decision, type Moment } from '../part.ts'
import { staffed } from '../staff/rules.ts'

export interface GiveIdentity {
  readonly type: 'give-identity'
  readonly window: number
  /** Who is at the window, for whom the page asks. */
  readonly clerk: string
  readonly shape: ReaderShape
  readonly fields: ReaderFields
  readonly photo: boolean
  /** As the configuration has it. */
  readonly basis: string
}

export function giveIdentity(hall: HallState, { window, clerk, shape, fields, photo, basis }: GiveIdentity, moment: Moment): Decision {
  const refusal = staffed(hall, window, clerk, moment)
  if (refusal !== null) return refusal
  return agree({ type: 'identity-given', window, actor: `service:${shape}`, data: { shape, fields, photo, basis } })
}
