/** A box's nkey: the seed is its secret, the public half stands in the servers' configuration. */
import { nkeys } from '@nats-io/transport-node'

export interface BoxSeed {
  readonly seed: string
  readonly publicKey: string
}

export function newSeed(): BoxSeed {
  const pair = nkeys.createUser()
  return { seed: new TextDecoder().decode(pair.getSeed()), publicKey: pair.getPublicKey() }
}

/** Of a seed file's text; null where that is no user's seed. */
export function readSeed(text: string): BoxSeed | null {
  const seed = text.trim()
  if (!/^SU[A-Z2-7]+$/.test(seed)) return null
  try {
    return { seed, publicKey: nkeys.fromSeed(new TextEncoder().encode(seed)).getPublicKey() }
  } catch {
    return null
  }
}
