/** A kiosk calls staff: one call at a time, answered once. */
import type { HallState } from '../../../wire/fold.ts'
import type { StaffCallView } from '../../../wire/staff-call-view.ts'
import { dateFor, turnedDay } from '../day/rules.ts'
import { agree, type Decision, type Moment, type Refusal, refuse } from '../part.ts'
import { staffed } from '../staff/rules.ts'
import { callNamed } from './fold.ts'
import { isCallLapsed, lapsed, type LapseStaffCalls } from './lapse.ts'

interface CallStaff {
  readonly type: 'call-staff'
  readonly kiosk: number
  readonly actor: string
}
interface AnswerStaffCall {
  readonly type: 'answer-staff-call'
  readonly call: string
  /** Null: a supervisor, who comes from no window. */
  readonly from: { readonly window: number; readonly clerk: string } | null
  readonly actor: string
}
interface CancelStaffCall {
  readonly type: 'cancel-staff-call'
  readonly call: string
  readonly kiosk: number
  readonly actor: string
}
export type StaffCallCommand = CallStaff | AnswerStaffCall | CancelStaffCall | LapseStaffCalls

/** Calls a day: the number has four digits. */
const callsMax = 9999

/** Called again it is the same call; one that is older than a call lasts makes room for the new one. */
export function callStaff(hall: HallState, { kiosk, actor }: CallStaff, moment: Moment): Decision {
  if (!moment.plan.kiosks.has(kiosk)) return refuse('KIOSK_UNKNOWN', `There is no kiosk ${kiosk}.`)
  const turned = turnedDay(hall, moment)
  const isNewDay = turned.length > 0
  // As the day turns all that are open end.
  const before = isNewDay ? undefined : hall.staffCall.calls.get(kiosk)
  const isOver = before !== undefined && isCallLapsed(before, moment)
  if (before?.state === 'open' && !isOver) return agree()
  const nth = (isNewDay ? 0 : hall.staffCall.called) + 1
  if (nth > callsMax) return refuse('QUOTA_FULL', `Staff cannot be called more than ${callsMax} times on a day.`)
  const call = `${dateFor(hall, moment).replaceAll('-', '')}-S${String(nth).padStart(4, '0')}`
  return agree(...turned, ...(isOver ? [lapsed(before)] : []), { type: 'staff-called', actor, data: { call, kiosk } })
}

export function answerStaffCall(hall: HallState, { call, from, actor }: AnswerStaffCall, moment: Moment): Decision {
  const refusal = from === null ? null : staffed(hall, from.window, from.clerk, moment)
  if (refusal !== null) return refusal
  const one = openCall(hall, call)
  if ('ok' in one) return one
  const at = from === null ? {} : { window: from.window }
  return agree({ type: 'staff-call-answered', ...at, actor, data: { call, kiosk: one.kiosk } })
}

/** Another kiosk's is none of this one's. */
export function cancelStaffCall(hall: HallState, { call, kiosk, actor }: CancelStaffCall): Decision {
  if (callNamed(hall.staffCall, call)?.kiosk !== kiosk) return unknown(call)
  const one = openCall(hall, call)
  if ('ok' in one) return one
  return agree({ type: 'staff-call-ended', actor, data: { call, kiosk, why: 'cancelled' } })
}

/** Refused where there is none, or somebody comes already. */
function openCall({ staffCall }: HallState, no: string): StaffCallView | Refusal {
  const one = callNamed(staffCall, no)
  if (one === undefined) return unknown(no)
  return one.state === 'open' ? one : refuse('STAFF_CALL_ANSWERED', `Call ${no} was answered.`)
}

const unknown = (no: string): Refusal => refuse('STAFF_CALL_UNKNOWN', `There is no open call ${no}.`)
