/** How long the way to reach who complained is kept, and who may see it. */
import type { ComplaintView } from '../../../wire/complaint-view.ts'
import type { HallState } from '../../../wire/fold.ts'
import { isContactOver } from '../contact-over.ts'
import { agree, type Decision, type Moment, refuse } from '../part.ts'
import type { Caller } from '../rectification/who.ts'
import { notTheirs } from './who.ts'

/** So many days after it was closed, which is after the person was asked or told. */
export const isComplaintContactDue = ({ contact, closedAt }: ComplaintView, { plan, now }: Moment): boolean => isContactOver({ contact, endedAt: closedAt }, plan.complaint.contactDays, now)

export interface SeeComplaintContact extends Caller {
  readonly type: 'see-complaint-contact'
  readonly complaint: string
}

/** Nobody sees it but by this: that somebody has looked is known whenever it was shown. */
export function seeComplaintContact(hall: HallState, command: SeeComplaintContact): Decision {
  const { complaint: no, actor } = command
  const one = hall.complaint.complaints.get(no)
  if (one === undefined) return unknown(no)
  const refusal = notTheirs(one, 'look', command)
  if (refusal !== null) return refusal
  if (one.state === 'closed') return refuse('COMPLAINT_ILLEGAL', `Complaint ${no} is closed: nobody needs to be reached.`)
  if (one.contact === null) return refuse('CONTACT_UNKNOWN', `Nothing was left with complaint ${no}.`)
  return agree({ type: 'complaint-contact-seen', actor, data: { complaint: no, by: actor } })
}

export interface EraseComplaintContact {
  readonly type: 'erase-complaint-contact'
  readonly complaint: string
}

/** Said when the bytes are gone; what was said already is not said twice. */
export function eraseComplaintContact(hall: HallState, { complaint: no }: EraseComplaintContact, moment: Moment): Decision {
  const one = hall.complaint.complaints.get(no)
  if (one === undefined) return unknown(no)
  return isComplaintContactDue(one, moment) ? agree({ type: 'complaint-contact-erased', actor: 'system', data: { complaint: no } }) : agree()
}

const unknown = (no: string): Decision => refuse('COMPLAINT_UNKNOWN', `There is no complaint ${no}.`)
