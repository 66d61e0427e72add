/** A complaint is filed: at a kiosk, at a window, by telephone. It is refused for nothing that the hall itself lacks. */
import type { ComplaintChannel, ComplaintSubject } from '../../../wire/choices.ts'
import type { Fact, HallState } from '../../../wire/fold.ts'
import { dateFor, turnedDay } from '../day/rules.ts'
import { limitFrom } from '../limit.ts'
import { agree, type Decision, type Moment, type Refusal, refuse } from '../part.ts'
import { queuedPrint } from '../print/rules.ts'
import { clerkAt } from '../staff/fold.ts'
import { complaintByCode } from './fold.ts'

export interface FileComplaint {
  readonly type: 'file-complaint'
  readonly channel: ComplaintChannel
  readonly about: readonly ComplaintSubject[]
  /** A visit, the case of a bad rating, or nothing in particular. */
  readonly link: { readonly ticket: string } | { readonly rectification: string } | null
  /** Kept already where there is one; null: none was left. */
  readonly contact: string | null
  /** Random ones: the first that no complaint has is taken. */
  readonly codes: readonly string[]
  readonly actor: string
  /** For the receipt; null where there is none. */
  readonly printer: string | null
  readonly job: string
}

/** Complaints a day: the number has four digits. */
const complaintsMax = 9999

export function fileComplaint(hall: HallState, command: FileComplaint, moment: Moment): Decision {
  const { channel, about, contact, actor, printer, job } = command
  const linked = linkedTo(hall, command.link)
  if ('ok' in linked) return linked
  const { clerk, rectification, at } = linked
  if (actor === `clerk:${clerk}`) return refuse('COMPLAINT_OWN', `It was clerk ${clerk}’s own act: the complaint is taken at a kiosk or by somebody else.`)
  const code = command.codes.find((one) => complaintByCode(hall.complaint, one) === null)
  const today = dateFor(hall, moment)
  const nth = (hall.day.date === today ? hall.complaint.filed : 0) + 1
  if (code === undefined || nth > complaintsMax) return refuse('QUOTA_FULL', `No more than ${complaintsMax} complaints can be filed on a day.`)
  const complaint = `${today.replaceAll('-', '')}-T${String(nth).padStart(4, '0')}`
  const { calendar, complaint: days } = moment.plan
  const limit = limitFrom(today, days.acceptDays, { ...days, calendar })
  const facts: Fact[] = [...turnedDay(hall, moment), { type: 'complaint-filed', ...at, actor, data: { complaint, code, channel, about: [...new Set(about)], clerk, rectification, contact, limit } }]
  // The paper belongs to nobody's visit: who sees the ticket's papers learns nothing of it.
  if (printer !== null) facts.push(queuedPrint({ ticket: null, printer, job, actor, copy: 'original', paper: { of: 'complaint', complaint } }))
  return agree(...facts)
}

interface Linked {
  readonly clerk: string | null
  readonly rectification: string | null
  readonly at: { readonly ticket?: string; readonly window?: number }
}

/** The act it is about, and whose that was. */
function linkedTo(hall: HallState, link: FileComplaint['link']): Linked | Refusal {
  if (link === null) return { clerk: null, rectification: null, at: {} }
  if ('ticket' in link) return actOf(hall, link.ticket)
  const one = hall.rectification.rectifications.get(link.rectification)
  if (one === undefined) return refuse('RECTIFICATION_UNKNOWN', `There is no case ${link.rectification}.`)
  const { rectification, ticket, window, clerk } = one
  return { clerk, rectification, at: { ticket, window } }
}

/** An act of the last days, or who is at a window with today's ticket. */
function actOf(hall: HallState, ticket: string): Linked | Refusal {
  const act = hall.rating.acts.get(ticket)
  if (act !== undefined) return { clerk: act.clerk, rectification: null, at: { ticket, window: act.window } }
  const known = hall.ticket.tickets.get(ticket)
  if (known === undefined) return refuse('TICKET_UNKNOWN', `There is no ticket ${ticket}.`)
  const { window } = known
  return window === null ? { clerk: null, rectification: null, at: { ticket } } : { clerk: clerkAt(hall.staff, window), rectification: null, at: { ticket, window } }
}
