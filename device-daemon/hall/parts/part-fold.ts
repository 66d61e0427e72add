/**
 * What a part of the hall knows and how its facts change that. Shared by the daemon and the pages:
 * files that a fold needs at run time import no schema library and no rule.
 */
import type { Stamp } from '../../wire/stamp.ts'

/** What a fact of another part says of itself. */
export interface Heard extends Stamp {
  readonly ticket?: string | undefined
  readonly window?: number | undefined
  readonly actor?: string | undefined
  readonly data: object
}

export interface PartFold<State, Frozen, Fact extends { readonly type: string }> {
  empty(): State
  /**
   * A step a fact, and `tsc` names the one that is missing. The state is changed in place: a day has tens
   * of thousands of tickets, and copying a map at each event would make a replay quadratic.
   */
  readonly steps: { readonly [T in Fact['type']]: (state: State, event: Extract<Fact, { type: T }> & Stamp) => void }
  /** Facts of other parts that change what this one knows. */
  readonly hears?: Readonly<Record<string, (state: State, event: Heard) => void>>
  /** A new business date, `YYYY-MM-DD`: what of the old one need not come along is let go. */
  turnDay(state: State, date: string): void
  /** As JSON, for snapshots and for a page's first view. */
  freeze(state: State): Frozen
  thaw(frozen: Frozen): State
}

/** Replaces what is at `key` by itself with `part`; nothing happens where nothing is. */
export function change<K, V extends object>(map: Map<K, V>, key: K | undefined, part: Partial<V>): void {
  if (key === undefined) return
  const old = map.get(key)
  if (old !== undefined) map.set(key, { ...old, ...part })
}
