/** One-time notices: the whole list once, and one slip of what is still missing. */
import type { NoticeSize } from '../../../wire/choices.ts'
import type { Fact, HallState } from '../../../wire/fold.ts'
import { dateFor, turnedDay } from '../day/rules.ts'
import { agree, type Decision, type Moment, refuse } from '../part.ts'
import { queuedPrint } from '../print/rules.ts'
import { staffed } from '../staff/rules.ts'
import type { AtWindow } from '../ticket/call.ts'
import { noticeMachine } from './machine.ts'

export interface GiveNotice {
  readonly type: 'give-notice'
  readonly item: string
  /** Of the visit, where there is one. */
  readonly ticket: string | null
  readonly size: NoticeSize
  readonly actor: string
  readonly printer: string
  readonly job: string
}
export type CheckNotice = AtWindow<'check-notice'> & {
  readonly notice: string
  /** Places in the item's list; empty: everything is there. */
  readonly missing: readonly number[]
  readonly printer: string | null
  readonly job: string
}
export type NoticeCommand = GiveNotice | CheckNotice

/** Notices a day: the number has four digits. */
const noticesMax = 9999

export function giveNotice(hall: HallState, { item, ticket, size, actor, printer, job }: GiveNotice, moment: Moment): Decision {
  const known = moment.plan.items.find(({ code }) => code === item)
  if (known === undefined) return refuse('ITEM_UNKNOWN', `There is no service item ${item}.`)
  if (ticket !== null && !hall.ticket.tickets.has(ticket)) return refuse('TICKET_UNKNOWN', `There is no ticket ${ticket} today.`)
  const today = dateFor(hall, moment)
  const nth = (hall.day.date === today ? hall.notice.given : 0) + 1
  if (nth > noticesMax) return refuse('QUOTA_FULL', `No more than ${noticesMax} notices can be given on a day.`)
  const notice = `${today.replaceAll('-', '')}-N${String(nth).padStart(4, '0')}`
  const bound = ticket === null ? {} : { ticket }
  const { version, digest } = known
  return agree(
    ...turnedDay(hall, moment),
    { type: 'notice-given', ...bound, actor, data: { notice, item, version, digest, size } },
    queuedPrint({ ticket, printer, job, actor, copy: 'original', paper: { of: 'notice', notice } }),
  )
}

/** A clerk's look at what was brought. What is missing goes on a slip, where the window can print one; said it is either way. */
export function checkNotice(hall: HallState, command: CheckNotice, moment: Moment): Decision {
  const { window, clerk, notice: no, printer, job } = command
  const refusal = staffed(hall, window, clerk, moment)
  if (refusal !== null) return refusal
  const notice = hall.notice.notices.get(no)
  if (notice === undefined) return refuse('NOTICE_UNKNOWN', `There is no open notice ${no}.`)
  const missing = [...new Set(command.missing)].sort((one, other) => one - other)
  const step = missing.length === 0 ? 'complete' : 'supplement'
  if (noticeMachine[notice.state][step] === undefined) return refuse('NOTICE_ILLEGAL', `Notice ${no} is ${notice.state}.`)
  const { papers = 0, digest } = moment.plan.items.find(({ code }) => code === notice.item) ?? {}
  // A place in a list that has changed since would name another paper.
  if (missing.length > 0 && digest !== notice.digest) return refuse('NOTICE_ILLEGAL', `The papers of ${notice.item} have changed since notice ${no}: a new one is needed.`)
  if (missing.some((at) => at >= papers)) return refuse('NOTICE_ILLEGAL', `${notice.item} has ${papers} papers.`)
  const actor = `clerk:${clerk}`
  const at = { window, actor, ...(notice.ticket === null ? {} : { ticket: notice.ticket }) }
  const facts: Fact[] = [{ type: 'notice-checked', ...at, data: { notice: no, missing } }]
  if (step === 'complete') return agree(...facts, { type: 'notice-completed', ...at, data: { notice: no } })
  facts.push({ type: 'supplement-given', ...at, data: { notice: no, missing, nth: notice.supplements + 1 } })
  if (printer !== null) facts.push(queuedPrint({ ticket: notice.ticket, printer, job, actor, copy: 'original', paper: { of: 'supplement', notice: no } }))
  return agree(...facts)
}
