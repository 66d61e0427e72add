/** Clerks' PINs: kept as scrypt digests, compared in constant time, guessed slowly. */
import { createHash, randomBytes, scrypt, scryptSync, timingSafeEqual } from 'node:crypto'
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
  if (!hash.startsWith('scrypt:')) return timingSafeEqual(ofOneLength(pin), ofOneLength(hash))
  const [, salt = '', digestHex = ''] = hash.split(':')
  const expected = Buffer.from(digestHex, 'hex')
  const given = await digest(pin, Buffer.from(salt, 'hex'), digestBytes)
  return expected.length === given.length && timingSafeEqual(expected, given)
}

const ofOneLength = (text: string): Buffer => createHash('sha256').update(text).digest()

const attemptsMax = 5
const lockMs = 60_000
/** PINs of one clerk at one window that wait to be judged; a person sends one. */
const waitingMax = 4
/** Names that no clerk has share these, so that the table never grows and nobody's lock is pushed out of it. */
const strangersMax = 64

export type PinVerdict = 'right' | 'wrong' | 'locked'

interface Lock {
  count: number
  until: number
  waiting: number
  /** The attempts before this one. */
  turn: Promise<unknown>
}

/**
 * Judges PINs one after the other, a place and work number. An attempt counts before its digest is
 * made: guesses sent all at once are five, too. Five wrong ones, and there are no more for a minute.
 */
export class PinGuard {
  readonly #clock: Clock
  readonly #pins: ReadonlyMap<string, string>
  /** At most one a configured clerk and bucket, a place: the caller knows that it exists. */
  readonly #locks = new Map<string, Lock>()
  /** For names that nobody has: of the clerks' own form, so that it takes as long, and matched by no PIN. */
  readonly #nobodysPin: string
  readonly #secret = randomBytes(16)

  constructor(clock: Clock, clerks: readonly { readonly workNo: string; readonly pin: string }[]) {
    this.#clock = clock
    this.#pins = new Map(clerks.map(({ workNo, pin }) => [workNo, pin]))
    const digested = clerks.length === 0 || clerks.some(({ pin }) => pin.startsWith('scrypt:'))
    const never = randomBytes(digestBytes).toString('hex')
    this.#nobodysPin = digested ? `scrypt:${randomBytes(16).toString('hex')}:${never}` : never
  }

  async judge(place: string, workNo: string, pin: string): Promise<PinVerdict> {
    const lock = this.#lockOf(`${place} ${this.#pins.has(workNo) ? workNo : this.#strangerOf(workNo)}`)
    if (lock.waiting >= waitingMax || this.#isShut(lock)) return 'locked'
    lock.waiting += 1
    const verdict = lock.turn.then(() => {
      lock.waiting -= 1
      return this.#judgeNext(lock, workNo, pin)
    })
    lock.turn = verdict.catch(() => undefined)
    return verdict
  }

  async #judgeNext(lock: Lock, workNo: string, pin: string): Promise<PinVerdict> {
    if (this.#isShut(lock)) return 'locked'
    const now = this.#clock.now()
    lock.count = lock.until > now ? lock.count + 1 : 1
    lock.until = now + lockMs
    if (!(await pinMatches(pin, this.#pins.get(workNo) ?? this.#nobodysPin))) return 'wrong'
    lock.count = 0
    return 'right'
  }

  #isShut({ count, until }: Lock): boolean {
    return count >= attemptsMax && until > this.#clock.now()
  }

  #lockOf(name: string): Lock {
    const known = this.#locks.get(name)
    if (known !== undefined) return known
    const lock: Lock = { count: 0, until: 0, waiting: 0, turn: Promise.resolve() }
    this.#locks.set(name, lock)
    return lock
  }

  /** Keyed: from outside one cannot say which names share a bucket. No work number has a space in it. */
  #strangerOf(workNo: string): string {
    const [first = 0] = createHash('sha256').update(this.#secret).update(workNo).digest()
    return `stranger ${first % strangersMax}`
  }
}
