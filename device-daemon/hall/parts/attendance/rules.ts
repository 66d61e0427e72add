/** What was recorded stays: a correction stands beside it, under its author's name, with a reason. */
import type { CorrectionReason } from '../../../wire/choices.ts'
import type { HallState } from '../../../wire/fold.ts'
import { dateFor, turnedDay } from '../day/rules.ts'
import { agree, type Decision, type Moment, refuse } from '../part.ts'

export interface AttendanceCommand {
  readonly type: 'correct-attendance'
  readonly clerk: string
  readonly date: string
  readonly firstIn: string | null
  readonly lastOut: string | null
  readonly reason: CorrectionReason
  readonly actor: string
}

/** Reasons that say something without another time. */
const excuses: readonly CorrectionReason[] = ['errand', 'training', 'leave']

export function correctAttendance(hall: HallState, { type: _type, actor, ...data }: AttendanceCommand, moment: Moment): Decision {
  const { clerk, date, firstIn, lastOut, reason } = data
  if (!moment.plan.clerks.has(clerk)) return refuse('CLERK_UNKNOWN', `There is no clerk ${clerk}.`)
  if (actor === `clerk:${clerk}`) return refuse('CORRECTION_OWN', `Somebody else corrects the attendance of ${clerk}.`)
  if (date > dateFor(hall, moment)) return refuse('CORRECTION_EMPTY', `${date} has not been yet.`)
  if (firstIn === null && lastOut === null && !excuses.includes(reason)) return refuse('CORRECTION_EMPTY', 'It says no other time.')
  if (firstIn !== null && lastOut !== null && firstIn > lastOut) return refuse('CORRECTION_EMPTY', `${firstIn} is after ${lastOut}.`)
  return agree(...turnedDay(hall, moment), { type: 'attendance-corrected', actor, data })
}
