/** What people wrote beside a rating, in their own words: nobody knows what stands in it. */
import { z } from 'zod'
import { SealedStore } from './sealed-store.ts'

export class Words extends SealedStore<string> {
  /** Throws KeyFault, or what SQLite says when the file cannot be used. */
  constructor(folder: string, box: string | null = null) {
    super(folder, box, { name: 'words', keyName: 'words.key', key: 'The key of people’s words', lost: 'what people wrote until now can then not be read any more', schema: z.string() })
  }
}
