/** What is possible with an inspection and what it found, and who may: whoever answers for a finding never re-checks it. */
import type { FindingStep, InspectionStep } from '../../../wire/choices.ts'
import type { InspectionFinding, InspectionView } from '../../../wire/inspection-view.ts'
import { type Refusal, refuse } from '../part.ts'
import type { Caller } from '../rectification/who.ts'

export function isPossible(one: InspectionView, step: InspectionStep, line?: string): boolean {
  const { lines, findings, closedAt } = one
  if (closedAt !== null) return false
  if (step === 'close') return lines.every((checked) => checked.result !== null && (checked.result !== 'fail' || findings.some((found) => found.line === checked.line))) && findings.every(({ state }) => state === 'settled')
  // What was found stays found: it is put right, and not looked at once more until it is as it should be.
  const free = lines.filter((checked) => !findings.some((found) => found.line === checked.line) && (line === undefined || checked.line === line))
  return step === 'check' ? free.length > 0 : free.some(({ result }) => result === 'fail')
}

export const isFindingPossible = ({ state }: InspectionFinding, step: FindingStep): boolean => state === (step === 'put-right' ? 'found' : 'put-right')

/** A finding of the hall's own is nobody's, whatever somebody's work number is. */
export const answersFor = (clerk: string | null, actor: string): boolean => clerk !== null && actor === `clerk:${clerk}`

/** Null where they may. */
export function notTheirs({ line, clerk, putRightBy }: InspectionFinding, step: FindingStep, { actor, supervises }: Caller): Refusal | null {
  const isResponsible = answersFor(clerk, actor)
  if (!supervises && (step === 'recheck' || !isResponsible)) return refuse('INSPECTION_ELSEWHERE', `Finding ${line} is somebody else’s.`)
  if (step === 'recheck' && (isResponsible || actor === putRightBy)) return refuse('INSPECTION_OWN', `Somebody else re-checks ${line}.`)
  return null
}
