/** How the hall stands at this moment, of what the page is told: who waits, what each window does, what is due. */
import { latenessOf } from '../../../device-daemon/wire/case-late.ts'
import type { ComplaintRow } from '../../../device-daemon/wire/complaint-commands.ts'
import { isOpen } from '../../../device-daemon/wire/hand-over-list.ts'
import type { InspectionRow } from '../../../device-daemon/wire/inspection-commands.ts'
import { type RatingLevel, ratingLevels } from '../../../device-daemon/wire/rating-levels.ts'
import type { RectificationRow } from '../../../device-daemon/wire/rectification-commands.ts'
import type { HallView, TicketView, WindowView } from '../../../device-daemon/wire/views.ts'

export interface QueueNow {
  readonly prefix: string
  readonly waiting: number
  /** Since when whoever has waited longest waits; null for nobody. */
  readonly since: string | null
}

/** Not of those for what was made: nobody takes a number there. */
export function queuesNow({ queues, tickets }: Pick<HallView, 'queues' | 'tickets'>): readonly QueueNow[] {
  return queues.filter(({ output }) => !output).map(({ prefix }) => {
    const sinces = tickets.filter(({ state, queue }) => state === 'waiting' && queue === prefix).map(({ since }) => since)
    return { prefix, waiting: sinces.length, since: sinces.toSorted()[0] ?? null }
  })
}

export type WindowState = 'nobody' | 'paused' | 'serving' | 'called' | 'free'
export interface WindowNow {
  readonly window: WindowView
  readonly state: WindowState
  readonly ticket: TicketView | null
}

/** Somebody who is there is served whatever else is so; a window that is paused calls nobody. */
export function windowsNow({ windows, tickets }: Pick<HallView, 'windows' | 'tickets'>): readonly WindowNow[] {
  return windows.map((window) => {
    const ticket = window.ticket === null ? null : (tickets.find(({ id }) => id === window.ticket) ?? null)
    return { window, ticket, state: stateOf(window, ticket) }
  })
}

function stateOf({ clerk, paused }: WindowView, ticket: TicketView | null): WindowState {
  if (ticket !== null) return ticket.state === 'serving' ? 'serving' : 'called'
  if (paused !== null) return 'paused'
  return clerk === null ? 'nobody' : 'free'
}

export type DueKind = 'case' | 'handOver' | 'rectification' | 'complaint' | 'finding'
export interface Due {
  readonly kind: DueKind
  readonly no: string
  /** Its last day, and the moment where it is one. */
  readonly due: string
  readonly isOver: boolean
  /** Work number; null where nobody has it. */
  readonly who: string | null
}

export interface Deadlines {
  readonly view: Pick<HallView, 'cases' | 'handOvers' | 'businessDate'>
  readonly rectifications: readonly RectificationRow[]
  readonly complaints: readonly ComplaintRow[]
  readonly inspections: readonly InspectionRow[]
  readonly now: number
}

/** What is past its limit or will be within a day; the oldest limit first. */
export function dueNow(all: Deadlines): readonly Due[] {
  return [...casesDue(all), ...handOversDue(all), ...limitsDue(all)].sort((one, other) => (one.due < other.due ? -1 : one.due > other.due ? 1 : 0))
}

function casesDue({ view: { cases, businessDate } }: Deadlines): Due[] {
  return cases.flatMap((one) => {
    const lateness = latenessOf(one, businessDate)
    const due = one.due.promised ?? one.due.statutory
    if (lateness === 'in-time' || due === null) return []
    return [{ kind: 'case', no: one.case, due, isOver: lateness !== 'due-today', who: one.officer === null ? null : one.officer.replace('clerk:', '') }]
  })
}

const dayMs = 86_400_000
function handOversDue({ view: { handOvers }, now }: Deadlines): Due[] {
  return handOvers
    .filter((one) => isOpen(one) && Date.parse(one.dueAt) - now < dayMs)
    .map(({ handOver, dueAt, by, first }) => ({ kind: 'handOver', no: handOver, due: dueAt, isOver: now > Date.parse(dueAt), who: by ?? first }))
}

function limitsDue({ rectifications, complaints, inspections, view: { businessDate } }: Deadlines): Due[] {
  const rows = [
    ...rectifications.map(({ rectification, limit, assigned }) => ({ kind: 'rectification' as const, no: rectification, limit, who: assigned })),
    ...complaints.map(({ complaint, limit, handler }) => ({ kind: 'complaint' as const, no: complaint, limit, who: handler })),
    ...inspections.flatMap(({ inspection, findings }) => findings.map(({ line, limit, clerk }) => ({ kind: 'finding' as const, no: `${inspection} ${line}`, limit, who: clerk }))),
  ]
  return rows.flatMap(({ limit, ...row }) => (limit === null || limit.due > businessDate ? [] : [{ ...row, due: limit.due, isOver: limit.due < businessDate }]))
}

export interface RatedNow {
  readonly rated: number
  readonly levels: readonly { readonly level: RatingLevel; readonly count: number }[]
}
export function ratedNow({ ratings }: Pick<HallView, 'ratings'>): RatedNow {
  const levels = ratingLevels.map((level) => ({ level, count: ratings.filter((one) => one.state === 'rated' && one.level === level).length }))
  return { rated: levels.reduce((sum, { count }) => sum + count, 0), levels }
}
