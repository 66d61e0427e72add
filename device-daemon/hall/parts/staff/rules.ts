/** Clerks come to a window and leave it. */
import type { PauseReason } from '../../../wire/choices.ts'
import type { HallState } from '../../../wire/fold.ts'
import { agree, type Decision, type Moment, type Refusal, refuse } from '../part.ts'
import { ticketAt } from '../ticket/fold.ts'
import { clerkAt, pausedAt } from './fold.ts'

export type StaffCommand =
  | { readonly type: 'sign-in'; readonly window: number; readonly clerk: string }
  | { readonly type: 'sign-out'; readonly window: number; readonly clerk: string }
  | { readonly type: 'pause'; readonly window: number; readonly clerk: string; readonly reason: PauseReason }
  | { readonly type: 'reopen'; readonly window: number; readonly clerk: string }
type CommandOf<T extends StaffCommand['type']> = Extract<StaffCommand, { type: T }>

/** Null when this clerk is the one at this window. */
export function staffed(hall: HallState, window: number, clerk: string, { plan }: Moment): Refusal | null {
  if (!plan.windows.some((one) => one.number === window)) return refuse('WINDOW_UNKNOWN', `There is no window ${window}.`)
  const present = clerkAt(hall.staff, window)
  if (present === null) return refuse('WINDOW_UNSTAFFED', `Nobody is signed in at window ${window}.`)
  return present === clerk ? null : refuse('WINDOW_STAFFED', `Clerk ${present} is signed in at window ${window}.`)
}

export function signIn(hall: HallState, { window, clerk }: CommandOf<'sign-in'>, { plan }: Moment): Decision {
  if (!plan.windows.some((one) => one.number === window)) return refuse('WINDOW_UNKNOWN', `There is no window ${window}.`)
  const present = clerkAt(hall.staff, window)
  if (present === clerk) return agree()
  if (present !== null) return refuse('WINDOW_STAFFED', `Clerk ${present} is signed in at window ${window}.`)
  const elsewhere = [...hall.staff.clerks].find(([, workNo]) => workNo === clerk)
  const actor = `clerk:${clerk}`
  const come = { type: 'clerk-signed-in', window, actor, data: { workNo: clerk } } as const
  if (elsewhere === undefined) return agree(come)
  const [other] = elsewhere
  if (ticketAt(hall.ticket, other) !== null) return refuse('STEP_ILLEGAL', `Clerk ${clerk} still has a person at window ${other}.`)
  return agree({ type: 'clerk-signed-out', window: other, actor, data: { workNo: clerk } }, come)
}

export function signOut(hall: HallState, { window, clerk }: CommandOf<'sign-out'>, moment: Moment): Decision {
  const refusal = staffed(hall, window, clerk, moment)
  if (refusal !== null) return refusal
  const ticket = ticketAt(hall.ticket, window)
  if (ticket !== null) return refuse('STEP_ILLEGAL', `${ticket.number} is ${ticket.state} at window ${window}: finish first.`)
  return agree({ type: 'clerk-signed-out', window, actor: `clerk:${clerk}`, data: { workNo: clerk } })
}

/** Whoever is at the window is served to the end; nobody else is called. */
export function pause(hall: HallState, { window, clerk, reason }: CommandOf<'pause'>, moment: Moment): Decision {
  const refusal = staffed(hall, window, clerk, moment)
  if (refusal !== null) return refusal
  if (pausedAt(hall.staff, window) === reason) return agree()
  return agree({ type: 'window-paused', window, actor: `clerk:${clerk}`, data: { reason } })
}

export function reopen(hall: HallState, { window, clerk }: CommandOf<'reopen'>, moment: Moment): Decision {
  const refusal = staffed(hall, window, clerk, moment)
  if (refusal !== null) return refusal
  if (pausedAt(hall.staff, window) === null) return agree()
  return agree({ type: 'window-reopened', window, actor: `clerk:${clerk}`, data: {} })
}
