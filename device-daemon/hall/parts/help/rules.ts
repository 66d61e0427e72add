/** Requests for help: asked for at a kiosk, at a window or by telephone, and seen to by a clerk. */
import type { HelpCancelReason, HelpChannel, HelpHalf, HelpKind, HelpResult } from '../../../wire/choices.ts'
import type { Fact, HallState } from '../../../wire/fold.ts'
import type { HelpView } from '../../../wire/help-view.ts'
import { dateFor, turnedDay } from '../day/rules.ts'
import { agree, type Decision, type Moment, refuse } from '../part.ts'
import { staffed } from '../staff/rules.ts'
import type { AtWindow } from '../ticket/call.ts'
import type { EraseContact, SeeContact } from './contact.ts'
import { dayRefused } from './days.ts'
import type { LapseHelp } from './lapse.ts'
import { helpMachine, type HelpStep } from './machine.ts'

export interface RequestHelp {
  readonly type: 'request-help'
  readonly kind: HelpKind
  readonly item: string
  readonly place: string
  readonly on: string
  readonly half: HelpHalf
  readonly channel: HelpChannel
  /** Kept already where there is one; null: none was left. */
  readonly contact: string | null
  readonly actor: string
}
type Of<T extends string> = AtWindow<T> & { readonly help: string }
type Assign = Of<'assign-help'> & { /** Null: the one who says so. */ readonly to: string | null }
type Close = Of<'close-help'> & { readonly result: HelpResult }
type Cancel = Of<'cancel-help'> & { readonly reason: HelpCancelReason }
export type HelpCommand = RequestHelp | Assign | Of<'visit-for-help'> | Close | Cancel | LapseHelp | SeeContact | EraseContact

/** Requests a day: the number has four digits. */
const requestsMax = 9999

export function requestHelp(hall: HallState, { type: _type, actor, ...said }: RequestHelp, moment: Moment): Decision {
  const { items, help } = moment.plan
  const item = items.find(({ code }) => code === said.item)
  if (item === undefined) return refuse('ITEM_UNKNOWN', `There is no service item ${said.item}.`)
  if (!item.help.includes(said.kind)) return refuse('HELP_KIND_REFUSED', `For ${said.item} there is ${item.help.join(', ')}.`)
  if (!help.places.has(said.place)) return refuse('PLACE_UNKNOWN', `There is no village or service point ${said.place}.`)
  const today = dateFor(hall, moment)
  const refusal = dayRefused(moment.plan, today, said.on)
  if (refusal !== null) return refusal
  const nth = (hall.day.date === today ? hall.help.requested : 0) + 1
  if (nth > requestsMax) return refuse('QUOTA_FULL', `No more than ${requestsMax} requests for help can be made on a day.`)
  const no = `${today.replaceAll('-', '')}-D${String(nth).padStart(4, '0')}`
  return agree(...turnedDay(hall, moment), { type: 'help-requested', actor, data: { help: no, ...said } })
}

export function assignHelp(hall: HallState, command: Assign, moment: Moment): Decision {
  const clerk = command.to ?? command.clerk
  if (!moment.plan.clerks.has(clerk)) return refuse('CLERK_UNKNOWN', `There is no clerk ${clerk}.`)
  return step(hall, command, 'assign', moment, (one, { data, ...at }) =>
    one.state === 'assigned' && one.clerk === clerk ? [] : [{ type: 'help-assigned', ...at, data: { ...data, clerk } }],
  )
}

export function visitForHelp(hall: HallState, command: Of<'visit-for-help'>, moment: Moment): Decision {
  return step(hall, command, 'visit', moment, (_one, at) => [{ type: 'help-visited', ...at }])
}

export function closeHelp(hall: HallState, command: Close, moment: Moment): Decision {
  return step(hall, command, 'close', moment, (_one, { data, ...at }) => [{ type: 'help-closed', ...at, data: { ...data, result: command.result } }])
}

export function cancelHelp(hall: HallState, command: Cancel, moment: Moment): Decision {
  return step(hall, command, 'cancel', moment, (_one, { data, ...at }) => [{ type: 'help-cancelled', ...at, data: { ...data, reason: command.reason } }])
}

interface Stamped {
  readonly window: number
  readonly actor: string
  readonly data: { readonly help: string }
}

function step(hall: HallState, { window, clerk, help: no }: Of<string>, name: HelpStep, moment: Moment, facts: (one: HelpView, at: Stamped) => readonly Fact[]): Decision {
  const refusal = staffed(hall, window, clerk, moment)
  if (refusal !== null) return refusal
  const one = hall.help.requests.get(no)
  if (one === undefined) return refuse('HELP_UNKNOWN', `There is no request ${no}.`)
  if (helpMachine[one.state][name] === undefined) return refuse('HELP_ILLEGAL', `Request ${no} is ${one.state}; ${name} is not possible.`)
  return agree(...facts(one, { window, actor: `clerk:${clerk}`, data: { help: no } }))
}
