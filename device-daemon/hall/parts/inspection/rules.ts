/** An inspection is opened, looks at each line, and is closed when all it found is put right and was looked at again. */
import type { FindingOutcome, FindingStep, InspectionKind, InspectionStep, LineResult, Severity } from '../../../wire/choices.ts'
import type { Fact, HallState } from '../../../wire/fold.ts'
import type { InspectionFinding, InspectionView } from '../../../wire/inspection-view.ts'
import { dateFor, turnedDay } from '../day/rules.ts'
import { limitFrom, toSay } from '../limit.ts'
import { agree, type Decision, type Moment, type Refusal, refuse } from '../part.ts'
import type { Caller } from '../rectification/who.ts'
import { isFindingPossible, isPossible, notTheirs } from './who.ts'

type By = { readonly actor: string }
type Of<T extends string> = By & { readonly type: T; readonly inspection: string }
type Open = By & { readonly type: 'open-inspection'; readonly kind: InspectionKind }
type Check = Of<'check-line'> & { readonly line: string; readonly result: LineResult }
type Find = Of<'record-finding'> & { readonly line: string; readonly clerk: string | null; readonly severity: Severity }
type PutRight = Of<'put-right'> & Caller & { readonly line: string }
type Recheck = Of<'recheck-finding'> & Caller & { readonly line: string; readonly outcome: FindingOutcome }

export type InspectionCommand =
  | Open
  | Check
  | Find
  | PutRight
  | Recheck
  | Of<'close-inspection'>
  /** A day has begun: limits may end. */
  | { readonly type: 'look-at-inspections' }

/** Inspections a day: the number has four digits. */
const inspectionsMax = 9999

export function openInspection(hall: HallState, { kind, actor }: Open, moment: Moment): Decision {
  const today = dateFor(hall, moment)
  const nth = (hall.day.date === today ? hall.inspection.opened : 0) + 1
  if (nth > inspectionsMax) return refuse('QUOTA_FULL', 'No more inspections have a number today.')
  const inspection = `${today.replaceAll('-', '')}-I${String(nth).padStart(4, '0')}`
  const { version, lines } = moment.plan.inspection
  return agree(...turnedDay(hall, moment), { type: 'inspection-opened', actor, data: { inspection, kind, checklist: version, lines: [...lines] } })
}

export function checkLine(hall: HallState, command: Check): Decision {
  const { inspection, line, result, actor } = command
  return stepOf(hall, command, 'check', ({ checklist }) => [{ type: 'inspection-checked', actor, data: { inspection, line, checklist, result } }])
}

export function recordFinding(hall: HallState, command: Find, moment: Moment): Decision {
  const { inspection, line, clerk, severity, actor } = command
  if (clerk !== null && !moment.plan.clerks.has(clerk)) return refuse('CLERK_UNKNOWN', `There is no clerk ${clerk}.`)
  const limit = limitOf(hall, severity, moment)
  return stepOf(hall, command, 'find', () => [{ type: 'inspection-finding', actor, data: { inspection, line, clerk, severity, limit } }])
}

/** By who answers for it, or for them by a supervisor. */
export function putRight(hall: HallState, command: PutRight): Decision {
  const { inspection, line, actor } = command
  return findingStep(hall, command, 'put-right', () => [{ type: 'finding-put-right', actor, data: { inspection, line } }])
}

/** By another than who put it right or answers for it. What is not right yet has as long again. */
export function recheckFinding(hall: HallState, command: Recheck, moment: Moment): Decision {
  const { inspection, line, outcome, actor } = command
  return findingStep(hall, command, 'recheck', ({ severity }) => {
    const limit = outcome === 'ok' ? null : limitOf(hall, severity, moment)
    return [{ type: 'finding-rechecked', actor, data: { inspection, line, outcome, limit } }]
  })
}

export function closeInspection(hall: HallState, command: Of<'close-inspection'>): Decision {
  const { inspection, actor } = command
  return stepOf(hall, command, 'close', () => [{ type: 'inspection-closed', actor, data: { inspection } }])
}

export function lookAtInspections(hall: HallState, _command: InspectionCommand, moment: Moment): Decision {
  const today = dateFor(hall, moment)
  const facts = [...hall.inspection.inspections.values()].flatMap(({ inspection, findings }) =>
    findings.flatMap((one): Fact[] => {
      const told = toSay(one, today)
      return told === null ? [] : [{ type: `finding-${told}`, actor: 'system', data: { inspection, line: one.line } }]
    }),
  )
  return agree(...(facts.length === 0 ? [] : turnedDay(hall, moment)), ...facts)
}

function limitOf(hall: HallState, severity: Severity, moment: Moment) {
  const { calendar, inspection } = moment.plan
  return limitFrom(dateFor(hall, moment), inspection.days[severity], { calendar, escalateAfterDays: inspection.escalateAfterDays })
}

type Said = Of<string> & { readonly line?: string }

function stepOf(hall: HallState, { inspection: no, line }: Said, name: InspectionStep, decide: (one: InspectionView) => readonly Fact[]): Decision {
  const one = hall.inspection.inspections.get(no)
  if (one === undefined) return refuse('INSPECTION_UNKNOWN', `There is no inspection ${no}.`)
  if (line !== undefined && !one.lines.some((checked) => checked.line === line)) return noLine(no, line)
  if (!isPossible(one, name, line)) return refuse('INSPECTION_ILLEGAL', `With inspection ${no}, ${name} is not possible now.`)
  return agree(...decide(one))
}

/** Who may is asked first: others learn nothing of how it stands. */
function findingStep(hall: HallState, command: PutRight | Recheck, name: FindingStep, decide: (finding: InspectionFinding) => readonly Fact[]): Decision {
  const { inspection: no, line } = command
  const one = hall.inspection.inspections.get(no)
  if (one === undefined) return refuse('INSPECTION_UNKNOWN', `There is no inspection ${no}.`)
  const found = one.findings.find((finding) => finding.line === line)
  if (found === undefined) return noLine(no, line)
  const refusal = notTheirs(found, name, command)
  if (refusal !== null) return refusal
  if (!isFindingPossible(found, name)) return refuse('INSPECTION_ILLEGAL', `Finding ${line} of ${no} is ${found.state}; ${name} is not possible.`)
  return agree(...decide(found))
}

const noLine = (no: string, line: string): Refusal => refuse('LINE_UNKNOWN', `Inspection ${no} has no ${line}.`)
