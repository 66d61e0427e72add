/** A part of the hall: what can happen in it, what it knows, what may be asked of it, and who may see it. */
import type { z } from 'zod'
import type { ProblemCode } from '../../wire/problem.ts'
import type { Fact, HallState } from '../../wire/fold.ts'
import type { Role } from '../../wire/words.ts'
import type { Plan } from '../plan.ts'
import type { PartFold } from './part-fold.ts'

export type Decision =
  | { readonly ok: true; readonly facts: readonly Fact[] }
  | { readonly ok: false; readonly code: ProblemCode; readonly detail: string }
export type Refusal = Extract<Decision, { ok: false }>

export function refuse(code: ProblemCode, detail: string): Refusal {
  return { ok: false, code, detail }
}

export const agree = (...facts: readonly Fact[]): Decision => ({ ok: true, facts })

/** What a rule decides on besides the state: the hall's plan and the time, ms since 1970. */
export interface Moment {
  readonly plan: Plan
  readonly now: number
}

export interface Audience {
  readonly role: Role
  /** A clerk's own. */
  readonly window?: number
  /** A kiosk's own; the first where none is said. */
  readonly kiosk?: number
}

/** True for whoever is no kiosk. */
export const isOwnKiosk = ({ role, kiosk = 1 }: Audience, of: number): boolean => role !== 'kiosk' || kiosk === of

export interface Sight<F> {
  readonly roles: readonly Role[]
  /** True: a clerk, and a window's pad, see those of the own window only. `pad`: a pad does, and clerks see all. */
  readonly ownWindow?: true | 'pad'
  /** Of which kiosk it is: a kiosk sees its own only. */
  readonly ofKiosk?: (fact: F) => number
  /** What those see of it who may not know which clerk did it. */
  readonly outside?: (fact: F) => F
  /** What anybody sees of it: where the journal has more than leaves the daemon. */
  readonly mask?: (fact: F) => F
}

export interface HallPart<State, Frozen, F extends { readonly type: string }, Command extends { readonly type: string }> {
  /** Raised when the state's shape or meaning changes: older snapshots are then folded anew. */
  readonly version: number
  readonly facts: readonly z.ZodType<F>[]
  readonly fold: PartFold<State, Frozen, F>
  /** The shape of a frozen state: a snapshot is checked when it is read. */
  readonly frozen: z.ZodType<Frozen>
  /** Command → facts or refusal, on the present state. Pure. */
  readonly rules: { readonly [T in Command['type']]: (hall: HallState, command: Extract<Command, { type: T }>, moment: Moment) => Decision }
  readonly sight: { readonly [T in F['type']]: Sight<Extract<F, { type: T }>> }
  /** What of the state an audience is shown at first; its events bring the rest. */
  shown(state: State, audience: Audience): Frozen
}
