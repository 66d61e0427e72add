/**
 * The journal of a hall of many boxes. What is agreed is the hall's stream: an append is published directly behind
 * the last message this box knows, and refused there when another box was first. What is agreed is copied into a
 * journal of this box's own disk, in the stream's order, so that reading, keys, the chain and restarts are as on one
 * box, and an append that was answered stands on two machines.
 */
import type { Clock, Timer } from '../../clock.ts'
import type { Fact, HallEvent } from '../../wire/events.ts'
import { type Append, type Cause, type Follower, type Journal, JournalConflict, JournalDamaged, type JournalEntry, type Shared } from '../journal.ts'
import type { OwnJournal } from '../sqlite-journal.ts'
import { giveBack } from './give-back.ts'
import type { Following, HallStream } from './hall-stream.ts'
import { decodeMessage, encodeMessage, entriesIn, type StreamMessage, withoutFirst } from './message.ts'

/** How often it is looked whether the stream is there and this box at its end. */
const lookMs = 2000
/** So many looks between two signs of life: half a minute, as a site of one box has it. */
const greetEvery = 15
/** A message that is in the stream comes here within milliseconds; one that a consumer has missed would come in half a minute. */
const soonMs = 200
/** A publish without an answer is made again with the same id, which is taken once. */
const publishTries = 2

export interface SharedJournalOptions {
  readonly copy: OwnJournal
  readonly stream: HallStream
  readonly site: string
  readonly box: string
  readonly clock: Clock
  /** Whether this box says for all of the hall that it is there. */
  readonly greets: boolean
  /** A random id for a message. */
  readonly newId: () => string
  /** The stream and this box's copy differ: nothing more is taken. */
  readonly onDamage: (error: JournalDamaged) => void
}

export class SharedJournal implements Journal, Shared {
  readonly #options: SharedJournalOptions
  readonly #copy: OwnJournal
  readonly #stream: HallStream
  readonly #followers: Follower[] = []
  readonly #reaching = new Set<{ readonly place: number; readonly resolve: () => void; readonly reject: (error: unknown) => void }>()
  /** The last message of the stream that is in the copy; null until it is known. */
  #place: number | null = null
  #following: Following | null = null
  #trouble: string | null = cutOff('it has not been reached yet')
  #damage: JournalDamaged | null = null
  #looking: Promise<void> | null = null
  #lookAgain: Timer | null = null
  #isClosed = false
  /** That went well. */
  #looks = 0
  /** One message after the other goes into the copy, whichever way it came. */
  #taking: Promise<unknown> = Promise.resolve()

  constructor(options: SharedJournalOptions) {
    this.#options = options
    this.#copy = options.copy
    this.#stream = options.stream
    this.look()
  }

  get shared(): Shared {
    return this
  }

  get head(): number {
    return this.#copy.head
  }

  get trouble(): string | null {
    return this.#trouble
  }

  follow(follower: Follower): void {
    this.#followers.push(follower)
  }

  async append(expected: number, at: string, facts: readonly Fact[], cause?: Cause): Promise<readonly HallEvent[]> {
    const [events = []] = await this.appendAll(expected, [{ at, facts, cause }])
    return events
  }

  async appendAll(expected: number, appends: readonly Append[]): Promise<readonly (readonly HallEvent[])[]> {
    const place = this.#place
    if (this.#trouble !== null || place === null) throw new Error(this.#trouble ?? 'the end of the stream is not known yet')
    if (expected !== this.head) throw new JournalConflict(expected, this.head)
    if (appends.some(({ cause }) => cause !== undefined && /\n/.test(cause.key + cause.request))) throw new RangeError('a cause has no line feeds')
    const hash = (await this.#copy.hashAt(expected)) ?? ''
    const message = { box: this.#options.box, after: expected, hash, appends }
    const taken = await this.#publish(message, place).catch((error: unknown) => this.#unanswered(error))
    if (taken === null) {
      await this.#reached(place + 1)
      throw new JournalConflict(expected, this.head)
    }
    await this.#inTurn(() => this.#take(taken, message)).catch((error: unknown) => this.#copyFailed(error))
    await this.#reached(taken)
    let seq = expected
    return appends.map(({ at, facts }) => facts.map((fact) => ({ ...fact, seq: ++seq, at, site: this.#options.site })))
  }

  causeOf(key: string): ReturnType<Journal['causeOf']> {
    return this.#copy.causeOf(key)
  }

  read(after: number, through?: number): AsyncIterable<JournalEntry> {
    return this.#copy.read(after, through)
  }

  hashAt(seq: number): Promise<string | null> {
    return this.#copy.hashAt(seq)
  }

  saveSnapshot(name: string, version: number, seq: number, state: string): Promise<void> {
    return this.#copy.saveSnapshot(name, version, seq, state)
  }

  loadSnapshot(name: string, version: number): ReturnType<Journal['loadSnapshot']> {
    return this.#copy.loadSnapshot(name, version)
  }

  /** The connection was lost: said before the next look. */
  lost(why: string): void {
    this.#stopFollowing()
    this.#setTrouble(cutOff(why))
  }

  /** Settles when the stream's end was reached, or cannot be now (`trouble` says why). */
  look(): Promise<void> {
    this.#lookAgain?.cancel()
    this.#looking ??= this.#lookOnce().finally(() => {
      this.#looking = null
      if (!this.#isClosed) this.#lookAgain = this.#options.clock.after(lookMs, () => void this.look())
    })
    return this.#looking
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#lookAgain?.cancel()
    this.#stopFollowing()
    await this.#stream.close()
    await this.#looking
    await this.#taking
    await this.#copy.close()
  }

  async #lookOnce(): Promise<void> {
    if (this.#damage !== null) return
    try {
      // What is appended while the server answers is behind the end that it tells.
      const before = this.#place
      const end = await this.#stream.end()
      // A server that lost its disk, or the last moments before a power failure, has less than was agreed.
      if (before === null || end < before) this.#place = await this.#findPlace(end)
      await this.#startFollowing(this.#place ?? end)
      await this.#reached(end)
      this.#greet()
      this.#setTrouble(null)
    } catch (error) {
      if (error instanceof JournalDamaged) return this.#damaged(error)
      // A server that was started anew has forgotten who follows it.
      this.#stopFollowing()
      this.#setTrouble(error instanceof CopyFailed ? error.message : cutOff(wordsOf(error)))
    }
  }

  #greet(): void {
    if (this.#options.greets && (this.#trouble !== null || this.#looks % greetEvery === 0)) this.#stream.greet(this.head)
    this.#looks += 1
  }

  async #startFollowing(place: number): Promise<void> {
    if (this.#following !== null) return
    const following = await this.#stream.follow(place, (at, bytes) => void this.#heard(at, bytes))
    this.#following = following
    void following.ended.finally(() => {
      if (this.#following === following) this.#following = null
    })
  }

  #stopFollowing(): void {
    this.#following?.stop()
    this.#following = null
  }

  /** The last message that is wholly in the copy. What the copy has and the stream has lost is given back first. */
  async #findPlace(end: number): Promise<number> {
    this.#stopFollowing()
    const given = await giveBack(this.#stream, this.#copy, end, this.#options)
    let [low, high] = [0, given]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      const message = decodeMessage(await this.#stream.at(middle), middle)
      if (message.after + entriesIn(message) <= this.head) low = middle
      else high = middle - 1
    }
    return low
  }

  async #publish(message: StreamMessage, place: number): Promise<number | null> {
    const [id, bytes] = [this.#options.newId(), encodeMessage(message)]
    for (let tries = 1; ; tries++) {
      try {
        return await this.#stream.publish(id, bytes, place)
      } catch (error) {
        if (tries === publishTries || this.#trouble !== null) throw error
      }
    }
  }

  /** Whether it was taken is seen at the stream's end; until then nothing else is appended. */
  #unanswered(error: unknown): never {
    this.#setTrouble(cutOff(wordsOf(error)))
    throw error
  }

  async #heard(place: number, bytes: Uint8Array): Promise<void> {
    try {
      const before = this.head
      // One's own comes back after its answer, mostly: it is not even read.
      await this.#inTurn(async () => (this.#has(place) ? undefined : this.#take(place, decodeMessage(bytes, place))))
      if (this.head !== before) for (const follower of this.#followers) follower.grown()
    } catch (error) {
      this.#copyFailed(error)
    }
  }

  /** It is followed again from the last place that is in the copy. */
  #copyFailed(error: unknown): void {
    if (error instanceof JournalDamaged) return this.#damaged(error)
    const failed = new CopyFailed(`The copy of the journal on this box cannot be written: ${wordsOf(error)}.`)
    this.#stopFollowing()
    this.#setTrouble(failed.message)
    for (const one of this.#reaching) one.reject(failed)
  }

  #inTurn<Result>(take: () => Promise<Result>): Promise<Result> {
    const taken = this.#taking.then(take)
    this.#taking = taken.catch(() => null)
    return taken
  }

  /** Into the copy, as far as it is not there. One that comes too early comes again. */
  async #take(place: number, { after, hash, appends }: StreamMessage): Promise<void> {
    if (this.#isClosed || this.#damage !== null || this.#place === null || place !== this.#place + 1) return
    if (after > this.head) throw new JournalDamaged(`Message ${place} of the hall's stream begins after entry ${after}; this box has ${this.head}.`)
    // Asked of the copy's own chain: whoever folded something else up to here must not go on.
    if ((await this.#copy.hashAt(after)) !== hash) throw new JournalDamaged(`The hall's stream and the copy on this box differ at entry ${after} or before it.`, after)
    const rest = withoutFirst(appends, this.head - after)
    if (rest.length > 0) await this.#copy.appendAll(this.head, rest)
    this.#place = place
    for (const one of this.#reaching) if (one.place <= place) one.resolve()
  }

  #has(place: number): boolean {
    return this.#place !== null && this.#place >= place
  }

  /** Settles when it is in the copy: it comes by itself, and where it does not soon it is fetched. */
  async #reached(place: number): Promise<void> {
    if (this.#has(place)) return
    const { promise, resolve, reject } = Promise.withResolvers<void>()
    const waiting = { place, resolve, reject }
    this.#reaching.add(waiting)
    const timer = this.#options.clock.after(soonMs, resolve)
    await promise.finally(() => {
      timer.cancel()
      this.#reaching.delete(waiting)
    })
    for (let next = (this.#place ?? 0) + 1; !this.#has(place); next++) {
      await this.#heard(next, await this.#stream.at(next))
      if (!this.#has(next)) throw new CopyFailed(this.#trouble ?? `message ${next} of the hall's stream was not taken`)
    }
  }

  #damaged(error: JournalDamaged): void {
    if (this.#damage !== null) return
    this.#stopFollowing()
    this.#setTrouble(error.message)
    this.#damage = error
    this.#options.onDamage(error)
  }

  #setTrouble(why: string | null): void {
    if (this.#damage !== null) return
    if (why === this.#trouble) return
    this.#trouble = why
    for (const follower of this.#followers) follower.trouble(why)
  }
}

/** What is agreed cannot be written here; a sentence. */
class CopyFailed extends Error {}

const cutOff = (why: string): string => `This box is cut off from its hall: ${why}.`
const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))
