/** A clerk's steps at one window: who is there, whom they call, serve and finish. */
import type { Fact } from '../wire/events.ts'
import { businessDateOf } from './business-date.ts'
import { type CommandOf, type Decision, refuse } from './commands.ts'
import { ticketMachine, type TicketStep } from './machines.ts'
import type { Plan } from './plan.ts'
import { openRatingAt } from './ratings.ts'
import { type HallState, placeAt, type Ticket } from './state.ts'

/** One call and three recalls; after that the person is not there. */
const callsMax = 4

type Refusal = Extract<Decision, { ok: false }>

export function signIn(state: HallState, { window, clerk }: CommandOf<'sign-in'>, plan: Plan): Decision {
  if (!plan.windows.some((one) => one.number === window)) return refuse('WINDOW_UNKNOWN', `There is no window ${window}.`)
  const present = placeAt(state, window).clerk
  if (present === clerk) return { ok: true, facts: [] }
  if (present !== null) return refuse('WINDOW_STAFFED', `Clerk ${present} is signed in at window ${window}.`)
  const elsewhere = [...state.windows].find(([, place]) => place.clerk === clerk)
  const actor = `clerk:${clerk}`
  const come: Fact = { type: 'clerk-signed-in', window, actor, data: { workNo: clerk } }
  if (elsewhere === undefined) return { ok: true, facts: [come] }
  const [other, place] = elsewhere
  if (place.ticket !== null) return refuse('STEP_ILLEGAL', `Clerk ${clerk} still has a person at window ${other}.`)
  return { ok: true, facts: [{ type: 'clerk-signed-out', window: other, actor, data: { workNo: clerk } }, come] }
}

export function signOut(state: HallState, { window, clerk }: CommandOf<'sign-out'>, plan: Plan): Decision {
  const refusal = staffed(state, window, clerk, plan)
  if (refusal !== null) return refusal
  const ticket = ticketAt(state, window)
  if (ticket !== null) return refuse('STEP_ILLEGAL', `${ticket.number} is ${ticket.state} at window ${window}: finish first.`)
  return { ok: true, facts: [{ type: 'clerk-signed-out', window, actor: `clerk:${clerk}`, data: { workNo: clerk } }] }
}

/** The longest waiting of the queues that this window serves. */
export function callNext(state: HallState, { window, clerk }: CommandOf<'call-next'>, plan: Plan, now: number): Decision {
  const refusal = staffed(state, window, clerk, plan)
  if (refusal !== null) return refusal
  const present = ticketAt(state, window)
  if (present !== null) return refuse('WINDOW_OCCUPIED', `${present.number} is ${present.state} at window ${window}.`)
  const queues = plan.windows.find((one) => one.number === window)?.queues ?? []
  const today = businessDateOf(now, plan.timeZone)
  let next: Ticket | null = null
  for (const ticket of state.tickets.values()) {
    if (ticket.state !== 'waiting' || ticket.businessDate !== today || !queues.includes(ticket.queue)) continue
    if (next === null || comesBefore(ticket, next)) next = ticket
  }
  if (next === null) return refuse('NOBODY_WAITING', `Nobody is waiting for window ${window}.`)
  return { ok: true, facts: [{ type: 'ticket-called', ticket: next.id, window, actor: `clerk:${clerk}`, data: { nth: 1 } }] }
}

export function recall(state: HallState, { window, clerk }: CommandOf<'recall'>, plan: Plan): Decision {
  return step(state, window, clerk, plan, 'recall', (ticket) => {
    if (ticket.calls >= callsMax) return refuse('STEP_ILLEGAL', `${ticket.number} has been called ${ticket.calls} times.`)
    return [{ type: 'ticket-called', ticket: ticket.id, window, actor: `clerk:${clerk}`, data: { nth: ticket.calls + 1 } }]
  })
}

/** The next person sits down: a rating that is still open belonged to the one before. */
export function start(state: HallState, { window, clerk }: CommandOf<'start'>, plan: Plan): Decision {
  return step(state, window, clerk, plan, 'start', (ticket) => {
    const actor = `clerk:${clerk}`
    const open = openRatingAt(state, window)
    const withdrawn: Fact[] =
      open === null
        ? []
        : [{ type: 'rating-withdrawn', ticket: open.ticket, window, actor, data: { session: open.session, reason: 'next-person' } }]
    return [...withdrawn, { type: 'serving-started', ticket: ticket.id, window, actor, data: {} }]
  })
}

/** Ends the service act and asks for its rating, where the window has a pad to ask with. */
export function finish(state: HallState, { window, clerk, session }: CommandOf<'finish'>, plan: Plan, now: number): Decision {
  return step(state, window, clerk, plan, 'finish', (ticket) => {
    const actor = `clerk:${clerk}`
    const finished: Fact = { type: 'ticket-finished', ticket: ticket.id, window, actor, data: {} }
    const pad = plan.windows.find((one) => one.number === window)?.pad ?? null
    if (pad === null) return [finished]
    const expiresAt = new Date(now + plan.ratingSeconds * 1000).toISOString()
    const data = { session, clerk, pad, expiresAt }
    return [finished, { type: 'rating-offered', ticket: ticket.id, window, actor, data }]
  })
}

export function noShow(state: HallState, { window, clerk }: CommandOf<'no-show'>, plan: Plan): Decision {
  return step(state, window, clerk, plan, 'no-show', (ticket) => [
    { type: 'ticket-no-show', ticket: ticket.id, window, actor: `clerk:${clerk}`, data: {} },
  ])
}

function step(
  state: HallState,
  window: number,
  clerk: string,
  plan: Plan,
  name: TicketStep,
  facts: (ticket: Ticket) => readonly Fact[] | Refusal,
): Decision {
  const refusal = staffed(state, window, clerk, plan)
  if (refusal !== null) return refusal
  const ticket = ticketAt(state, window)
  if (ticket === null) return refuse('WINDOW_EMPTY', `Nobody has been called to window ${window}.`)
  if (ticketMachine[ticket.state][name] === undefined) {
    return refuse('STEP_ILLEGAL', `${ticket.number} is ${ticket.state}; ${name} is not possible.`)
  }
  const result = facts(ticket)
  return 'ok' in result ? result : { ok: true, facts: result }
}

function staffed(state: HallState, window: number, clerk: string, plan: Plan): Refusal | null {
  if (!plan.windows.some((one) => one.number === window)) return refuse('WINDOW_UNKNOWN', `There is no window ${window}.`)
  const present = placeAt(state, window).clerk
  if (present === null) return refuse('WINDOW_UNSTAFFED', `Nobody is signed in at window ${window}.`)
  return present === clerk ? null : refuse('WINDOW_STAFFED', `Clerk ${present} is signed in at window ${window}.`)
}

function ticketAt(state: HallState, window: number): Ticket | null {
  const id = placeAt(state, window).ticket
  return id === null ? null : (state.tickets.get(id) ?? null)
}

export const comesBefore = (one: Ticket, other: Ticket): boolean =>
  one.since < other.since || (one.since === other.since && one.seq < other.seq)
