/** How long the contact of a request is kept, and who may see it. */
import type { HallState } from '../../../wire/fold.ts'
import type { HelpView } from '../../../wire/help-view.ts'
import { isContactOver } from '../contact-over.ts'
import { agree, type Decision, type Moment, refuse } from '../part.ts'

export const isContactDue = (one: HelpView, { plan, now }: Moment): boolean => isContactOver(one, plan.help.contactDays, now)

/** The clerk who goes, for as long as the request is open. */
const maySeeContact = ({ clerk, endedAt }: HelpView, asker: string): boolean => clerk === asker && endedAt === null

export interface SeeContact {
  readonly type: 'see-contact'
  readonly help: string
  /** Null: a token that names nobody. */
  readonly clerk: string | null
}

/** Nobody sees it but by this: that somebody has looked is known whenever it was shown. */
export function seeContact(hall: HallState, { help: no, clerk }: SeeContact): Decision {
  const one = hall.help.requests.get(no)
  if (one === undefined) return unknown(no)
  if (clerk === null || !maySeeContact(one, clerk)) return refuse('CONTACT_REFUSED', `Request ${no} is not open with whoever asks.`)
  if (one.contact === null) return refuse('CONTACT_UNKNOWN', `Nothing was left with request ${no}.`)
  return agree({ type: 'help-contact-seen', actor: `clerk:${clerk}`, data: { help: no, by: clerk } })
}

export interface EraseContact {
  readonly type: 'erase-contact'
  readonly help: string
}

/** Said when the bytes are gone. */
export function eraseContact(hall: HallState, { help: no }: EraseContact, moment: Moment): Decision {
  const one = hall.help.requests.get(no)
  if (one === undefined) return unknown(no)
  // The desk looks again and again: what was said already is not said twice.
  return isContactDue(one, moment) ? agree({ type: 'help-contact-erased', actor: 'system', data: { help: no } }) : agree()
}

const unknown = (no: string): Decision => refuse('HELP_UNKNOWN', `There is no request ${no}.`)
