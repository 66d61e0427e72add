/**
 * The code with which an act can be rated: the ticket's day and number, and a mac that nobody can guess. And the nonce of
 * a page that was opened with it: what is sent without one was not seen by anybody.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { join } from 'node:path'
import { keyIn } from '../key-file.ts'

const keyBytes = 32
/** Nothing that looks like something else: people type it. 31 signs, ten of them: a million million million. */
const signs = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const macSigns = 10
const nonceMs = 10 * 60_000

export class RateCodes {
  readonly #key: Uint8Array

  /** Throws KeyFault. `folder` is the daemon's data. */
  constructor(folder: string) {
    this.#key = keyIn({ path: join(folder, 'rate.key'), what: 'The key of rating codes', bytes: keyBytes, lost: 'nobody can rate any more with the code on a ticket that is printed already' })
  }

  /** `20261124A001` and ten signs. */
  codeOf(ticket: string): string {
    const mac = createHmac('sm3', this.#key).update(`act ${ticket}`).digest()
    return ticket.replace('-', '') + [...mac.subarray(0, macSigns)].map((byte) => signs[byte % signs.length]).join('')
  }

  /** The ticket, or null for a code that this box did not make. */
  ticketOf(code: string): string | null {
    const match = /^(\d{8})([A-Z]\d{3,4}?)([2-9A-HJ-NP-Z]{10})$/.exec(code.trim().toUpperCase())
    if (match === null) return null
    const ticket = `${match[1]}-${match[2]}`
    return isSame(this.codeOf(ticket), code.trim().toUpperCase()) ? ticket : null
  }

  /** Good for ten minutes, for this ticket. `now` is ms since 1970. */
  nonce(ticket: string, now: number): string {
    const until = String(now + nonceMs)
    return `${until}.${this.#nonceMac(ticket, until)}`
  }

  isFresh(ticket: string, nonce: string, now: number): boolean {
    const [until = '', mac = ''] = nonce.split('.')
    const left = Number(until) - now
    return left > 0 && left <= nonceMs && isSame(this.#nonceMac(ticket, until), mac)
  }

  #nonceMac(ticket: string, until: string): string {
    return createHmac('sm3', this.#key).update(`nonce ${ticket} ${until}`).digest('base64url')
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)]
  return a.length === b.length && timingSafeEqual(a, b)
}
