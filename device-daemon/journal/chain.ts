/**
 * The chain that makes an altered entry visible: each entry's hash is SM3 (GB/T 32905) over the hash
 * before it and the entry's own text. The first stands on the site's code.
 */
import { createHash } from 'node:crypto'
import type { Cause } from './journal.ts'

/** An entry's columns as they are stored. */
export interface Row {
  readonly seq: number
  readonly at: string
  /** The fact as JSON: type, window, ticket, actor, data. */
  readonly fact: string
  readonly causeKey: string | null
  readonly causeRequest: string | null
  readonly hash: Uint8Array | null
}

/** The chain up to and including `seq`. */
export interface Link {
  readonly seq: number
  readonly hash: Uint8Array
}

export function genesis(site: string): Uint8Array {
  return createHash('sm3').update(`guitai journal 1\n${site}`).digest()
}

/** JSON strings hold no raw line feed, and a cause's parts are checked for it, so the text has one reading. */
export function linkHash(previous: Uint8Array, seq: number, at: string, fact: string, cause: Cause | null): Uint8Array {
  const text = `${seq}\n${at}\n${cause?.key ?? ''}\n${cause?.request ?? ''}\n${fact}`
  return createHash('sm3').update(previous).update(text).digest()
}

export function rowHash(previous: Uint8Array, row: Row): Uint8Array {
  const cause = row.causeKey === null ? null : { key: row.causeKey, request: row.causeRequest ?? '' }
  return linkHash(previous, row.seq, row.at, row.fact, cause)
}

export function sameHash(one: Uint8Array | null, other: Uint8Array): boolean {
  return one !== null && Buffer.compare(one, other) === 0
}
