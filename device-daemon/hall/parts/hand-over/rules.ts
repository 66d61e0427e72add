/** Whoever is asked first answers for it (首问负责): handed to another it is taken, or it comes back. */
import type { GiveBackReason, HandOverOutcome, HandOverWord } from '../../../wire/choices.ts'
import type { Fact, HallState } from '../../../wire/fold.ts'
import { clerkHere, isHeldBy, mayTake } from '../../../wire/hand-over-list.ts'
import type { HandOverTo, HandOverView } from '../../../wire/hand-over-view.ts'
import { dateFor, turnedDay } from '../day/rules.ts'
import { agree, type Decision, type Moment, type Refusal, refuse } from '../part.ts'
import { staffed } from '../staff/rules.ts'
import type { AtWindow } from '../ticket/call.ts'
import { handOverMachine, type HandOverStep } from './machine.ts'

interface Handing {
  readonly to: HandOverTo
  readonly word: HandOverWord
}
type Of<T extends string> = AtWindow<T> & { readonly handOver: string }

export type OpenHandOver = AtWindow<'open-hand-over'> & Handing & { readonly ticket: string | null; readonly item: string | null }
/** By a supervisor: of no window. */
interface ReassignHandOver {
  readonly type: 'reassign-hand-over'
  readonly handOver: string
  readonly to: HandOverTo
  readonly actor: string
}
export type HandOverCommand =
  | OpenHandOver
  | Of<'take-hand-over'>
  | (Of<'give-back-hand-over'> & { readonly reason: GiveBackReason })
  | (Of<'pass-hand-over'> & Handing)
  | (Of<'close-hand-over'> & { readonly outcome: HandOverOutcome })
  | ReassignHandOver
  /** The time has come to look: whatever nobody has taken goes back. */
  | { readonly type: 'return-hand-overs' }

/** Hand-overs a day: the number has four digits. */
const handOversMax = 9999

export function openHandOver(hall: HallState, command: OpenHandOver, moment: Moment): Decision {
  const { window, clerk, ticket, item, to, word } = command
  const refusal = staffed(hall, window, clerk, moment) ?? strayed(to, clerk, window, moment)
  if (refusal !== null) return refusal
  if (ticket !== null && !hall.ticket.tickets.has(ticket)) return refuse('TICKET_UNKNOWN', `There is no ticket ${ticket} today.`)
  if (item !== null && !moment.plan.items.some(({ code }) => code === item)) return refuse('ITEM_UNKNOWN', `There is no service item ${item}.`)
  const today = dateFor(hall, moment)
  const nth = (hall.day.date === today ? hall.handOver.opened : 0) + 1
  if (nth > handOversMax) return refuse('QUOTA_FULL', `No more than ${handOversMax} hand-overs can be opened on a day.`)
  const handOver = `${today.replaceAll('-', '')}-H${String(nth).padStart(4, '0')}`
  const { returnAfterMinutes, overdueMinutes } = moment.plan.firstContact
  const data = { handOver, first: clerk, item, to, word, returnsAt: inMinutes(moment, returnAfterMinutes), dueAt: inMinutes(moment, overdueMinutes) }
  const bound = ticket === null ? {} : { ticket }
  return agree(...turnedDay(hall, moment), { type: 'hand-over-opened', ...bound, window, actor: `clerk:${clerk}`, data })
}

/** By whom it is meant for: that clerk, the one at that window, or one at a window that serves that queue, or helps with it. */
export function takeHandOver(hall: HallState, command: Of<'take-hand-over'>, moment: Moment): Decision {
  return step(hall, command, moment, 'take', (one, at) => {
    const { window, clerk } = command
    const here = clerkHere(clerk, moment.plan.windows.find(({ number }) => number === window))
    if (!mayTake(one, here)) return refuse('HAND_OVER_ELSEWHERE', `Hand-over ${one.handOver} is not for clerk ${clerk} at window ${window}.`)
    return [{ type: 'hand-over-taken', ...at, data: { ...at.data, by: clerk } }]
  })
}

export function giveBackHandOver(hall: HallState, command: Of<'give-back-hand-over'> & { readonly reason: GiveBackReason }, moment: Moment): Decision {
  return step(hall, command, moment, 'give-back', (one, at) => {
    return notHeld(one, command.clerk) ?? [{ type: 'hand-over-returned', ...at, data: { ...at.data, why: command.reason } }]
  })
}

/** By the first clerk: it came back, and goes to somebody else. */
export function passHandOver(hall: HallState, command: Of<'pass-hand-over'> & Handing, moment: Moment): Decision {
  const { window, clerk, to, word } = command
  return step(hall, command, moment, 'pass', (one, at) => {
    const refusal = notHeld(one, clerk) ?? strayed(to, clerk, window, moment)
    const returnsAt = inMinutes(moment, moment.plan.firstContact.returnAfterMinutes)
    return refusal ?? [{ type: 'hand-over-passed', ...at, data: { ...at.data, to, word, returnsAt } }]
  })
}

/** Whoever has it may never come back. The first stays the first, and it is due when it was. */
export function reassignHandOver(hall: HallState, { handOver: no, to, actor }: ReassignHandOver, moment: Moment): Decision {
  const one = found(hall, no, 'reassign')
  if ('ok' in one) return one
  if ('clerk' in to && to.clerk === one.first) return refuse('HAND_OVER_ILLEGAL', `Clerk ${to.clerk} was asked first and takes it from nobody.`)
  if ('clerk' in to && to.clerk === one.by) return refuse('HAND_OVER_ILLEGAL', `Clerk ${to.clerk} has it already.`)
  const returnsAt = inMinutes(moment, moment.plan.firstContact.returnAfterMinutes)
  return unknownIn(moment, to) ?? agree({ type: 'hand-over-reassigned', ...ofTicket(one), actor, data: { handOver: no, to, returnsAt } })
}

export function closeHandOver(hall: HallState, command: Of<'close-hand-over'> & { readonly outcome: HandOverOutcome }, moment: Moment): Decision {
  return step(hall, command, moment, 'close', (one, at) => {
    return notHeld(one, command.clerk) ?? [{ type: 'hand-over-closed', ...at, data: { ...at.data, outcome: command.outcome } }]
  })
}

export function returnHandOvers(hall: HallState, _command: HandOverCommand, { now }: Moment): Decision {
  const late = [...hall.handOver.handOvers.values()].filter(({ returnsAt }) => returnsAt !== null && Date.parse(returnsAt) <= now)
  return agree(...late.map((one): Fact => ({ type: 'hand-over-returned', ...ofTicket(one), actor: 'system', data: { handOver: one.handOver, why: 'not-taken' } })))
}

const ofTicket = ({ ticket }: HandOverView) => (ticket === null ? {} : { ticket })
const inMinutes = ({ now }: Moment, minutes: number): string => new Date(now + minutes * 60_000).toISOString()

/** Null where somebody else in this hall may be meant. */
function strayed(to: HandOverTo, clerk: string, window: number, moment: Moment): Refusal | null {
  if ('window' in to && to.window === window) return refuse('HAND_OVER_ILLEGAL', `Window ${window} is where it is already.`)
  if ('clerk' in to && to.clerk === clerk) return refuse('HAND_OVER_ILLEGAL', `Clerk ${clerk} has it already.`)
  return unknownIn(moment, to)
}

/** Null where this hall has it. */
function unknownIn({ plan }: Moment, to: HandOverTo): Refusal | null {
  if ('queue' in to) return plan.queues.some(({ prefix }) => prefix === to.queue) ? null : refuse('QUEUE_UNKNOWN', `There is no queue ${to.queue}.`)
  if ('window' in to) return plan.windows.some(({ number }) => number === to.window) ? null : refuse('WINDOW_UNKNOWN', `There is no window ${to.window}.`)
  return plan.clerks.has(to.clerk) ? null : refuse('CLERK_UNKNOWN', `There is no clerk ${to.clerk}.`)
}

/** Null where this clerk sees to it. */
function notHeld(one: HandOverView, clerk: string): Refusal | null {
  return isHeldBy(one, clerk) ? null : refuse('HAND_OVER_ELSEWHERE', `Hand-over ${one.handOver} is not with clerk ${clerk}.`)
}

interface Stamped {
  readonly ticket?: string
  readonly window: number
  readonly actor: string
  readonly data: { readonly handOver: string }
}

function step(hall: HallState, command: Of<string>, moment: Moment, name: HandOverStep, facts: (one: HandOverView, at: Stamped) => readonly Fact[] | Refusal): Decision {
  const { window, clerk, handOver: no } = command
  const refusal = staffed(hall, window, clerk, moment)
  if (refusal !== null) return refusal
  const one = found(hall, no, name)
  if ('ok' in one) return one
  const result = facts(one, { ...ofTicket(one), window, actor: `clerk:${clerk}`, data: { handOver: no } })
  return 'ok' in result ? result : agree(...result)
}

/** Refused where there is none, or none for this step. */
function found({ handOver: { handOvers } }: HallState, no: string, name: HandOverStep): HandOverView | Refusal {
  const one = handOvers.get(no)
  if (one === undefined) return refuse('HAND_OVER_UNKNOWN', `There is no open hand-over ${no}.`)
  return handOverMachine[one.state][name] === undefined ? refuse('HAND_OVER_ILLEGAL', `Hand-over ${no} is ${one.state}; ${name} is not possible.`) : one
}
