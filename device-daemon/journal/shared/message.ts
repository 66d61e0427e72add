/**
 * What a box publishes to its hall's stream: the appends of one group, in one message, because a message is
 * all that JetStream takes whole or not at all.
 *
 *   {"guitai":1,"box":"kiosk-1","after":41,"hash":"…","appends":[{"at":"…","facts":[…],"cause":{"key":"…","request":"…"}}]}
 *
 * `after` and `hash` are the entry before its first and the chain's hash there: a box that has folded anything
 * else up to then must not go on.
 */
import { z } from 'zod'
import type { Fact } from '../../wire/events.ts'
import type { Append } from '../journal.ts'
import { linkHash } from '../chain.ts'
import { JournalDamaged } from '../journal.ts'

/** Of this form. */
const version = 1

const schema = z.strictObject({
  guitai: z.literal(version),
  box: z.string(),
  after: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  appends: z
    .array(
      z.strictObject({
        at: z.string(),
        // Whether a fact is one is asked when an entry is read, as of any journal.
        facts: z.array(z.looseObject({ type: z.string() })),
        cause: z.strictObject({ key: z.string(), request: z.string() }).optional(),
      }),
    )
    .min(1),
})

export interface StreamMessage {
  readonly box: string
  readonly after: number
  /** Hex. */
  readonly hash: string
  readonly appends: readonly Append[]
}

export function encodeMessage({ box, after, hash, appends }: StreamMessage): Uint8Array {
  return new TextEncoder().encode(JSON.stringify({ guitai: version, box, after, hash, appends }))
}

/** Throws JournalDamaged: nothing after a message that nobody understands can be numbered. `place`: its place in the stream. */
export function decodeMessage(bytes: Uint8Array, place: number): StreamMessage {
  const parsed = schema.safeParse(parse(bytes))
  if (!parsed.success) throw new JournalDamaged(`Message ${place} of the hall's stream is none that this version knows.`)
  const { box, after, hash, appends } = parsed.data
  return { box, after, hash, appends: appends.map(({ at, facts, cause }) => ({ at, facts: facts as unknown as Fact[], cause })) }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return null
  }
}

export const entriesIn = ({ appends }: Pick<StreamMessage, 'appends'>): number => appends.reduce((sum, { facts }) => sum + facts.length, 0)

/** What is left of it for whoever has `count` of its entries already. */
export function withoutFirst(appends: readonly Append[], count: number): Append[] {
  let left = count
  const rest: Append[] = []
  for (const append of appends) {
    const facts = append.facts.slice(left)
    left = Math.max(0, left - append.facts.length)
    if (facts.length > 0) rest.push({ ...append, facts })
  }
  return rest
}

/** The chain's hash at its last entry, hex. */
export function hashBehind({ after, hash, appends }: Omit<StreamMessage, 'box'>): string {
  let [seq, link]: [number, Uint8Array] = [after, Buffer.from(hash, 'hex')]
  for (const { at, facts, cause } of appends) for (const fact of facts) link = linkHash(link, ++seq, at, JSON.stringify(fact), cause ?? null)
  return Buffer.from(link).toString('hex')
}
