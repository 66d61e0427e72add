/** Who of those waiting is next: for a call, and for reckoning how long somebody will wait. */
import type { HallState } from '../../../wire/fold.ts'
import type { Moment } from '../part.ts'
import type { Plan } from '../../plan.ts'
import { clerkAt } from '../staff/fold.ts'
import type { Ticket } from './facts.ts'
import { byPlace, firstOf, type Line } from './lines.ts'

export interface Next {
  readonly ticket: Ticket
  /** Queues in which ordinary people waited who could have been called instead. */
  readonly among: string[]
}

/** What a choice goes by beside the lines: the time, the caps, and what has been counted for them. */
export interface Choosing extends Moment {
  readonly passed: ReadonlyMap<string, number>
}

/** Lines of a window: its own, then those that it helps with when nobody waits in its own. */
export type WindowLines = readonly [own: Line[], helped: Line[]]

/** Null where nobody waits in any of them. */
export function nextOf(groups: WindowLines, choosing: Choosing): Next | null {
  for (const lines of groups) {
    const ordinary = lines.filter(({ isPriority }) => !isPriority)
    const among = waitingQueues(ordinary)
    const ticket = fair(ordinary, firstOf(lines.filter(({ isPriority }) => isPriority)), among, choosing)
    if (ticket !== null) return { ticket, among }
  }
  return null
}

/**
 * Priority goes first, within its cap: while ordinary people wait, at most so many priority calls in a row;
 * and who has waited so long is passed over by nobody who came later.
 */
function fair(lines: readonly Line[], priority: Ticket | null, queues: readonly string[], { plan, now, passed }: Choosing): Ticket | null {
  const ordinary = firstOf(lines)
  if (ordinary === null || priority === null) return ordinary ?? priority
  if (queues.some((queue) => (passed.get(queue) ?? 0) >= plan.priority.inRow)) return ordinary
  const isPassedOver = (one: Ticket) => byPlace(one, priority) < 0 && now - Date.parse(one.since) >= plan.priority.minutes * 60_000
  return lines.some((line) => firstComers(line).some(isPassedOver)) ? ordinary : priority
}

/**
 * Those of a line who may have waited longest: the first who stands where they came has waited longer than all behind them.
 * Before that one stand only people who were given a place, with an appointment or back again.
 */
function firstComers({ tickets }: Line): Ticket[] {
  const at = tickets.findIndex(({ place, stood }) => place === stood)
  return at === -1 ? tickets : tickets.slice(0, at + 1)
}

/** Which of these lines a window may call from, with the clerk who is there. */
export function linesFor(hall: HallState, window: number, lines: Iterable<Line>, plan: Plan): WindowLines {
  const place = plan.windows.find((one) => one.number === window)
  const clerk = clerkAt(hall.staff, window)
  const skills = plan.clerks.get(clerk ?? '') ?? []
  const [own, helped]: [Line[], Line[]] = [[], []]
  for (const line of lines) {
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
  return 'window' in keptFor ? clerkAt(staff, keptFor.window) !== null : [...staff.clerks.values()].includes(keptFor.clerk)
}

export const waitingQueues = (lines: readonly Line[]): string[] => [...new Set(lines.filter(({ tickets }) => tickets.length > 0).map(({ queue }) => queue))].sort()
