/** A contact and the fact that refers to it. */
import type { Done, HallService } from '../hall-service.ts'
import type { Contact } from '../wire/help-commands.ts'
import type { Contacts } from './contacts.ts'
import { referredTo } from './referred-to.ts'
import { withSealed } from './with-sealed.ts'

export interface ContactParts {
  readonly contacts: Pick<Contacts, 'keep' | 'settle'>
  readonly service: Pick<HallService, 'state'>
  readonly report: (problem: unknown, doing: string) => void
}

/** `say` is given the reference. Rejects with CONTACT_UNAVAILABLE where the contact cannot be kept, and with what `say` rejects with. */
export function withContact({ contacts, service, report }: ContactParts, contact: Contact | null, say: (reference: string | null) => Promise<Done>): Promise<Done> {
  const isReferredTo = (reference: string) => referredTo(service.state).has(reference)
  const bare = contact === null ? null : { name: contact.name, phone: contact.phone }
  return withSealed({ store: contacts, isReferredTo, unavailable: 'CONTACT_UNAVAILABLE', what: 'a contact', report }, bare, say)
}
