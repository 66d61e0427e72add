/**
 * One command on its way to a device, as a state machine. Time and silence are inputs; what is to be done
 * is the answer. No line, no timer, no promise in here.
 *
 *   writing ── written ──► waiting ── replied ──► settled
 *      │                     │  ▲
 *     due: the line hangs   due: again (repeatable), on (the device says why it waits), or silent
 *                           garbled, misheard: again at once (repeatable), while there are attempts left
 */
import type { Outgoing } from '../../../drivers/contract/codec.ts'
import type { Settled, Timing } from '../../../drivers/contract/driver.ts'

/** A line slower than this is taken for hung: well under 9600 baud. */
const slowestBytesPerSecond = 400
const writeSlackMs = 3000
/**
 * A printer whose paper has run out is waited for so long: somebody comes, and it goes on from its buffer.
 * Not for ever: switched off meanwhile, it has forgotten the job and would keep the line from all others.
 */
export const patienceMs = 120_000

export type ExchangeInput<R> =
  /** The line has taken the bytes of this attempt. */
  | { readonly type: 'written'; readonly attempt: number }
  | { readonly type: 'replied'; readonly reply: R }
  /** An answer came and was spoilt on its way. */
  | { readonly type: 'garbled' }
  /** The time set has passed. `excused`: the device itself has said what keeps it. */
  | { readonly type: 'due'; readonly excused: boolean }

export type ExchangeAction<R> =
  /** Hand the bytes to the line, and come back with `due` after so long. */
  | { readonly type: 'write'; readonly dueMs: number; readonly attempt: number }
  | { readonly type: 'wait'; readonly dueMs: number }
  | { readonly type: 'settle'; readonly how: Settled<R> }
  /** The line takes no bytes. */
  | { readonly type: 'hung' }
  /** Nothing to do: a late word, or somebody else's. */
  | { readonly type: 'nothing' }

export class Exchange<R> {
  readonly #outgoing: Outgoing<R>
  readonly #timing: Timing
  #state: 'writing' | 'waiting' | 'settled' = 'writing'
  #attempt = 0
  #excusedMs = 0
  /** Before the line's own word that it has taken the bytes: an answer may overtake it. */
  #isGarbled = false

  constructor(outgoing: Outgoing<R>, timing: Timing) {
    this.#outgoing = outgoing
    this.#timing = timing
  }

  begin(): ExchangeAction<R> {
    this.#state = 'writing'
    this.#isGarbled = false
    this.#attempt += 1
    return { type: 'write', attempt: this.#attempt, dueMs: writeSlackMs + (this.#outgoing.bytes.length / slowestBytesPerSecond) * 1000 }
  }

  next(input: ExchangeInput<R>): ExchangeAction<R> {
    switch (input.type) {
      case 'written':
        return this.#written(input.attempt)
      case 'replied':
        return this.#replied(input.reply)
      case 'garbled':
        return this.#garbled()
      case 'due':
        return this.#due(input.excused)
    }
  }

  #written(attempt: number): ExchangeAction<R> {
    if (this.#state !== 'writing' || attempt !== this.#attempt) return { type: 'nothing' }
    if (this.#outgoing.closedBy === undefined) return this.#settle({ type: 'sent' })
    this.#state = 'waiting'
    if (this.#isGarbled && this.#mayRepeat) return this.begin()
    return { type: 'wait', dueMs: this.#replyMs }
  }

  /** An answer may overtake the line's word that it has taken the bytes. */
  #replied(reply: R): ExchangeAction<R> {
    if (this.#state === 'settled') return { type: 'nothing' }
    switch (this.#outgoing.closedBy?.(reply)) {
      case 'accepted':
        return this.#settle({ type: 'accepted', reply })
      case 'refused':
        return this.#settle({ type: 'refused', reply })
      case 'misheard':
        return this.#mayRepeat ? this.begin() : this.#settle({ type: 'refused', reply })
      case 'unrelated':
      case undefined:
        return { type: 'nothing' }
    }
  }

  /** Where it must not be said again, or has been said often enough, the reply's time runs on. */
  #garbled(): ExchangeAction<R> {
    if (this.#state === 'writing') this.#isGarbled = true
    return this.#state === 'waiting' && this.#mayRepeat ? this.begin() : { type: 'nothing' }
  }

  #due(excused: boolean): ExchangeAction<R> {
    if (this.#state === 'writing') return { type: 'hung' }
    if (this.#state === 'settled') return { type: 'nothing' }
    if (excused && this.#excusedMs < patienceMs) {
      this.#excusedMs += this.#replyMs
      return { type: 'wait', dueMs: this.#replyMs }
    }
    return this.#mayRepeat ? this.begin() : this.#settle({ type: 'silent' })
  }

  #settle(how: Settled<R>): ExchangeAction<R> {
    this.#state = 'settled'
    return { type: 'settle', how }
  }

  get #mayRepeat(): boolean {
    return this.#outgoing.repeatable && this.#attempt < this.#timing.attempts
  }

  get #replyMs(): number {
    return this.#outgoing.replyMs ?? this.#timing.replyMs
  }
}
