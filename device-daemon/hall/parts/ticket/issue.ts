/** Taking a number. It is allocated with its fact, and stands whatever the printer does. */
import type { HallState } from '../../../wire/fold.ts'
import { isOpen } from '../../calendar.ts'
import type { Plan } from '../../plan.ts'
import { dateFor } from '../day/rules.ts'
import { agree, type Decision, type Moment, type Refusal, refuse } from '../part.ts'
import { queuedPrint } from '../print/rules.ts'

/** Digits after the prefix: 001 to 999, then 1000 to 9999. */
const numberMax = 9999

export interface TakeTicket {
  readonly type: 'take-ticket'
  readonly by: { readonly queue: string } | { readonly item: string }
  readonly channel: 'kiosk' | 'window' | 'api'
  readonly actor: string
  readonly printer: string | null
  readonly job: string
}

type Place = { readonly queue: string; readonly item: string | null }

export function takeTicket(hall: HallState, command: TakeTicket, moment: Moment): Decision {
  const found = placeFor(command.by, moment.plan)
  if ('ok' in found) return found
  const issued = issue(hall, found, { channel: command.channel, appointment: null, actor: command.actor }, moment)
  if (!issued.ok || command.printer === null) return issued
  const ticket = issued.facts[0]?.ticket
  if (ticket === undefined) return issued
  const { printer, job, actor } = command
  return agree(...issued.facts, queuedPrint({ ticket, printer, job, actor, copy: 'original' }))
}

/** The queue that is asked for, or the one the item is served in. */
export function placeFor(by: TakeTicket['by'], plan: Plan): Place | Refusal {
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

export function issue(hall: HallState, place: Place, way: Way, moment: Moment): Decision {
  const { plan, now } = moment
  const queue = plan.queues.find((one) => one.prefix === place.queue)
  if (queue === undefined) return refuse('QUEUE_UNKNOWN', `There is no queue ${place.queue}.`)
  if (!isOpen(queue.hours, now, plan.timeZone)) return refuse('QUEUE_CLOSED', `Queue ${queue.prefix} is closed at this hour.`)
  const businessDate = dateFor(hall, moment)
  const given = hall.day.date === businessDate ? (hall.ticket.counters.get(queue.prefix) ?? 0) : 0
  if (given >= (queue.dailyQuota ?? numberMax)) {
    return refuse('QUOTA_FULL', `All ${given} numbers of queue ${queue.prefix} have been taken today.`)
  }
  const number = `${queue.prefix}${String(given + 1).padStart(3, '0')}`
  return agree({
    type: 'ticket-issued',
    ticket: `${businessDate.replaceAll('-', '')}-${number}`,
    actor: way.actor,
    data: { number, ...place, channel: way.channel, businessDate, appointment: way.appointment },
  })
}
