/** An appraisal is frozen once its time is over; each clerk may object to the own line; awards are proposed by it and decided by a person. */
import type { AwardOutcome, ObjectionOutcome, ObjectionReason } from '../../../wire/choices.ts'
import type { AppraisalView, Frozen } from '../../../wire/appraisal-view.ts'
import type { ObjectedPart } from '../../../wire/groupings.ts'
import type { Fact, HallState } from '../../../wire/fold.ts'
import { dateFor, turnedDay } from '../day/rules.ts'
import { agree, type Decision, type Moment, refuse } from '../part.ts'

type Of<T extends string> = { readonly type: T; readonly appraisal: string; readonly actor: string }
type Freeze = Omit<Frozen, 'appraisal'> & { readonly type: 'freeze-appraisal'; readonly actor: string }
type ObjectTo = Of<'object-to-appraisal'> & { readonly part: ObjectedPart; readonly reason: ObjectionReason }
type Answer = Of<'answer-objection'> & { readonly clerk: string; readonly part: ObjectedPart; readonly outcome: ObjectionOutcome }
type Decide = Of<'decide-award'> & { readonly clerk: string; readonly outcome: AwardOutcome }
export type AppraisalCommand = Freeze | ObjectTo | Answer | Decide

/** A day's number has three digits. */
const madeMax = 999

const isNamed = (actor: string): boolean => actor.startsWith('clerk:')
const nameNeeded = () => refuse('NAME_NEEDED', 'This is done under a name: sign in at /office.')

export function freezeAppraisal(hall: HallState, { type: _type, actor, ...data }: Freeze, moment: Moment): Decision {
  if (!isNamed(actor)) return nameNeeded()
  const today = dateFor(hall, moment)
  const { from, to, instead, list } = data
  if (to >= today || from > to) return refuse('PERIOD_OPEN', `${from} to ${to} is not over yet.`)
  if (instead !== null && !hall.appraisal.appraisals.has(instead)) return unknown(instead)
  const nth = (hall.day.date === today ? hall.appraisal.made : 0) + 1
  if (nth > madeMax) return refuse('QUOTA_FULL', `No more than ${madeMax} appraisals can be made on a day.`)
  const appraisal = `${today.replaceAll('-', '')}-K${String(nth).padStart(3, '0')}`
  const proposed = list.flatMap(({ key, rank }): Fact[] => (rank !== null && rank <= moment.plan.appraisal.awards ? [{ type: 'award-proposed', actor: 'system', data: { appraisal, clerk: key, rank } }] : []))
  return agree(...turnedDay(hall, moment), { type: 'appraisal-frozen', actor, data: { appraisal, ...data } }, ...proposed)
}

/** Once for a part, until it is answered; and not to what another has taken the place of. */
export function objectToAppraisal(hall: HallState, { appraisal: no, actor, part, reason }: ObjectTo): Decision {
  const clerk = actor.slice('clerk:'.length)
  const one = hall.appraisal.appraisals.get(no)
  if (one === undefined) return unknown(no)
  if (!isNamed(actor) || !one.list.some(({ key }) => key === clerk)) return refuse('APPRAISAL_ELSEWHERE', `Appraisal ${no} has no line of this clerk.`)
  if (isReplaced(hall, no)) return refuse('APPRAISAL_REPLACED', `Another appraisal stands in the place of ${no}.`)
  if (openOf(one, clerk, part)) return refuse('OBJECTION_THERE', `The objection to ${part} of ${no} is not answered yet.`)
  return agree({ type: 'appraisal-objected', actor, data: { appraisal: no, clerk, part, reason } })
}

export function answerObjection(hall: HallState, { appraisal: no, actor, clerk, part, outcome }: Answer): Decision {
  const one = hall.appraisal.appraisals.get(no)
  if (one === undefined) return unknown(no)
  if (!isNamed(actor)) return nameNeeded()
  if (actor === `clerk:${clerk}`) return refuse('OBJECTION_OWN', 'Somebody else answers it.')
  if (!openOf(one, clerk, part)) return refuse('OBJECTION_UNKNOWN', `There is no open objection of ${clerk} to ${part} of ${no}.`)
  return agree({ type: 'objection-answered', actor, data: { appraisal: no, clerk, part, outcome } })
}

export function decideAward(hall: HallState, { appraisal: no, actor, clerk, outcome }: Decide): Decision {
  const one = hall.appraisal.appraisals.get(no)
  if (one === undefined) return unknown(no)
  if (!isNamed(actor)) return nameNeeded()
  if (actor === `clerk:${clerk}`) return refuse('AWARD_OWN', 'Nobody decides about their own award.')
  const award = one.awards.find((proposed) => proposed.clerk === clerk)
  if (award === undefined) return refuse('AWARD_UNKNOWN', `${clerk} is not proposed by ${no}.`)
  if (isReplaced(hall, no)) return refuse('APPRAISAL_REPLACED', `Another appraisal stands in the place of ${no}.`)
  if (award.outcome !== null) return refuse('AWARD_DECIDED', `It was decided: ${award.outcome}.`)
  if (one.objections.some((objection) => objection.outcome === null)) return refuse('OBJECTION_OPEN', `An objection to ${no} is not answered yet.`)
  return agree({ type: 'award-decided', actor, data: { appraisal: no, clerk, outcome } })
}

const unknown = (no: string) => refuse('APPRAISAL_UNKNOWN', `There is no appraisal ${no}.`)
const openOf = ({ objections }: AppraisalView, clerk: string, part: ObjectedPart): boolean => objections.some((one) => one.clerk === clerk && one.part === part && one.outcome === null)
const isReplaced = ({ appraisal }: HallState, no: string): boolean => appraisal.appraisals.values().some(({ instead }) => instead === no)
