/** Taking a number and checking in. The number is allocated with its event, and stands whatever the printer does. */
import type { Fact } from '../wire/events.ts'
import { businessDateOf, isOpen } from './business-date.ts'
import { type CommandOf, type Decision, refuse } from './commands.ts'
import type { Plan } from './plan.ts'
import type { HallState } from './state.ts'

/** Digits after the prefix: 001 to 999, then 1000 to 9999. */
const numberMax = 9999

type Place = { readonly queue: string; readonly item: string | null }

export function takeTicket(state: HallState, command: CommandOf<'take-ticket'>, plan: Plan, now: number): Decision {
  const found = find(command.by, plan)
  if ('ok' in found) return found
  const issued = issue(state, found, { channel: command.channel, appointment: null, actor: command.actor }, plan, now)
  if (!issued.ok || command.printer === null) return issued
  const ticket = issued.facts[0]?.ticket
  if (ticket === undefined) return issued
  const { printer, job, actor } = command
  return { ok: true, facts: [...issued.facts, { type: 'print-queued', ticket, actor, data: { job, printer, copy: 'original' } }] }
}

/** The appointment is the number: shown twice, it keeps its place. */
export function checkIn(state: HallState, command: CommandOf<'check-in'>, plan: Plan, now: number): Decision {
  const { appointment: id, actor } = command
  const appointment = plan.appointments.find((one) => one.id === id)
  if (appointment === undefined) return refuse('APPOINTMENT_UNKNOWN', `There is no appointment ${id}.`)
  const earlier = state.checkIns.get(id)
  if (earlier !== undefined && state.businessDate === businessDateOf(now, plan.timeZone)) {
    return { ok: true, facts: [{ type: 'check-in-repeated', ticket: earlier, actor, data: { appointment: id } }] }
  }
  const found = find({ item: appointment.item }, plan)
  if ('ok' in found) return found
  return issue(state, found, { channel: 'appointment', appointment: id, actor }, plan, now)
}

function find(by: CommandOf<'take-ticket'>['by'], plan: Plan): Place | Extract<Decision, { ok: false }> {
  if ('queue' in by) {
    const isThere = plan.queues.some((queue) => queue.prefix === by.queue)
    return isThere ? { queue: by.queue, item: null } : refuse('QUEUE_UNKNOWN', `There is no queue ${by.queue}.`)
  }
  const item = plan.items.find((one) => one.code === by.item)
  if (item === undefined) return refuse('ITEM_UNKNOWN', `There is no service item ${by.item}.`)
  return item.open ? { queue: item.queue, item: item.code } : refuse('ITEM_CLOSED', `Service item ${by.item} is closed.`)
}

interface Way {
  readonly channel: 'kiosk' | 'window' | 'api' | 'appointment'
  readonly appointment: string | null
  readonly actor: string
}

function issue(state: HallState, place: Place, way: Way, plan: Plan, now: number): Decision {
  const queue = plan.queues.find((one) => one.prefix === place.queue)
  if (queue === undefined) return refuse('QUEUE_UNKNOWN', `There is no queue ${place.queue}.`)
  if (!isOpen(queue.hours, now, plan.timeZone)) return refuse('QUEUE_CLOSED', `Queue ${queue.prefix} is closed at this hour.`)
  const businessDate = businessDateOf(now, plan.timeZone)
  const given = state.businessDate === businessDate ? (state.counters.get(queue.prefix) ?? 0) : 0
  if (given >= (queue.dailyQuota ?? numberMax)) {
    return refuse('QUOTA_FULL', `All ${given} numbers of queue ${queue.prefix} have been taken today.`)
  }
  const number = `${queue.prefix}${String(given + 1).padStart(3, '0')}`
  const fact: Fact = {
    type: 'ticket-issued',
    ticket: `${businessDate.replaceAll('-', '')}-${number}`,
    actor: way.actor,
    data: { number, ...place, channel: way.channel, businessDate, appointment: way.appointment },
  }
  return { ok: true, facts: [fact] }
}
