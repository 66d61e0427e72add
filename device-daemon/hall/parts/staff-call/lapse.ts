/** The end of a call that nobody answers: whoever called has gone, or has found somebody. */
import type { Fact, HallState } from '../../../wire/fold.ts'
import type { StaffCallView } from '../../../wire/staff-call-view.ts'
import { agree, type Decision, type Moment } from '../part.ts'

/** How long a call waits for somebody. */
const callMs = 10 * 60_000

/** Also one that is to come: a clock that was ahead would keep it open until then. */
export const isCallLapsed = ({ state, since }: StaffCallView, { now }: Pick<Moment, 'now'>): boolean => state === 'open' && Math.abs(now - Date.parse(since)) >= callMs

/** When the next one lapses, ms; null where none is open. */
export function nextLapse({ staffCall: { calls } }: Pick<HallState, 'staffCall'>): number | null {
  const ends = [...calls.values()].flatMap(({ state, since }) => (state === 'open' ? [Date.parse(since) + callMs] : []))
  return ends.length === 0 ? null : Math.min(...ends)
}

export const lapsed = ({ call, kiosk }: StaffCallView): Fact => ({ type: 'staff-call-ended', actor: 'system', data: { call, kiosk, why: 'lapsed' } })

/** At the end of a day nobody waits any more, however short a time ago they called. */
export const callsLeft = ({ staffCall: { calls } }: HallState): readonly Fact[] => [...calls.values()].filter(({ state }) => state === 'open').map(lapsed)

/** The time has come to look. */
export interface LapseStaffCalls {
  readonly type: 'lapse-staff-calls'
}

export function lapseStaffCalls({ staffCall: { calls } }: HallState, _command: LapseStaffCalls, moment: Moment): Decision {
  return agree(...[...calls.values()].filter((one) => isCallLapsed(one, moment)).map(lapsed))
}
