/**
 * A day's ratings under one root (RFC 6962, section 2.1, with SM3 in the place of SHA-256): whoever has a receipt can
 * check that theirs is among them, and the root says nothing of anybody's.
 */
import { createHash } from 'node:crypto'

/** What the path to the root is put together with: a hash, and on which side it stands. */
export interface Beside {
  readonly side: 'left' | 'right'
  /** 64 hex digits. */
  readonly hash: string
}

const digest = (prefix: number, ...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sm3').update(Uint8Array.of(prefix))
  for (const part of parts) hash.update(part)
  return hash.digest()
}
/** A leaf is never taken for a node, nor a node for a leaf. */
const leafHash = (content: string): Buffer => digest(0, Buffer.from(content, 'utf8'))
const nodeHash = (left: Uint8Array, right: Uint8Array): Buffer => digest(1, left, right)

/** The largest power of two below `count`, which is 2 or more. */
const split = (count: number): number => 2 ** (Math.ceil(Math.log2(count)) - 1)

function hashOf(leaves: readonly string[]): Buffer {
  const [only = ''] = leaves
  if (leaves.length === 0) return createHash('sm3').digest()
  if (leaves.length === 1) return leafHash(only)
  const at = split(leaves.length)
  return nodeHash(hashOf(leaves.slice(0, at)), hashOf(leaves.slice(at)))
}

/** 64 hex digits. */
export const rootOf = (leaves: readonly string[]): string => hashOf(leaves).toString('hex')

/** From the leaf upwards. Throws RangeError where there is no such leaf. */
export function pathOf(leaves: readonly string[], index: number): Beside[] {
  if (index < 0 || index >= leaves.length) throw new RangeError(`there is no leaf ${index}`)
  if (leaves.length === 1) return []
  const at = split(leaves.length)
  const [first, second] = [leaves.slice(0, at), leaves.slice(at)]
  if (index < at) return [...pathOf(first, index), { side: 'right', hash: rootOf(second) }]
  return [...pathOf(second, index - at), { side: 'left', hash: rootOf(first) }]
}

/** What the root must be, if this leaf is under it. */
export function rootFrom(leaf: string, path: readonly Beside[]): string {
  let hash = leafHash(leaf)
  for (const { side, hash: other } of path) {
    const beside = Buffer.from(other, 'hex')
    hash = side === 'left' ? nodeHash(beside, hash) : nodeHash(hash, beside)
  }
  return hash.toString('hex')
}
