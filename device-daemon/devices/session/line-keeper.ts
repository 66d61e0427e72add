/** Keeps one line open: opens it, gives up an opening that hangs, waits longer and longer, notices a plug. */
import type { HidReports } from '../../../drivers/contract/hid.ts'
import type { Reason } from '../../../drivers/contract/status.ts'
import type { Clock, Timer } from '../../clock.ts'
import { type Line, LineError, type Transport } from '../../transports/transport.ts'
import { BackOff } from './back-off.ts'

/** A line that has not opened by then hangs: another try may find it well. */
export const openMs = 10_000

export interface LineKeeperEvents {
  /** A line is there; `reports` where it is a HID device's. */
  opened(reports: HidReports | null): void
  data(bytes: Uint8Array): void
  /** Gone, or not to be had. `wasOpen` tells which. */
  closed(reason: Reason, detail: string, wasOpen: boolean): void
}

export class LineKeeper {
  readonly #transport: Transport
  readonly #clock: Clock
  readonly #events: LineKeeperEvents
  readonly #backOff = new BackOff()
  #line: Line | null = null
  #opening = false
  #stopped = false
  /** Counts openings, so that a late word of an old line is known for one. */
  #generation = 0
  #reconnect: Timer | null = null
  #deadline: Timer | null = null
  #stopWatching: () => void = () => undefined

  constructor(transport: Transport, clock: Clock, events: LineKeeperEvents) {
    this.#transport = transport
    this.#clock = clock
    this.#events = events
  }

  get isOpen(): boolean {
    return this.#line !== null
  }

  /** Of the present line; another number means another line. */
  get generation(): number {
    return this.#generation
  }

  start(): void {
    try {
      this.#stopWatching = this.#transport.watch(() => this.#appeared())
    } catch {
      // Where nothing can be watched the back-off finds the device.
    }
    this.#open()
  }

  async stop(): Promise<void> {
    this.#stopped = true
    this.#stopWatching()
    this.#reconnect?.cancel()
    this.#deadline?.cancel()
    const line = this.#line
    this.#line = null
    this.#generation += 1
    await line?.close()
  }

  write(bytes: Uint8Array): Promise<void> {
    return this.#line?.write(bytes) ?? Promise.reject(new Error('no line'))
  }

  /** Calls `granted` when the line is free for one exchange: at once, where nobody shares it. The answer gives it back. */
  turn(granted: () => void): () => void {
    if (this.#line?.turn !== undefined) return this.#line.turn(granted)
    granted()
    return () => undefined
  }

  /** The device makes sense: the next loss is a new one. */
  heard(): void {
    this.#backOff.reset()
  }

  /** Gives the line up and opens it anew. */
  giveUp(reason: Reason, detail: string): void {
    const line = this.#line
    this.#lose(reason, detail)
    void line?.close().catch(() => undefined)
  }

  #open(): void {
    if (this.#stopped || this.#opening || this.#line !== null) return
    this.#opening = true
    const mine = ++this.#generation
    let early: { readonly reason: Reason; readonly detail: string } | null = null
    this.#deadline = this.#clock.after(openMs, () => this.#hang(mine))
    const opened = this.#transport.open({
      data: (bytes) => {
        if (mine === this.#generation) this.#events.data(bytes)
      },
      closed: (reason, cause) => {
        if (mine !== this.#generation) return
        if (this.#line === null) early = { reason, detail: sentenceOf(cause) }
        else this.#lose(reason, sentenceOf(cause))
      },
    })
    opened.then(
      (line) => {
        if (mine !== this.#generation || this.#stopped) return void line.close().catch(() => undefined)
        this.#settled()
        this.#line = line
        this.#events.opened(line.reports ?? null)
        if (early !== null) this.#lose(early.reason, early.detail)
      },
      (error: unknown) => {
        if (mine === this.#generation) this.#fail(error instanceof LineError ? error.reason : 'line-error', sentenceOf(error))
      },
    )
  }

  #settled(): void {
    this.#opening = false
    this.#deadline?.cancel()
  }

  /** A line that opens after all is closed again. */
  #hang(mine: number): void {
    if (mine !== this.#generation || !this.#opening) return
    this.#generation += 1
    this.#fail('line-error', `The line does not open within ${openMs / 1000} s.`)
  }

  #fail(reason: Reason, detail: string): void {
    this.#settled()
    if (this.#stopped) return
    this.#tryLater()
    this.#events.closed(reason, detail, false)
  }

  #lose(reason: Reason, detail: string): void {
    this.#generation += 1
    this.#line = null
    this.#tryLater()
    this.#events.closed(reason, detail, true)
  }

  #tryLater(): void {
    if (this.#stopped) return
    this.#reconnect?.cancel()
    this.#reconnect = this.#clock.after(this.#backOff.next(), () => this.#open())
  }

  /** Plugged in, perhaps: no reason to wait. */
  #appeared(): void {
    if (this.#line !== null || this.#stopped) return
    this.#backOff.reset()
    if (this.#opening) return
    this.#reconnect?.cancel()
    this.#open()
  }
}

/** Our own sentences are for people; a system's or a library's are not, and the reason has words of its own. */
const sentenceOf = (cause: unknown): string => (cause instanceof LineError ? cause.message : '')
