/** Folds written down. A snapshot's digest covers its text and the chain it stands on: an edited one is not used. */
import { createHash } from 'node:crypto'
import type { DatabaseSync } from 'node:sqlite'
import { sameHash } from './chain.ts'

export interface Snapshot {
  readonly name: string
  readonly version: number
  readonly seq: number
  readonly state: string
}

/** `hash` is the chain's at the snapshot's entry. */
export function writeSnapshot(database: DatabaseSync, snapshot: Snapshot, hash: Uint8Array): void {
  const { name, version, seq, state } = snapshot
  database.prepare('INSERT OR REPLACE INTO snapshots_2 VALUES (?, ?, ?, ?, ?)').run(name, version, seq, digestOf(snapshot, hash), state)
}

/** Null when there is none of this name and version, or when it is not what was written over this chain. */
export function readSnapshot(database: DatabaseSync, name: string, version: number, hashAt: (seq: number) => Uint8Array | null): Snapshot | null {
  const found = database.prepare('SELECT seq, digest, state FROM snapshots_2 WHERE name = ? AND version = ?').get(name, version)
  if (found === undefined) return null
  const snapshot = { name, version, seq: Number(found['seq']), state: String(found['state']) }
  const hash = hashAt(snapshot.seq)
  const { digest } = found
  return hash !== null && digest instanceof Uint8Array && sameHash(digest, digestOf(snapshot, hash)) ? snapshot : null
}

function digestOf({ name, version, seq, state }: Snapshot, hash: Uint8Array): Uint8Array {
  return createHash('sm3').update(hash).update(`${name}\n${version}\n${seq}\n`).update(state).digest()
}
