/**
 * How long somebody will wait, as a range: the hall plays its own rules forward, with the windows that are open
 * and as long as people have taken of late. People ahead times minutes through windows knows neither which
 * window serves what nor who goes first.
 */
import type { HallState } from '../../../wire/fold.ts'
import type { Wait } from '../../../wire/views.ts'
import type { Moment } from '../part.ts'
import { clerkAt, pausedAt } from '../staff/fold.ts'
import { linesFor, nextOf, type WindowLines } from './choose.ts'
import type { Ticket } from './facts.ts'
import { ticketAt } from './fold.ts'
import { countBefore, type Line, lineOf } from './lines.ts'
import { type Pace, paceOf } from './pace.ts'

/** People played forward. Where more stand before somebody, who goes first among them matters little. */
const playedMax = 150
/** Of what somebody at a window will still take, where they have taken longer than most. */
const leftAtLeast = 0.25
const minuteMs = 60_000

interface Server {
  readonly lines: WindowLines
  /** ms from now */
  freeAt: number
  /** How sure that is, ms². */
  readonly variance: number
}

type PaceOf = (ticket: Ticket) => Pace

/** Null where the ticket does not wait, or no window is open for it. Costs the same whether hundreds wait or thousands. */
export function waitOf(hall: HallState, id: string, moment: Moment): Wait | null {
  const ticket = hall.ticket.tickets.get(id)
  if (ticket?.state !== 'waiting') return null
  const pace: PaceOf = (one) => paceOf(hall.ticket.pace, one, moment.plan)
  const servers = openWindows(hall, pace, moment)
  const line = lineOf(hall.ticket.lines, ticket)
  const able = servers.filter(({ lines }) => line !== undefined && lines.flat().includes(line))
  if (able.length === 0) return null
  const before = [...new Set(able.flatMap(({ lines }) => lines.flat()))].reduce((sum, one) => sum + countBefore(one, ticket), 0)
  const found = before > playedMax ? far(able, before, pace(ticket)) : play(copied(servers), ticket, pace, { ...moment, passed: new Map(hall.ticket.passed) })
  return found === null ? null : rangeOf(found)
}

function openWindows(hall: HallState, pace: PaceOf, { plan, now }: Moment): Server[] {
  return plan.windows.flatMap(({ number }) => {
    if (clerkAt(hall.staff, number) === null || pausedAt(hall.staff, number) !== null) return []
    const present = ticketAt(hall.ticket, number)
    const lines = linesFor(hall, number, hall.ticket.lines.values(), plan)
    if (present === null) return [{ lines, freeAt: 0, variance: 0 }]
    return [{ lines, freeAt: leftOf(present, pace(present), now), variance: pace(present).deviationMs ** 2 }]
  })
}

function leftOf({ occupiedSince }: Ticket, { meanMs }: Pace, now: number): number {
  const takenMs = occupiedSince === null ? 0 : Math.max(0, now - Date.parse(occupiedSince))
  return Math.max(meanMs - takenMs, meanMs * leftAtLeast)
}

/** The same windows before lines that may be used up: one copy of each, no longer than is played. */
function copied(servers: readonly Server[]): Server[] {
  const copies = new Map<Line, Line>()
  const copy = (line: Line): Line => {
    const made = copies.get(line) ?? { ...line, tickets: line.tickets.slice(0, playedMax + 1) }
    copies.set(line, made)
    return made
  }
  return servers.map((server) => ({ ...server, lines: [server.lines[0].map(copy), server.lines[1].map(copy)] }))
}

interface Found {
  readonly ms: number
  /** Variance of what was waited for, ms². */
  readonly variance: number
}

/** Behind hundreds: as many as stand before, at the pace of one's own kind, through the windows that serve it. */
function far(able: readonly Server[], before: number, { meanMs, deviationMs }: Pace): Found {
  const soonest = Math.min(...able.map(({ freeAt }) => freeAt))
  return { ms: soonest + (before * meanMs) / able.length, variance: (before * deviationMs ** 2) / able.length ** 2 }
}

/** Windows call one after the other, whoever is free first, until it is the turn of `ticket`. Uses the lines up. */
function play(servers: readonly Server[], { id }: Ticket, pace: PaceOf, choosing: Moment & { readonly passed: Map<string, number> }): Found | null {
  const busy = [...servers]
  const count = servers.length
  let variance = servers.reduce((sum, one) => sum + one.variance, 0)
  while (busy.length > 0) {
    const server = busy.reduce((first, one) => (one.freeAt < first.freeAt ? one : first))
    const next = nextOf(server.lines, { ...choosing, now: choosing.now + server.freeAt })
    if (next === null) {
      busy.splice(busy.indexOf(server), 1)
      continue
    }
    const { ticket, among } = next
    if (ticket.id === id) return { ms: server.freeAt, variance: variance / (count * count) }
    for (const queue of among) choosing.passed.set(queue, ticket.priority === null ? 0 : (choosing.passed.get(queue) ?? 0) + 1)
    server.lines.flat().find(({ tickets }) => tickets[0]?.id === ticket.id)?.tickets.shift()
    const { meanMs, deviationMs } = pace(ticket)
    server.freeAt += meanMs
    variance += deviationMs ** 2
  }
  return null
}

/** In whole minutes, in fives from a quarter of an hour on: nobody believes 23 to 31 minutes. */
function rangeOf({ ms, variance }: Found): Wait {
  const spread = Math.sqrt(variance)
  const step = ms >= 15 * minuteMs ? 5 : 1
  const low = Math.floor(Math.max(0, ms - spread) / minuteMs / step) * step
  const high = Math.ceil((ms + spread) / minuteMs / step) * step
  return { lowMinutes: low, highMinutes: Math.max(high, low), meanMinutes: ms / minuteMs }
}
