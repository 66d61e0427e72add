/** A contact and the fact that refers to it: first the contact, then the fact; without the fact, no contact. */
import type { Done, HallService } from '../hall-service.ts'
import { ProblemError } from '../problem-error.ts'
import type { Contact } from '../wire/help-commands.ts'
import type { Contacts } from './contacts.ts'
import { referredTo } from './referred-to.ts'

export interface ContactParts {
  readonly contacts: Pick<Contacts, 'keep' | 'settle'>
  readonly service: Pick<HallService, 'state'>
  readonly report: (problem: unknown, doing: string) => void
}

/** `say` is given the reference. Rejects with CONTACT_UNAVAILABLE where the contact cannot be kept, and with what `say` rejects with. */
export async function withContact(parts: ContactParts, contact: Contact | null, say: (reference: string | null) => Promise<Done>): Promise<Done> {
  if (contact === null) return say(null)
  const reference = kept(parts, contact)
  try {
    return await say(reference)
  } finally {
    settle(parts, reference)
  }
}

function kept({ contacts, report }: ContactParts, { name, phone }: Contact): string {
  try {
    return contacts.keep({ name, phone })
  } catch (error) {
    report(error, 'keeping a contact')
    throw new ProblemError('CONTACT_UNAVAILABLE')
  }
}

/** Refused, or said before with another reference: the state says whether a fact refers to this one. */
function settle({ contacts, service, report }: ContactParts, reference: string): void {
  try {
    contacts.settle(reference, referredTo(service.state).has(reference))
  } catch (error) {
    // The desk looks for it again.
    report(error, 'erasing a contact that nothing refers to')
  }
}
