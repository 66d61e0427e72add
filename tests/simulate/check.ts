/** What must be true of a day once it is over, beside what the witness saw while it went on. */
import { isDeepStrictEqual } from 'node:util'
import { factTypes, readState, writeState } from '../../device-daemon/hall/hall.ts'
import { emptyState, type Fact, fold, freezeState, type HallEvent, type HallState } from '../../device-daemon/wire/fold.ts'
import type { SimulatedHall } from './hall.ts'

/** Sentences; none where all is well. */
export function checkDay(hall: SimulatedHall): string[] {
  const { watch, state } = hall
  return [
    ...checkHall(hall),
    ...neverHappened(watch.types),
    ...[...state.help.requests.values()].filter(({ contact, endedAt }) => contact !== null || endedAt === null).map(({ help }) => `${help} is still open or has its contact`),
  ]
}

export const neverHappened = (types: ReadonlyMap<string, number>): string[] => factTypes.filter((type) => !types.has(type)).map((type) => `${type} never happened`)

/** Of one day or many, on the morning after the last. */
export function checkHall(hall: SimulatedHall): string[] {
  const { watch } = hall
  const open = (beginning: string, ...states: readonly string[]) => watch.inState(beginning, ...states).map((id) => `${id} is still ${states.join(' or ')}`)
  return [
    ...watch.problems,
    // The day after: nobody is at a window, nothing is on its way to paper, every appointment has ended.
    ...open('ticket-issued', 'called', 'serving'),
    ...open('rating-offered', 'offered', 'shown'),
    ...open('print-queued', 'queued', 'sending', 'unconfirmed'),
    ...open('appointment-booked', 'booked'),
    ...open('staff-called', 'open'),
    ...openHandOvers(hall),
    ...openRectifications(hall),
    ...openComplaints(hall),
    ...openFindings(hall),
    ...sameCases(hall),
  ]
}

/** Closed, or in the hall's list of those that are open. */
function openHandOvers({ watch, state }: SimulatedHall): string[] {
  const open = [...state.handOver.handOvers.values()].filter((one) => one.state !== 'closed').map(({ handOver }) => handOver)
  return differing(open, watch.inState('hand-over-opened', 'offered', 'taken', 'returned'), 'a hand-over')
}

function openRectifications({ watch, state }: SimulatedHall): string[] {
  const open = [...state.rectification.rectifications.values()].filter((one) => one.state !== 'closed').map(({ rectification }) => rectification)
  return differing(open, watch.inState('rectification-opened', 'opened', 'contacted', 'verified', 'rectifying', 'answered', 'visited-back'), 'a bad rating')
}

function openComplaints({ watch, state }: SimulatedHall): string[] {
  const open = [...state.complaint.complaints.values()].filter((one) => one.state !== 'closed').map(({ complaint }) => complaint)
  return differing(open, watch.inState('complaint-filed', 'filed', 'accepted', 'refused', 'investigated', 'answered', 'visited-back'), 'a complaint')
}

function openFindings({ watch, state }: SimulatedHall): string[] {
  const all = [...state.inspection.inspections.values()]
  const open = all.flatMap(({ inspection, findings }) => findings.filter(({ state: now }) => now !== 'settled').map(({ line }) => `${inspection} ${line}`))
  const inspections = differing(all.filter(({ closedAt }) => closedAt === null).map(({ inspection }) => inspection), watch.inState('inspection-opened', 'open'), 'an inspection')
  return [...inspections, ...differing(open, watch.inState('inspection-finding', 'found', 'put-right'), 'a finding')]
}

function sameCases({ watch, state }: SimulatedHall): string[] {
  const open = [...state.case.cases.values()].filter((one) => one.state !== 'collected' && one.state !== 'withdrawn').map((one) => one.case)
  return differing(open, watch.inState('case-accepted', 'accepted', 'reviewing', 'waiting-papers', 'ready'), 'a case')
}

function differing(hall: readonly string[], seen: readonly string[], what: string): string[] {
  const [one, other] = [new Set(hall), new Set(seen)]
  return [...one.symmetricDifference(other)].map((id) => `${id}: ${what} that is open by one list and not by the other`)
}

/** While the day goes on: every ticket in the state that the witness saw, and those waiting in one line each. */
export function checkTickets({ state: { ticket }, watch }: SimulatedHall): string[] {
  const problems: string[] = []
  const inLines = new Map<string, number>()
  for (const { tickets } of ticket.lines.values()) for (const { id } of tickets) inLines.set(id, (inLines.get(id) ?? 0) + 1)
  for (const { id, state } of ticket.tickets.values()) {
    if (watch.stateOf(id) !== state) problems.push(`${id} is ${state}, and the witness saw it ${watch.stateOf(id)}`)
    if ((inLines.get(id) ?? 0) !== (state === 'waiting' ? 1 : 0)) problems.push(`${id} is ${state} and stands in ${inLines.get(id) ?? 0} lines`)
    inLines.delete(id)
  }
  return [...problems, ...[...inLines.keys()].map((id) => `${id} stands in a line and is nowhere`)]
}

export interface Written {
  readonly at: string
  readonly facts: readonly Fact[]
}

/** The same facts folded anew, all at once and from a snapshot in the middle: both are the hall's own state. */
export function checkReplay(hall: SimulatedHall, written: readonly Written[]): string[] {
  const events = written.flatMap(({ at, facts }) => facts.map((fact) => ({ fact, at }))).map(({ fact, at }, nth): HallEvent => ({ ...fact, seq: nth + 1, at, site: hall.plan.site }))
  const anew = emptyState()
  for (const event of events) fold(anew, event)
  const middle = Math.floor(events.length / 2)
  const half = emptyState()
  for (const event of events.slice(0, middle)) fold(half, event)
  const read = readState(writeState(half))
  if (read === null) return ['a snapshot of the middle of the day cannot be read']
  for (const event of events.slice(middle)) fold(read, event)
  return [...unlike(hall.state, anew, 'all facts folded anew'), ...unlike(hall.state, read, 'a snapshot and the facts after it')]
}

function unlike(state: HallState, other: HallState, what: string): string[] {
  const [mine, theirs] = [freezeState(state), freezeState(other)]
  return Object.keys(mine).flatMap((part) => (isDeepStrictEqual(Object(mine)[part], Object(theirs)[part]) ? [] : [`${what}: ${part} is another`]))
}
