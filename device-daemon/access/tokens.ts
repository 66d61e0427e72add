/**
 * Bearer tokens: `gt1.<claims>.<mac>`, both base64url, the mac HMAC-SM3 over `gt1.<claims>` with a key
 * that never leaves the data folder. Nothing is stored for a token: deleting the key ends them all.
 */
import { createHmac, timingSafeEqual } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import { keyIn } from '../key-file.ts'
import { roleSchema, windowNumberSchema, workNoSchema } from '../wire/words.ts'

export const claimsSchema = z.strictObject({
  role: roleSchema,
  window: windowNumberSchema.optional(),
  kiosk: z.int().min(1).optional(),
  /** The clerk who acts. A window's page token has none until the clerk signs in. */
  clerk: workNoSchema.optional(),
  /** True for tokens that a clerk's own PIN made. */
  signedIn: z.boolean().optional(),
  /** Ends then; ms since 1970. */
  until: z.int(),
})
export type Claims = z.infer<typeof claimsSchema>

const prefix = 'gt1'
const tokenCharsMax = 1024
/** Tokens in use at once: pages, clerks of a day, back offices. */
const knownMax = 500
const keyBytesMin = 32

export class Tokens {
  readonly #key: Uint8Array
  readonly #known = new Map<string, Claims>()

  constructor(key: Uint8Array) {
    if (key.length < keyBytesMin) throw new RangeError('a token key has 32 bytes or more')
    this.#key = key
  }

  issue(claims: Claims): string {
    const body = `${prefix}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}`
    return `${body}.${this.#mac(body).toString('base64url')}`
  }

  /** Null for anything that this key did not issue, to the last character, or that has ended. */
  read(token: string, now: number): Claims | null {
    const known = this.#known.get(token)
    const claims = known ?? this.#verify(token)
    if (claims === null || claims.until <= now) return null
    if (known === undefined) this.#remember(token, claims)
    return claims
  }

  /** A page asks with one token thousands of times a day: it is verified once. Only good ones are kept. */
  #remember(token: string, claims: Claims): void {
    this.#known.set(token, claims)
    const oldest = this.#known.keys().next()
    if (this.#known.size > knownMax && !oldest.done) this.#known.delete(oldest.value)
  }

  #verify(token: string): Claims | null {
    const parts = token.length > tokenCharsMax ? [] : token.split('.')
    const [kind, claims, mac] = parts
    if (parts.length !== 3 || kind !== prefix || claims === undefined || mac === undefined) return null
    const given = Buffer.from(mac, 'base64url')
    const expected = this.#mac(`${kind}.${claims}`)
    if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
    // Buffer.from passes over what is not base64url: a token with junk behind it would be another text of the same token.
    if (given.toString('base64url') !== mac) return null
    const parsed = claimsSchema.safeParse(JSON.parse(Buffer.from(claims, 'base64url').toString('utf8')))
    return parsed.success ? parsed.data : null
  }

  #mac(body: string): Buffer {
    return createHmac('sm3', this.#key).update(body).digest()
  }
}

/** Reads the folder's key, or makes one that only this user can read. Throws KeyFault. */
export function tokensIn(folder: string): Tokens {
  const lost = 'the next start makes another, and every token has to be made anew'
  return new Tokens(keyIn({ path: join(folder, 'token.key'), what: 'The token key', bytes: keyBytesMin, orMore: true, lost }))
}
