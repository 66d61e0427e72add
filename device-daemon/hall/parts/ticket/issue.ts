/** Taking a number. It is allocated with its fact, and stands whatever the printer does. */
import type { HallState } from '../../../wire/fold.ts'
import type { Priority } from '../../../wire/words.ts'
import { hourAt, isWorkday } from '../../calendar.ts'
import { closedParts, type ItemState, itemStateOn } from '../../items.ts'
import type { Hour, ItemPlan, Plan, QueuePlan } from '../../plan.ts'
import { closedDay, dateFor } from '../day/rules.ts'
import { agree, type Decision, type Moment, type Refusal, refuse } from '../part.ts'
import { queuedPrint } from '../print/rules.ts'
import { personKey, slotKey } from './fold.ts'

/** Digits after the prefix: 001 to 999, then 1000 to 9999. */
const numberMax = 9999

export interface TakeTicket {
  readonly type: 'take-ticket'
  readonly by: { readonly queue: string } | { readonly item: string }
  readonly channel: 'kiosk' | 'window' | 'api'
  readonly actor: string
  readonly printer: string | null
  readonly job: string
  /** What the person says of themselves, or the clerk of them. */
  readonly priority?: Priority | null
  /** Whose card was laid. */
  readonly holder?: string | null
}

/** With what else is done in the visit, where the item is a bundle. */
type Place = { readonly queue: string; readonly item: string | null; readonly moreItems?: string[] }

export function takeTicket(hall: HallState, command: TakeTicket, moment: Moment): Decision {
  const found = placeFor(command.by, moment.plan, dateFor(hall, moment))
  if ('ok' in found) return found
  if (found.queue === moment.plan.outputQueue) return refuse('QUEUE_CLOSED', `Numbers of queue ${found.queue} are given for a case, by its code.`)
  const issued = issue(
    hall,
    found,
    { channel: command.channel, appointment: null, actor: command.actor, priority: command.priority ?? null, holder: command.holder ?? null },
    moment,
  )
  if (!issued.ok || command.printer === null) return issued
  const ticket = issued.facts.at(-1)?.ticket
  if (ticket === undefined) return issued
  const { printer, job, actor } = command
  return agree(...issued.facts, queuedPrint({ ticket, printer, job, actor, copy: 'original' }))
}

/** The queue that is asked for, or the one the item is served in. */
export function placeFor(by: TakeTicket['by'], plan: Plan, today: string): Place | Refusal {
  if ('queue' in by) {
    const isThere = plan.queues.some((queue) => queue.prefix === by.queue)
    return isThere ? { queue: by.queue, item: null } : refuse('QUEUE_UNKNOWN', `There is no queue ${by.queue}.`)
  }
  const item = plan.items.find((one) => one.code === by.item)
  if (item === undefined) return refuse('ITEM_UNKNOWN', `There is no service item ${by.item}.`)
  const state = itemStateOn(item, today)
  if (state === 'open') return { queue: item.queue, item: item.code, ...(item.parts.length === 0 ? {} : { moreItems: item.parts.map(({ code }) => code) }) }
  return state === 'elsewhere' ? refuse('ITEM_ELSEWHERE', `Service item ${by.item} is not taken in at a hall of this tier.`) : refuse('ITEM_CLOSED', closedWords(item, state, today))
}

function closedWords(item: ItemPlan, state: Exclude<ItemState, 'open' | 'elsewhere'>, today: string): string {
  const { code, from, until } = item
  if (state === 'part') return `Service item ${code} is a bundle, and of its parts ${closedParts(item, today).map((part) => part.code).join(', ')} cannot be had.`
  if (state === 'not-yet') return `Service item ${code} can be had from ${from}.`
  return state === 'over' ? `Service item ${code} could be had until ${until}.` : `Service item ${code} is closed.`
}

interface Way {
  readonly channel: 'kiosk' | 'window' | 'api' | 'appointment' | 'collection'
  readonly appointment: string | null
  readonly actor: string
  readonly priority: Priority | null
  /** In the line; null: at its end. */
  readonly place?: number | null
  readonly holder?: string | null
}

export function issue(hall: HallState, place: Place, way: Way, moment: Moment): Decision {
  const { plan, now } = moment
  const queue = plan.queues.find((one) => one.prefix === place.queue)
  if (queue === undefined) return refuse('QUEUE_UNKNOWN', `There is no queue ${place.queue}.`)
  const businessDate = dateFor(hall, moment)
  if (!isWorkday(plan.calendar, businessDate)) return refuse('QUEUE_CLOSED', `${businessDate} is no working day here.`)
  const hour = hourAt(queue.hours, now, plan.timeZone)
  if (hour === null) return refuse('QUEUE_CLOSED', `Queue ${queue.prefix} is closed at this hour.`)
  const slot = queue.hours.length === 0 ? null : hour.from
  const given = givenToday(hall, queue.prefix, businessDate)
  const full = whyFull(given, givenToday(hall, slotKey(queue.prefix, slot), businessDate), queue, hour)
  const holder = queue.perPerson === null || way.channel !== 'kiosk' ? null : (way.holder ?? null)
  const refusal = way.channel === 'kiosk' ? whyNotThem(hall, queue, holder, businessDate) : null
  if (refusal !== null) return refusal
  // An appointment's place was counted when it was made.
  if (full !== null && (way.channel !== 'appointment' || given >= numberMax)) return full
  const number = `${queue.prefix}${String(given + 1).padStart(3, '0')}`
  const priority =
    way.priority ?? (plan.items.find(({ code }) => code === place.item)?.priority === true ? 'item' : null)
  return agree(...closedDay(hall, moment), {
    type: 'ticket-issued',
    ticket: `${businessDate.replaceAll('-', '')}-${number}`,
    actor: way.actor,
    data: { number, ...place, channel: way.channel, businessDate, appointment: way.appointment, slot, priority, place: way.place ?? null, holder },
  })
}

/** A clerk sees whom they give a number; a kiosk sees a card. */
function whyNotThem({ day, ticket }: HallState, { prefix, perPerson }: QueuePlan, holder: string | null, businessDate: string): Refusal | null {
  if (perPerson === null) return null
  if (holder === null) return refuse('CARD_NEEDED', `A number of queue ${prefix} is given for an identity card.`)
  const taken = day.date === businessDate ? (ticket.persons.get(personKey(prefix, holder)) ?? 0) : 0
  return taken < perPerson ? null : refuse('PERSON_QUOTA_FULL', `A person can have ${perPerson} numbers of queue ${prefix} a day.`)
}

const givenToday = (hall: HallState, key: string, businessDate: string): number => (hall.day.date === businessDate ? (hall.ticket.counters.get(key) ?? 0) : 0)

function whyFull(given: number, givenInSlot: number, { prefix, dailyQuota }: QueuePlan, { from, to, quota }: Hour): Refusal | null {
  if (given >= (dailyQuota ?? numberMax)) return refuse('QUOTA_FULL', `All ${given} numbers of queue ${prefix} have been taken today.`)
  return quota !== null && givenInSlot >= quota ? refuse('QUOTA_FULL', `All ${givenInSlot} numbers of queue ${prefix} from ${from} to ${to} have been taken.`) : null
}
