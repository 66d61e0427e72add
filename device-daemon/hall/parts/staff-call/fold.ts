import type { StaffCallView } from '../../../wire/staff-call-view.ts'
import type { Stamp } from '../../../wire/stamp.ts'
import { change, type PartFold } from '../part-fold.ts'
import type { StaffCallFact } from './facts.ts'

export interface StaffCallState {
  /** By kiosk, as they were called: the open one, or the last that was answered today. So there are never more than kiosks. */
  readonly calls: Map<number, StaffCallView>
  /** Today's: the next has the number after it. */
  called: number
}

export interface FrozenStaffCalls {
  readonly calls: readonly StaffCallView[]
  readonly called: number
}

export const staffCallFold: PartFold<StaffCallState, FrozenStaffCalls, StaffCallFact> = {
  empty: () => ({ calls: new Map(), called: 0 }),
  steps: {
    'staff-called': call,
    'staff-call-answered': ({ calls }, { at, window, data }) => change(calls, data.kiosk, { state: 'answered', window: window ?? null, answeredAt: at }),
    'staff-call-ended': ({ calls }, { data }) => void calls.delete(data.kiosk),
  },
  // Whoever stood there went home.
  turnDay(state) {
    state.calls.clear()
    state.called = 0
  },
  freeze: ({ calls, called }) => ({ calls: [...calls.values()], called }),
  thaw: ({ calls, called }) => ({ calls: new Map(calls.map((one) => [one.kiosk, one])), called }),
}

function call(state: StaffCallState, { at, data }: Extract<StaffCallFact, { type: 'staff-called' }> & Stamp): void {
  state.called += 1
  // Behind those that came before it, where an older one of this kiosk was answered.
  state.calls.delete(data.kiosk)
  state.calls.set(data.kiosk, { ...data, since: at, state: 'open', window: null, answeredAt: null })
}

export const callNamed = ({ calls }: StaffCallState, no: string): StaffCallView | undefined => [...calls.values()].find(({ call }) => call === no)
