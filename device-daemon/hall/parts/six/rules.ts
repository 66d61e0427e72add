/** What nobody can count is stated, with evidence; what the hall itself shows never is. */
import type { Met } from '../../../wire/choices.ts'
import type { HallState } from '../../../wire/fold.ts'
import type { DeviceMinutes } from '../../../wire/six-view.ts'
import { dateFor, turnedDay } from '../day/rules.ts'
import { agree, type Decision, type Moment, refuse } from '../part.ts'

interface StateLine {
  readonly type: 'state-requirement'
  readonly line: string
  readonly met: Met
  readonly evidence: readonly string[]
  readonly count: number | null
  readonly actor: string
}
interface CountDevices {
  readonly type: 'count-devices'
  readonly date: string
  readonly devices: readonly DeviceMinutes[]
}
export type SixCommand = StateLine | CountDevices

export function stateRequirement(hall: HallState, { line, met, evidence, count, actor }: StateLine, moment: Moment): Decision {
  const { version, lines, evidence: kinds } = moment.plan.six
  const source = lines.get(line)
  if (source === undefined) return refuse('LINE_UNKNOWN', `There is no requirement ${line}.`)
  if (source !== 'stated') return refuse('REQUIREMENT_FILLED', `Requirement ${line} is filled from ${source}.`)
  const strange = evidence.find((code) => !kinds.has(code))
  if (strange !== undefined) return refuse('EVIDENCE_UNKNOWN', `There is no evidence ${strange}.`)
  if (met !== 'missing' && evidence.length === 0) return refuse('EVIDENCE_MISSING', `What shows that ${line} is ${met}?`)
  return agree(...turnedDay(hall, moment), { type: 'requirement-stated', actor, data: { line, checklist: version, met, evidence: [...new Set(evidence)], count } })
}

export function countDevices(hall: HallState, { date, devices }: CountDevices, moment: Moment): Decision {
  // A date that has not been yet is a clock's slip: a later day counts it itself.
  if (devices.length === 0 || date > dateFor(hall, moment)) return agree()
  return agree({ type: 'devices-counted', actor: 'system', data: { date, devices: [...devices] } })
}
