/** Whom a window calls. */
import type { CallReason } from '../../../wire/choices.ts'
import type { HallState } from '../../../wire/fold.ts'
import { dateFor } from '../day/rules.ts'
import { agree, type Decision, type Moment, refuse } from '../part.ts'
import { withdrawnForNext } from '../rating/rules.ts'
import { clerkAt, pausedAt } from '../staff/fold.ts'
import { staffed } from '../staff/rules.ts'
import type { Ticket } from './facts.ts'
import { ticketAt } from './fold.ts'
import { byPlace, firstOf, type Line } from './lines.ts'
import { ticketMachine } from './machine.ts'

export interface AtWindow<T extends string> {
  readonly type: T
  readonly window: number
  readonly clerk: string
}
export type CallChosen = AtWindow<'call-chosen'> & { readonly ticket: string; readonly reason: CallReason }

/**
 * The next of the queues that this window serves. The one before has gone: a rating still open here is
 * withdrawn, so that no key of the next person can be taken for theirs.
 */
export function callNext(hall: HallState, { window, clerk }: AtWindow<'call-next'>, moment: Moment): Decision {
  const refusal = free(hall, { window, clerk }, moment)
  if (refusal !== null) return refusal
  const next = nextFor(hall, window, moment)
  if (next === null) return refuse('NOBODY_WAITING', `Nobody is waiting for window ${window}.`)
  const actor = `clerk:${clerk}`
  const data = { nth: 1, how: 'next', reason: null, among: next.among } as const
  return agree(...withdrawnForNext(hall.rating, window, actor), {
    type: 'ticket-called',
    ticket: next.ticket.id,
    window,
    actor,
    data,
  })
}

/** Somebody who waits or is parked, before their turn: on record with the reason. */
export function callChosen(
  hall: HallState,
  { window, clerk, ticket: id, reason }: CallChosen,
  moment: Moment,
): Decision {
  const refusal = free(hall, { window, clerk }, moment)
  if (refusal !== null) return refusal
  const ticket = hall.ticket.tickets.get(id)
  if (ticket === undefined || hall.day.date !== dateFor(hall, moment))
    return refuse('TICKET_UNKNOWN', `There is no ticket ${id} today.`)
  if (ticketMachine[ticket.state]['call-chosen'] === undefined)
    return refuse('STEP_ILLEGAL', `${ticket.number} is ${ticket.state}; it cannot be called.`)
  const lines = linesFor(hall, window, moment).flat()
  const among = waitingQueues(
    lines.filter(({ isPriority, tickets }) => !isPriority && tickets.some((other) => other.id !== id)),
  )
  const actor = `clerk:${clerk}`
  return agree(...withdrawnForNext(hall.rating, window, actor), {
    type: 'ticket-called',
    ticket: id,
    window,
    actor,
    data: { nth: 1, how: 'chosen', reason, among },
  })
}

/** Null where this clerk could call somebody to this window. */
export function free(hall: HallState, { window, clerk }: Pick<AtWindow<string>, 'window' | 'clerk'>, moment: Moment) {
  const refusal = staffed(hall, window, clerk, moment)
  if (refusal !== null) return refusal
  const present = ticketAt(hall.ticket, window)
  if (present !== null) return refuse('WINDOW_OCCUPIED', `${present.number} is ${present.state} at window ${window}.`)
  const paused = pausedAt(hall.staff, window)
  return paused === null ? null : refuse('WINDOW_PAUSED', `Window ${window} is paused (${paused}).`)
}

interface Next {
  readonly ticket: Ticket
  readonly among: string[]
}

function nextFor(hall: HallState, window: number, moment: Moment): Next | null {
  // Before the day has been opened anew nobody of yesterday is called.
  if (hall.day.date !== dateFor(hall, moment)) return null
  for (const lines of linesFor(hall, window, moment)) {
    const ordinary = lines.filter(({ isPriority }) => !isPriority)
    const ticket = fair(
      hall,
      firstOf(ordinary),
      firstOf(lines.filter(({ isPriority }) => isPriority)),
      waitingQueues(ordinary),
      moment,
    )
    if (ticket !== null) return { ticket, among: waitingQueues(ordinary) }
  }
  return null
}

/**
 * Priority goes first, within its cap: while ordinary people wait, at most so many priority calls in a row;
 * and who has waited so long is passed over by nobody who came later.
 */
function fair(
  { ticket: { passed } }: HallState,
  ordinary: Ticket | null,
  priority: Ticket | null,
  queues: readonly string[],
  { plan, now }: Moment,
): Ticket | null {
  if (ordinary === null || priority === null) return ordinary ?? priority
  if (queues.some((queue) => (passed.get(queue) ?? 0) >= plan.priority.inRow)) return ordinary
  const hasWaitedLong = now - Date.parse(ordinary.since) >= plan.priority.minutes * 60_000
  return hasWaitedLong && byPlace(ordinary, priority) < 0 ? ordinary : priority
}

/** The lines that this window may call from: its own, then those that it helps with when nobody waits in its own. */
function linesFor(hall: HallState, window: number, { plan }: Moment): readonly [own: Line[], helped: Line[]] {
  const place = plan.windows.find((one) => one.number === window)
  const clerk = clerkAt(hall.staff, window)
  const skills = plan.clerks.get(clerk ?? '') ?? []
  const [own, helped]: [Line[], Line[]] = [[], []]
  for (const line of hall.ticket.lines.values()) {
    const { queue, item, keptFor } = line
    const isKeptHere = keptFor !== null && ('window' in keptFor ? keptFor.window === window : keptFor.clerk === clerk)
    const skill = plan.skills.get(item ?? '')
    if (isKeptHere) own.push(line)
    else if (isKept(hall, keptFor) || (skill !== undefined && !skills.includes(skill))) continue
    else if (place?.queues.includes(queue)) own.push(line)
    else if (place?.helps.includes(queue)) helped.push(line)
  }
  return [own, helped]
}

/** Kept for somebody who is there. Where nobody is, nobody must wait for them in vain. */
function isKept({ staff }: HallState, keptFor: Line['keptFor']): boolean {
  if (keptFor === null) return false
  return 'window' in keptFor
    ? clerkAt(staff, keptFor.window) !== null
    : [...staff.clerks.values()].includes(keptFor.clerk)
}

const waitingQueues = (lines: readonly Line[]): string[] => [...new Set(lines.map(({ queue }) => queue))].sort()
