/** What this box keeps to itself, each in a file of its own in the data folder. */
import { DayKeys } from './access/day-keys.ts'
import { RateCodes } from './access/rate-codes.ts'
import { tokensIn } from './access/tokens.ts'
import { Contacts } from './contacts/contacts.ts'
import { Words } from './contacts/words.ts'

/** Throws KeyFault. */
export const secretsOf = (data: string, box: string | null) => ({
  tokens: tokensIn(data),
  dayKeys: new DayKeys(data),
  rateCodes: new RateCodes(data),
  contacts: new Contacts(data, box),
  words: new Words(data, box),
})
