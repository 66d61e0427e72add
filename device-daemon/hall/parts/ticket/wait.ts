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
import type { Line } from './lines.ts'
import { type Pace, paceOf } from './pace.ts'

/** People played forward; who stands further back is reckoned from how fast these went. */
const playedMax = 300
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

/** Null where the ticket does not wait, or no window is open for it. */
export function waitOf(hall: HallState, id: string, moment: Moment): Wait | null {
  const ticket = hall.ticket.tickets.get(id)
  if (ticket?.state !== 'waiting') return null
  const pace = (one: Ticket) => paceOf(hall.ticket.pace, one, moment.plan)
  const copies = [...hall.ticket.lines.values()].map((line) => ({ ...line, tickets: [...line.tickets] }))
  const servers = openWindows(hall, copies, pace, moment)
  const played = play(servers, copies, id, pace, { ...moment, passed: new Map(hall.ticket.passed) })
  return played === null ? null : rangeOf(played)
}

function openWindows(hall: HallState, lines: readonly Line[], pace: (ticket: Ticket) => Pace, { plan, now }: Moment): Server[] {
  return plan.windows.flatMap(({ number }) => {
    if (clerkAt(hall.staff, number) === null || pausedAt(hall.staff, number) !== null) return []
    const present = ticketAt(hall.ticket, number)
    const own = linesFor(hall, number, lines, plan)
    if (present === null) return [{ lines: own, freeAt: 0, variance: 0 }]
    return [{ lines: own, freeAt: leftOf(present, pace(present), now), variance: pace(present).deviationMs ** 2 }]
  })
}

function leftOf({ occupiedSince }: Ticket, { meanMs }: Pace, now: number): number {
  const takenMs = occupiedSince === null ? 0 : Math.max(0, now - Date.parse(occupiedSince))
  return Math.max(meanMs - takenMs, meanMs * leftAtLeast)
}

interface Played {
  readonly ms: number
  /** Variance of what was waited for, ms². */
  readonly variance: number
}

/** Windows call one after the other, whoever is free first, until it is the turn of `id`. */
function play(servers: Server[], lines: readonly Line[], id: string, pace: (ticket: Ticket) => Pace, choosing: Moment & { readonly passed: Map<string, number> }): Played | null {
  const count = servers.length
  const byLine = new Map(lines.flatMap((line) => line.tickets.map((ticket) => [ticket.id, line] as const)))
  const busy = [...servers]
  let variance = servers.reduce((sum, one) => sum + one.variance, 0)
  for (let called = 0; called < playedMax; called++) {
    const server = busy.reduce<Server | null>((first, one) => (first === null || one.freeAt < first.freeAt ? one : first), null)
    if (server === null) return null
    const next = nextOf(server.lines, { ...choosing, now: choosing.now + server.freeAt })
    if (next === null) {
      busy.splice(busy.indexOf(server), 1)
      continue
    }
    const { ticket, among } = next
    if (ticket.id === id) return { ms: server.freeAt, variance: variance / (count * count) }
    for (const queue of among) choosing.passed.set(queue, ticket.priority === null ? 0 : (choosing.passed.get(queue) ?? 0) + 1)
    byLine.get(ticket.id)?.tickets.shift()
    const { meanMs, deviationMs } = pace(ticket)
    server.freeAt += meanMs
    variance += deviationMs ** 2
  }
  return further(busy, byLine.size, id, lines, variance / (count * count))
}

/** As much longer as there are more people before. */
function further(servers: readonly Server[], everybody: number, id: string, lines: readonly Line[], variance: number): Played | null {
  const line = lines.find(({ tickets }) => tickets.some((one) => one.id === id))
  if (line === undefined || servers.length === 0) return null
  const played = everybody - lines.reduce((sum, { tickets }) => sum + tickets.length, 0)
  const here = line.tickets.findIndex((one) => one.id === id)
  const place = line.tickets[here]?.place ?? 0
  const left = lines.reduce((sum, { tickets }) => sum + tickets.filter((one) => one.place < place).length, 0)
  const ms = Math.min(...servers.map(({ freeAt }) => freeAt)) * (1 + left / Math.max(1, played))
  return { ms, variance: variance * (1 + left / Math.max(1, played)) }
}

/** In whole minutes, in fives from a quarter of an hour on: nobody believes 23 to 31 minutes. */
function rangeOf({ ms, variance }: Played): Wait {
  const spread = Math.sqrt(variance)
  const step = ms >= 15 * minuteMs ? 5 : 1
  const low = Math.floor(Math.max(0, ms - spread) / minuteMs / step) * step
  const high = Math.ceil((ms + spread) / minuteMs / step) * step
  return { lowMinutes: low, highMinutes: Math.max(high, low), meanMinutes: ms / minuteMs }
}
