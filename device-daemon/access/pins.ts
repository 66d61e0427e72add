/** Clerks' PINs: kept as scrypt digests, compared in constant time, guessed slowly. */
import { randomBytes, scrypt, scryptSync, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'
import type { Clock } from '../clock.ts'

const digestBytes = 32
/** Off the event loop: a digest takes some tens of milliseconds. */
const digest = promisify<string, Buffer, number, Buffer>(scrypt)

/** `scrypt:<salt>:<digest>` for the configuration. */
export function hashPin(pin: string): string {
  const salt = randomBytes(16)
  return `scrypt:${salt.toString('hex')}:${scryptSync(pin, salt, digestBytes).toString('hex')}`
}

/** `hash` may be the PIN itself, in an emulated hall. */
export async function pinMatches(pin: string, hash: string): Promise<boolean> {
  if (!hash.startsWith('scrypt:')) return pin === hash
  const [, salt = '', digestHex = ''] = hash.split(':')
  const expected = Buffer.from(digestHex, 'hex')
  const given = await digest(pin, Buffer.from(salt, 'hex'), digestBytes)
  return expected.length === given.length && timingSafeEqual(expected, given)
}

const attemptsMax = 5
const lockMs = 60_000
const namesMax = 1000

/** Counts wrong PINs a window and work number; after five, no more tries for a minute. */
export class PinGuard {
  readonly #clock: Clock
  readonly #wrong = new Map<string, { count: number; until: number }>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  locked(name: string): boolean {
    const entry = this.#wrong.get(name)
    return entry !== undefined && entry.count >= attemptsMax && entry.until > this.#clock.now()
  }

  wrong(name: string): void {
    const now = this.#clock.now()
    const entry = this.#wrong.get(name)
    const count = entry !== undefined && entry.until > now ? entry.count + 1 : 1
    this.#wrong.delete(name)
    this.#wrong.set(name, { count, until: now + lockMs })
    const oldest = this.#wrong.keys().next()
    if (this.#wrong.size > namesMax && !oldest.done) this.#wrong.delete(oldest.value)
  }

  right(name: string): void {
    this.#wrong.delete(name)
  }
}
