/** How a print job ended, by what came of the order to its printer. */
import type { Settled } from '../../drivers/contract/driver.ts'
import type { PaperUse } from '../hall/parts/paper/rules.ts'
import { noAnswerWanted } from '../wire/print-reasons.ts'

export interface Ended {
  readonly how: 'printed' | 'unconfirmed' | 'failed'
  readonly reason: string
  /** What it took of the roll, where that is not counted yet. */
  readonly paper?: PaperUse | undefined
}

/** `complaint`: what the printer said meanwhile; `status`: why it is not well now. */
export function howEnded(settled: Settled<unknown>, complaint: string | null, status: string | null): Ended {
  switch (settled.type) {
    case 'accepted':
      return { how: 'printed', reason: '' }
    case 'sent':
      return { how: 'unconfirmed', reason: noAnswerWanted }
    case 'silent':
      return { how: 'unconfirmed', reason: complaint ?? status ?? 'silent' }
    case 'refused':
      return { how: 'unconfirmed', reason: complaint ?? 'refused' }
    case 'lost':
      return { how: settled.handed ? 'unconfirmed' : 'failed', reason: status ?? 'unplugged' }
  }
}
