/** How people who asked for help or complained can be reached: what they agreed to leave, and nothing else. */
import type { Contact } from '../wire/help-commands.ts'
import { contactSchema } from '../wire/help-commands.ts'
import { SealedStore } from './sealed-store.ts'

export class Contacts extends SealedStore<Contact> {
  /** Throws KeyFault, or what SQLite says when the file cannot be used. */
  constructor(folder: string, box: string | null = null) {
    super(folder, box, { name: 'contacts', keyName: 'contact.key', key: 'The contact key', lost: 'contacts kept until now can then not be read any more', schema: contactSchema })
  }
}
