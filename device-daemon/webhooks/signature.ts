/** How a receiver knows that a message is the hall's, and how old it is. Two digests: SM3 for who must, SHA-256 for who cannot. */
import { createHmac } from 'node:crypto'

export interface Signed {
  readonly 'guitai-id': string
  /** Seconds since 1970, UTC. */
  readonly 'guitai-timestamp': string
  readonly 'guitai-signature': string
}

/** `seq` is the event's, `nowMs` milliseconds since 1970. What is signed is `timestamp.id.body`. */
export function sign(secret: string, seq: number, nowMs: number, body: string): Signed {
  const id = String(seq)
  const timestamp = String(Math.floor(nowMs / 1000))
  const digest = (hash: 'sm3' | 'sha256') => createHmac(hash, secret).update(`${timestamp}.${id}.${body}`).digest('hex')
  return { 'guitai-id': id, 'guitai-timestamp': timestamp, 'guitai-signature': `sm3=${digest('sm3')},sha256=${digest('sha256')}` }
}
