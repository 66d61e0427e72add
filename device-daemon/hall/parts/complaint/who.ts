/** Who may do what with a complaint: supervisors and the clerk they name, never whom it is about. */
import type { ComplaintStep } from '../../../wire/choices.ts'
import type { ComplaintView } from '../../../wire/complaint-view.ts'
import { type Refusal, refuse } from '../part.ts'
import type { Caller } from '../rectification/who.ts'

/** Steps by which supervisors decide what becomes of it. */
const supervisorsAlone: readonly ComplaintStep[] = ['accept', 'refuse']

/** `look`: to see it, or how to reach who complained. */
export type Doing = ComplaintStep | 'look'

/** Null where they may. A clerk whom it is about is told no more than any other. */
export function notTheirs({ complaint: no, clerk, handler }: Pick<ComplaintView, 'complaint' | 'clerk' | 'handler'>, doing: Doing, { actor, supervises }: Caller): Refusal | null {
  const isHandled = actor === `clerk:${handler}` && !supervisorsAlone.some((step) => step === doing)
  if (!supervises && !isHandled) return refuse('COMPLAINT_ELSEWHERE', `Complaint ${no} is with somebody else.`)
  return actor === `clerk:${clerk}` ? refuse('COMPLAINT_OWN', `Complaint ${no} is about clerk ${clerk}: somebody else sees to it.`) : null
}
