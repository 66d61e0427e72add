import { z } from 'zod'
import { staffCallViewSchema } from '../../../wire/staff-call-view.ts'
import type { Role } from '../../../wire/words.ts'
import { type HallPart, isOwnKiosk } from '../part.ts'
import { type StaffCallFact, staffCallFacts } from './facts.ts'
import { type FrozenStaffCalls, staffCallFold, type StaffCallState } from './fold.ts'
import { lapseStaffCalls } from './lapse.ts'
import { answerStaffCall, callStaff, cancelStaffCall, type StaffCallCommand } from './rules.ts'

/** Whoever can come, and the kiosk where somebody waits. */
const roles: readonly Role[] = ['kiosk', 'clerk', 'technician', 'supervisor']
const eyes = { roles, ofKiosk: ({ data }: StaffCallFact) => data.kiosk } as const

export const staffCall: HallPart<StaffCallState, FrozenStaffCalls, StaffCallFact, StaffCallCommand> = {
  version: 1,
  facts: staffCallFacts,
  fold: staffCallFold,
  frozen: z.object({ calls: z.array(staffCallViewSchema), called: z.int() }),
  rules: {
    'call-staff': callStaff,
    'answer-staff-call': answerStaffCall,
    'cancel-staff-call': cancelStaffCall,
    'lapse-staff-calls': lapseStaffCalls,
  },
  sight: { 'staff-called': eyes, 'staff-call-answered': eyes, 'staff-call-ended': eyes },
  shown(state, audience) {
    if (!roles.includes(audience.role)) return { calls: [], called: 0 }
    const { calls, called } = staffCallFold.freeze(state)
    return { calls: calls.filter(({ kiosk }) => isOwnKiosk(audience, kiosk)), called }
  },
}
