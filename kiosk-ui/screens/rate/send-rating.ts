/** Sent again after a lost answer it is the same rating, and not one more. */
import type { RateView } from '../../../device-daemon/wire/rate-view.ts'
import type { RatingSaid } from '../../design/rating-form.tsx'
import { ask } from './ask.ts'

/** Null when it was taken; else the problem's code. */
export function sendRating(path: string): (nonce: string, said: RatingSaid) => Promise<string | null> {
  // What was changed before it is sent again is another rating, and the key's first stands if it was taken.
  let key = newKey()
  let last = ''
  return async (nonce, said) => {
    const words = JSON.stringify(said)
    if (last !== '' && words !== last) key = newKey()
    last = words
    const answer = await ask<unknown>(path, { nonce, ...said }, key)
    if (!('problem' in answer)) return null
    if (answer.problem !== 'NONCE_WRONG') return answer.problem
    // A nonce is good for ten minutes, and whoever writes may take longer.
    const view = await ask<RateView>(path)
    if ('problem' in view) return view.problem
    const again = await ask<unknown>(path, { nonce: view.data.nonce, ...said }, newKey())
    return 'problem' in again ? again.problem : null
  }
}

/** Not randomUUID: that is missing on pages without TLS. */
const newKey = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
