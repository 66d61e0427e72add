/**
 * An entry of the journal, checked by the shape of its fact when it is read. A fact that an older version
 * wrote is first raised to the shape of now: the journal itself is never changed.
 */
import type { Fact } from '../wire/fold.ts'
import { factSchema } from './hall.ts'

type Written = Readonly<Record<string, unknown>>

/** Old shape → shape of now, by the fact's type. Each names the version that wrote it. */
const raisers: Readonly<Record<string, (old: Written) => Written>> = {
  // Until 2026-11 there was no green channel, no hour with a quota, no place but the last, and every call was of the next.
  'ticket-issued': (old) => withData(old, { slot: null, priority: null, place: null, holder: null }),
  // A clerk said no reason.
  'rating-withdrawn': (old) => withData(old, { why: null }),
  // Nothing but a pad's key was a rating, and nobody wrote anything beside one.
  'rated': (old) => withData(old, { channel: 'pad', tags: [], words: null }),
  'rating-supplemented': (old) => withData(old, { words: null }),
  // A visit back was promised no end.
  'rectification-visited-back': (old) => withData(old, { limit: null }),
  // Nothing but tickets was printed.
  'print-queued': (old) => withData(old, { paper: { of: 'ticket' } }),
  'ticket-called': (old) =>
    withData(old, { how: isRecall(old['data']) ? 'recalled' : 'next', reason: null, among: [] }),
}

/** What is there already stays as it is. */
const withData = (old: Written, more: Written): Written => ({ ...old, data: { ...more, ...Object(old['data']) } })
const isRecall = (data: unknown): boolean =>
  typeof data === 'object' && data !== null && 'nth' in data && data.nth !== 1

/** Null for what is no fact of this hall, whatever version wrote it. */
export function raise(value: unknown): Fact | null {
  if (typeof value !== 'object' || value === null || !('type' in value)) return null
  const raiser = raisers[String(value.type)]
  const parsed = factSchema.safeParse(raiser === undefined ? value : raiser({ ...value }))
  return parsed.success ? parsed.data : null
}
