/** One webhook at work: its events in their order, one at a time, each until it is delivered or given up. */
import type { Clock, Timer } from '../clock.ts'
import { maySee } from '../hall/hall.ts'
import type { HallService } from '../hall-service.ts'
import type { HallEvent } from '../wire/events.ts'
import { nextTryAt, waitMsMax } from './back-off.ts'
import { fresh, type Outbox, type Progress } from './outbox.ts'
import type { Outcome, Send } from './sender.ts'
import { sign } from './signature.ts'

/** How soon a disk or journal that failed is tried again. */
const troubleWaitMs = 5000

export interface DeliveryOptions {
  readonly id: string
  readonly url: string
  readonly secret: string
  readonly events?: readonly string[] | undefined
  readonly allowLocal: boolean
  readonly service: Pick<HallService, 'read' | 'seq'>
  readonly outbox: Pick<Outbox, 'load' | 'save'>
  readonly clock: Clock
  readonly send: Send
  /** 0 to 1 */
  readonly random: () => number
  readonly report: (error: unknown, doing: string) => void
}

export class Delivery {
  readonly #options: DeliveryOptions
  #progress: Progress
  #timer: Timer | null = null
  #running: Promise<void> | null = null
  #flight: AbortController | null = null
  #isNews = false
  #isStopped = false

  /** A webhook that is new begins with what happens from now on. Throws when the outbox cannot be read or written. */
  constructor(options: DeliveryOptions) {
    this.#options = options
    const { id, outbox } = options
    const known = outbox.load(id)
    this.#progress = startOf(known, options)
    if (this.#progress !== known) outbox.save(id, this.#progress)
  }

  get progress(): Progress {
    return this.#progress
  }

  /** Goes on with what is owed, unless it waits for its next try. */
  kick(): void {
    if (this.#isStopped || this.#timer !== null) return
    this.#isNews = true
    this.#running ??= this.#run()
  }

  /** Sends all after `seq` again. Throws when the outbox cannot be written; then nothing has changed. */
  replay(seq: number): void {
    const progress = fresh(seq, this.#options.clock.now())
    this.#options.outbox.save(this.#options.id, progress)
    this.#progress = progress
    this.#timer?.cancel()
    this.#timer = null
    this.#flight?.abort()
    this.kick()
  }

  async stop(): Promise<void> {
    this.#isStopped = true
    this.#timer?.cancel()
    this.#flight?.abort()
    await this.#running
  }

  /** The events that this webhook wants, as it may see them, after `seq`. */
  async *wanted(seq: number): AsyncGenerator<HallEvent> {
    for await (const { event } of this.#options.service.read(seq)) {
      const seen = maySee({ role: 'supervisor' }, event)
      if (seen !== null && (this.#options.events?.includes(event.type) ?? true)) yield seen
    }
  }

  async #run(): Promise<void> {
    while (this.#isNews && !this.#isStopped && this.#timer === null) {
      this.#isNews = false
      try {
        await this.#drain()
      } catch (error) {
        this.#options.report(error, `webhook ${this.#options.id}`)
        this.#wait(troubleWaitMs)
      }
    }
    // No await after the last look at `#isNews`: no news is missed.
    this.#running = null
  }

  async #drain(): Promise<void> {
    while (!this.#isStopped && this.#timer === null) {
      const due = this.#progress.nextTry
      const now = this.#options.clock.now()
      // A clock that was set back must not make it wait for days.
      if (due !== null && due > now) return this.#wait(Math.min(due - now, waitMsMax))
      const before = this.#progress
      const head = this.#options.service.seq
      const next = await this.wanted(before.cursor).next()
      if (this.#progress !== before) continue
      if (next.done === true) {
        // In memory only: what nobody wants is worth no write.
        if (head > before.cursor) this.#progress = { ...before, cursor: head }
        return
      }
      await this.#try(next.value, before)
    }
  }

  async #try(event: HallEvent, before: Progress): Promise<void> {
    const { url, secret, allowLocal, clock, send } = this.#options
    const body = JSON.stringify(event)
    const flight = new AbortController()
    this.#flight = flight
    const headers = { ...sign(secret, event.seq, clock.now(), body) }
    const outcome = await send({ url, allowLocal, headers, body }, flight.signal)
    this.#flight = null
    // Stopped or set back meanwhile: the answer is about what is no longer asked.
    if (flight.signal.aborted || this.#progress !== before) return
    this.#settle(event, before, outcome)
  }

  /** Throws when the outbox cannot be written: then the cursor stays, and the event is sent once more. */
  #settle({ seq, type, at }: HallEvent, before: Progress, outcome: Outcome): void {
    const { clock, random } = this.#options
    const now = clock.now()
    const { tries, since } = before
    if (outcome.result === 'delivered') return this.#save(fresh(seq, since), seq)
    const { code: lastError } = outcome
    // By when it happened, not by its own first try: each behind a receiver that is gone would hold up the next for 72 hours.
    const nextTry = outcome.result === 'gone' ? null : nextTryAt(Math.max(Date.parse(at), since), now, tries + 1, random())
    if (nextTry === null) return this.#save({ ...fresh(seq, since), lastError }, { seq, type, at: now, reason: lastError })
    this.#save({ ...before, tries: tries + 1, nextTry, lastError })
  }

  #save(progress: Progress, ended?: Parameters<Outbox['save']>[2]): void {
    this.#options.outbox.save(this.#options.id, progress, ended)
    this.#progress = progress
  }

  #wait(ms: number): void {
    if (this.#isStopped) return
    this.#timer = this.#options.clock.after(ms, () => {
      this.#timer = null
      this.kick()
    })
  }
}

/**
 * A new webhook begins with what happens from now on. A cursor beyond the journal is of an older journal: what is in
 * the new one has not been sent. Where nothing had failed, what is owed counts from this start: a box that was off
 * for a week must not give up a day's events because the network comes up after it.
 */
function startOf(known: Progress | null, { service, clock }: DeliveryOptions): Progress {
  const now = clock.now()
  if (known === null) return fresh(service.seq, now)
  if (known.cursor > service.seq) return fresh(0, now)
  return known.tries === 0 ? { ...known, since: now } : known
}
