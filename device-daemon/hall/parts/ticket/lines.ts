/**
 * Those who wait. A line is what is alike to whoever calls: one queue, one item, priority or not, kept for
 * somebody or not. A call looks at the heads of lines, of which there are as many as there are kinds of
 * business, never at the people behind them.
 */
import type { Ticket } from './facts.ts'

export interface Line extends Pick<Ticket, 'queue' | 'item' | 'keptFor'> {
  readonly isPriority: boolean
  /** Never empty; in the order of their places. */
  readonly tickets: Ticket[]
}

export type Lines = Map<string, Line>

const keyOf = ({ queue, item, priority, keptFor }: Ticket): string =>
  JSON.stringify([queue, item, priority !== null, keptFor])

/** Negative where one stands before the other. */
export const byPlace = (one: Ticket, other: Ticket): number => one.place - other.place || one.stood - other.stood

export function stand(lines: Lines, ticket: Ticket): void {
  const key = keyOf(ticket)
  const line = lines.get(key)
  if (line !== undefined) return void line.tickets.splice(countBefore(line, ticket), 0, ticket)
  const { queue, item, keptFor, priority } = ticket
  lines.set(key, { queue, item, keptFor, isPriority: priority !== null, tickets: [ticket] })
}

export function leave(lines: Lines, ticket: Ticket): void {
  const key = keyOf(ticket)
  const line = lines.get(key)
  if (line === undefined) return
  const at = countBefore(line, ticket)
  if (line.tickets[at]?.id === ticket.id) line.tickets.splice(at, 1)
  if (line.tickets.length === 0) lines.delete(key)
}

/** The line that a ticket stands in, or would. */
export const lineOf = (lines: Lines, ticket: Ticket): Line | undefined => lines.get(keyOf(ticket))

/** How many of a line stand before this ticket, which need not be of the line. */
export function countBefore({ tickets }: Line, ticket: Ticket): number {
  let [from, to] = [0, tickets.length]
  while (from < to) {
    const middle = (from + to) >> 1
    const other = tickets[middle]
    if (other !== undefined && byPlace(other, ticket) < 0) from = middle + 1
    else to = middle
  }
  return from
}

export const linesOf = (lines: Lines, queue: string): Line[] =>
  [...lines.values()].filter((line) => line.queue === queue)

/** How many wait in a queue. */
export const waitingIn = (lines: Lines, queue: string): number =>
  linesOf(lines, queue).reduce((sum, line) => sum + line.tickets.length, 0)

/** The first of these lines, or null. */
export function firstOf(lines: readonly Line[]): Ticket | null {
  let first: Ticket | null = null
  for (const { tickets } of lines) {
    const head = tickets[0]
    if (head !== undefined && (first === null || byPlace(head, first) < 0)) first = head
  }
  return first
}

/** The first `count` of a queue, in order. */
export function headsOf(lines: Lines, queue: string, count: number): Ticket[] {
  return linesOf(lines, queue)
    .flatMap(({ tickets }) => tickets.slice(0, count))
    .sort(byPlace)
    .slice(0, count)
}
