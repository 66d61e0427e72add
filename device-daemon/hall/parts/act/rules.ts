import type { HallState } from '../../../wire/fold.ts'
import { turnedDay } from '../day/rules.ts'
import { agree, type Decision, type Moment } from '../part.ts'

export interface ActCommand {
  readonly type: 'note-act'
  readonly what: string
  readonly on: readonly string[]
  readonly from: string
  readonly actor: string
}

/** It stands in the day on which it was done. */
export function noteAct(hall: HallState, { type: _type, actor, on, ...said }: ActCommand, moment: Moment): Decision {
  return agree(...turnedDay(hall, moment), { type: 'acted', actor, data: { ...said, on: [...on] } })
}
