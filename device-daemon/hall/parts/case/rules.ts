/** Cases: taken in at a window, decided behind it, handed out at the output window. */
import type { CaseOutcome, WithdrawReason } from '../../../wire/choices.ts'
import type { CaseView, Due } from '../../../wire/case-view.ts'
import type { Fact, HallState } from '../../../wire/fold.ts'
import { dateFor, turnedDay } from '../day/rules.ts'
import { agree, type Decision, type Moment, type Refusal, refuse } from '../part.ts'
import { queuedPrint } from '../print/rules.ts'
import { staffed } from '../staff/rules.ts'
import type { AtWindow } from '../ticket/call.ts'
import { ticketAt } from '../ticket/fold.ts'
import { issue } from '../ticket/issue.ts'
import { lastDay, postponed } from '../../working-days.ts'
import { caseByCode } from './fold.ts'
import { caseMachine, type CaseStep } from './machine.ts'

export type Accept = AtWindow<'accept-case'> & {
  readonly item: string
  readonly waits: boolean
  /** Random ones: the first that no open case has is taken. */
  readonly codes: readonly string[]
  /** For the slip; null where the window has none. */
  readonly printer: string | null
  readonly job: string
}
type Of<T extends string> = { readonly type: T; readonly case: string; readonly actor: string }

export type CaseCommand =
  | Accept
  | Of<'take-case'>
  | Of<'ask-papers'>
  | Of<'papers-in'>
  | (Of<'decide-case'> & { readonly outcome: CaseOutcome })
  | (Of<'withdraw-case'> & { readonly reason: WithdrawReason })
  /** The person is here and shows the code. */
  | { readonly type: 'come-for-case'; readonly code: string; readonly actor: string }
  | (AtWindow<'hand-out'> & { readonly case: string })

/** Cases a day: the number has four digits. */
const casesMax = 9999

/** The person is served at the window. Who waits is parked until it is decided; who does not goes on being served. */
export function acceptCase(hall: HallState, command: Accept, moment: Moment): Decision {
  const { window, clerk, item, waits } = command
  const refusal = staffed(hall, window, clerk, moment)
  if (refusal !== null) return refusal
  const ticket = ticketAt(hall.ticket, window)
  if (ticket === null) return refuse('WINDOW_EMPTY', `Nobody has been called to window ${window}.`)
  if (ticket.state !== 'serving') return refuse('STEP_ILLEGAL', `${ticket.number} is ${ticket.state}; nothing can be taken in.`)
  const known = moment.plan.items.find(({ code }) => code === item)
  if (known === undefined) return refuse('ITEM_UNKNOWN', `There is no service item ${item}.`)
  const code = command.codes.find((one) => caseByCode(hall.case, one) === null)
  const today = dateFor(hall, moment)
  const nth = (hall.day.date === today ? hall.case.accepted : 0) + 1
  if (code === undefined || nth > casesMax) return refuse('QUOTA_FULL', `No more than ${casesMax} cases can be taken in on a day.`)
  const { calendar } = moment.plan
  const due = { promised: lastDay(calendar, today, known.promised), statutory: lastDay(calendar, today, known.statutory) }
  const at = { ticket: ticket.id, window, actor: `clerk:${clerk}` }
  const no = `${today.replaceAll('-', '')}-${String(nth).padStart(4, '0')}`
  const facts: Fact[] = [...turnedDay(hall, moment), { type: 'case-accepted', ...at, data: { case: no, item, number: ticket.number, code, waits, due } }]
  if (command.printer !== null) {
    const { printer, job } = command
    facts.push(queuedPrint({ ticket: ticket.id, printer, job, actor: at.actor, copy: 'original', paper: { of: 'collection', case: no } }))
  }
  return agree(...facts, ...(waits ? [{ type: 'ticket-parked', ...at, data: {} } as const] : []))
}

export function takeCase(hall: HallState, command: Of<'take-case'>): Decision {
  return step(hall, command, 'take', ({ officer }, at) => (officer === command.actor ? [] : [{ type: 'case-taken', ...at }]))
}

export function askPapers(hall: HallState, command: Of<'ask-papers'>, moment: Moment): Decision {
  return step(hall, command, 'ask-papers', (_one, { data, ...at }) => [{ type: 'case-papers-asked', ...at, data: { ...data, on: dateFor(hall, moment) } }])
}

/** The limits go on where they stood still. */
export function papersIn(hall: HallState, command: Of<'papers-in'>, moment: Moment): Decision {
  return step(hall, command, 'papers-in', (one, { data, ...at }) => {
    return [{ type: 'case-papers-in', ...at, data: { ...data, due: dueAfter(one, dateFor(hall, moment), moment) } }]
  })
}

function dueAfter({ item, due, stoodStill }: CaseView, today: string, { plan }: Moment): Due {
  const known = plan.items.find(({ code }) => code === item)
  const later = (last: string | null, unit: 'D' | 'WD' | 'NOW' | 'MONTH' = 'WD') =>
    last === null || stoodStill === null ? last : postponed(plan.calendar, last, unit, stoodStill, today)
  return { promised: later(due.promised, known?.promised?.unit), statutory: later(due.statutory, known?.statutory?.unit) }
}

/** Whoever waited in the hall goes into the output queue, under the number they have. */
export function decideCase(hall: HallState, command: Of<'decide-case'> & { readonly outcome: CaseOutcome }, moment: Moment): Decision {
  return step(hall, command, 'decide', (one, { data, ...at }) => {
    const decided: Fact = { type: 'case-decided', ...at, data: { ...data, outcome: command.outcome } }
    const ticket = hall.ticket.tickets.get(one.ticket)
    const queue = moment.plan.outputQueue
    const isHere = one.waits && ticket?.state === 'parked' && hall.day.date === dateFor(hall, moment)
    // Nobody is called for one paper while another of theirs is still looked at.
    if (!isHere || queue === null || othersOpen(hall, one)) return [decided]
    return [decided, { type: 'ticket-transferred', ticket: one.ticket, actor: command.actor, data: { queue, item: ticket.item, keptFor: null, reason: 'next-step' } }]
  })
}

const othersOpen = ({ case: { cases } }: HallState, { case: no, ticket }: CaseView): boolean =>
  [...cases.values()].some((other) => other.case !== no && other.ticket === ticket && other.waits && (other.state === 'accepted' || other.state === 'reviewing'))

export function withdrawCase(hall: HallState, command: Of<'withdraw-case'> & { readonly reason: WithdrawReason }): Decision {
  return step(hall, command, 'withdraw', (_one, { data, ...at }) => [{ type: 'case-withdrawn', ...at, data: { ...data, reason: command.reason } }])
}

/** A number in the output queue for whoever shows the code, once a day; what is not ready yet is said. */
export function comeForCase(hall: HallState, { code, actor }: { readonly code: string; readonly actor: string }, moment: Moment): Decision {
  const one = caseByCode(hall.case, code)
  if (one === null) return refuse('CASE_UNKNOWN', 'There is no open case with this code.')
  if (caseMachine[one.state].await === undefined) return refuse('CASE_NOT_READY', `Case ${one.case} is ${one.state}; it is promised for ${one.due.promised ?? 'no day'}.`)
  const queue = moment.plan.outputQueue
  if (queue === null) return refuse('QUEUE_UNKNOWN', 'This hall has no queue for what was made: any window hands it out.')
  const present = hall.day.date === dateFor(hall, moment) ? hall.ticket.tickets.get(one.ticket) : undefined
  // The same person again: they keep their place.
  if (present !== undefined && present.queue === queue && present.state === 'waiting') return agree()
  const issued = issue(hall, { queue, item: one.item }, { channel: 'collection', appointment: null, actor, priority: null }, moment)
  const ticket = issued.ok ? issued.facts.at(-1)?.ticket : undefined
  return !issued.ok || ticket === undefined ? issued : agree(...issued.facts, { type: 'case-awaited', ticket, actor, data: { case: one.case } })
}

/** At any window: with the person that was called for it, or with somebody who shows the code there. */
export function handOut(hall: HallState, { window, clerk, case: no }: AtWindow<'hand-out'> & { readonly case: string }, moment: Moment): Decision {
  const refusal = staffed(hall, window, clerk, moment)
  if (refusal !== null) return refusal
  return step(hall, { case: no, actor: `clerk:${clerk}` }, 'collect', (_one, at) => [{ type: 'case-collected', ...at, window }])
}

interface Stamped {
  readonly ticket: string
  readonly actor: string
  readonly data: { readonly case: string }
}

function step(hall: HallState, { case: no, actor }: Pick<Of<string>, 'case' | 'actor'>, name: CaseStep, facts: (one: CaseView, at: Stamped) => readonly Fact[] | Refusal): Decision {
  const one = hall.case.cases.get(no)
  if (one === undefined) return refuse('CASE_UNKNOWN', `There is no open case ${no}.`)
  if (caseMachine[one.state][name] === undefined) return refuse('CASE_ILLEGAL', `Case ${no} is ${one.state}; ${name} is not possible.`)
  const result = facts(one, { ticket: one.ticket, actor, data: { case: no } })
  return 'ok' in result ? result : agree(...result)
}
