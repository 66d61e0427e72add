/** Who may do what with a bad rating: supervisors and whom they send, never whom it is about; that clerk may appeal. */
import type { RectificationStep } from '../../../wire/choices.ts'
import type { RectificationView } from '../../../wire/rectification-view.ts'
import { type Refusal, refuse } from '../part.ts'

/** `supervises` is the role's: the actor may be a clerk all the same. */
export interface Caller {
  readonly actor: string
  readonly supervises: boolean
}

/** Null where they may. */
export function notTheirs({ rectification: no, clerk, assigned, appeal }: RectificationView, step: RectificationStep, { actor, supervises }: Caller): Refusal | null {
  const isRated = actor === `clerk:${clerk}`
  if (step === 'appeal') return isRated || supervises ? null : elsewhere(no)
  if (isRated) return refuse('RECTIFICATION_OWN', `Case ${no} is about clerk ${clerk}: somebody else sees to it.`)
  const isSent = assigned !== null && actor === `clerk:${assigned}`
  if (!supervises && (step === 'assign' || !isSent)) return elsewhere(no)
  if (step === 'recheck' && appeal?.by === actor) return refuse('RECTIFICATION_OWN', `Whoever appealed does not re-check ${no}.`)
  return null
}

const elsewhere = (no: string): Refusal => refuse('RECTIFICATION_ELSEWHERE', `Case ${no} is with somebody else.`)
