/**
 * The one session for all drivers: it owns the line, the queue and every timer, and carries out what
 * the driver's codec and routine say. Nothing that a device does, or fails to do, reaches another
 * device: bytes are taken in helpings, queues have an end, a write that hangs is given up.
 */
import type { Codec, Incoming, Outgoing } from '../../drivers/contract/codec.ts'
import type { Driver, Routine, Settled, Step } from '../../drivers/contract/driver.ts'
import type { DeviceKind, EventOf, OrderOf } from '../../drivers/contract/kinds.ts'
import type { Reason } from '../../drivers/contract/status.ts'
import { type Clock, type Timer, timestamp } from '../clock.ts'
import { type Line, LineError, type Transport } from '../transports/transport.ts'
import type { DeviceView, SelfTestReport } from '../wire/views.ts'
import { BackOff } from './back-off.ts'
import { CommandQueue, routineMax, type Unit } from './command-queue.ts'
import { noCounts } from './counters.ts'
import { Helpings } from './helpings.ts'
import { runSelfTest } from './self-test.ts'
import { StatusFold } from './status-fold.ts'

export interface SessionListener<K extends DeviceKind> {
  event(event: EventOf<K>): void
  /** At once when state or reason changes; for counters a few times a second at most. */
  changed(view: DeviceView): void
  wire?(direction: 'in' | 'out', bytes: Uint8Array): void
  /** One of the above threw. The session goes on. */
  failed?(error: unknown): void
}

export interface SessionOptions<K extends DeviceKind, S, C, E, R> {
  readonly device: string
  readonly driver: Driver<K, S, C, E, R>
  readonly settings: S
  readonly transport: Transport
  readonly clock: Clock
  readonly listener: SessionListener<K>
}

export interface Session<K extends DeviceKind> {
  start(): void
  /** Idempotent. Everything that waits settles as lost. */
  stop(): Promise<void>
  /** Never rejects for what a device does; rejects only for an order that cannot be said. */
  order(order: OrderOf<K>): Promise<Settled<unknown>>
  selfTest(): Promise<SelfTestReport>
  view(): DeviceView
}

export function openSession<K extends DeviceKind, S, C, E, R>(options: SessionOptions<K, S, C, E, R>): Session<K> {
  return new DeviceSession(options)
}

/** Counters and last contact are told this often at most. */
const announceMs = 250
/** A line slower than this is taken for hung: well under 9600 baud. */
const slowestBytesPerSecond = 400
const writeSlackMs = 3000

interface Exchange<C, R> {
  readonly unit: Unit<C, R>
  readonly index: number
  readonly command: C
  readonly outgoing: Outgoing<R>
  attempt: number
}

class DeviceSession<K extends DeviceKind, S, C, E, R> implements Session<K> {
  readonly #options: SessionOptions<K, S, C, E, R>
  readonly #queue = new CommandQueue<C, R>()
  readonly #helpings = new Helpings()
  readonly #status = new StatusFold()
  readonly #backOff = new BackOff()
  readonly #counters = noCounts()
  /** Who waits for any event of the device, in a self-test. */
  readonly #eventWaiters = new Set<() => void>()
  #codec: Codec<C, E, R>
  #routine: Routine<K, C, E, R>
  #line: Line | null = null
  #opening = false
  #stopped = false
  /** Counts openings, so that a late word of an old line is known for one. */
  #generation = 0
  #exchange: Exchange<C, R> | null = null
  #feeding = false
  #exchangeTimer: Timer | null = null
  #gapTimer: Timer | null = null
  #alarm: Timer | null = null
  #reconnect: Timer | null = null
  #announcement: Timer | null = null
  #stopWatching: () => void = () => undefined
  #told: { state: DeviceView['state']; reason: DeviceView['reason'] } = { state: 'starting', reason: null }
  #since: number
  #lastContact: number | null = null

  constructor(options: SessionOptions<K, S, C, E, R>) {
    this.#options = options
    this.#codec = options.driver.codec(options.settings)
    this.#routine = options.driver.routine(options.settings)
    this.#since = options.clock.now()
  }

  start(): void {
    if (this.#stopped) return
    this.#stopWatching = this.#options.transport.watch(() => this.#appeared())
    this.#open()
  }

  async stop(): Promise<void> {
    if (this.#stopped) return
    this.#stopped = true
    this.#stopWatching()
    this.#reconnect?.cancel()
    const line = this.#line
    this.#abandon()
    this.#status.switchedOff()
    this.#announce()
    this.#announcement?.cancel()
    await line?.close()
  }

  order(order: OrderOf<K>): Promise<Settled<R>> {
    return this.#request(() => this.#routine.order(order))
  }

  selfTest(): Promise<SelfTestReport> {
    const { device, driver, settings, clock } = this.#options
    return runSelfTest<K, C, R>(driver.selfTest(settings), {
      device,
      clock,
      connected: () => this.#line !== null,
      send: (command) => this.#request(() => [command]),
      order: (order) => this.order(order),
      nextEvent: (withinMs) => this.#nextEvent(withinMs),
    })
  }

  view(): DeviceView {
    const { device, driver, transport } = this.#options
    return {
      id: device,
      kind: driver.kind,
      driver: driver.id,
      title: driver.title,
      line: transport.title,
      ...this.#status.status(),
      since: timestamp(this.#since),
      lastContact: this.#lastContact === null ? null : timestamp(this.#lastContact),
      counters: { ...this.#counters },
    }
  }

  // ---- the line -------------------------------------------------------------------------------

  #open(): void {
    if (this.#stopped || this.#opening || this.#line !== null) return
    this.#opening = true
    const { driver, settings, transport } = this.#options
    const mine = ++this.#generation
    const isMine = () => mine === this.#generation
    this.#codec = driver.codec(settings)
    this.#routine = driver.routine(settings)
    let early: { reason: Reason; cause: Error | undefined } | null = null
    const opened = transport.open({
      data: (bytes) => {
        if (isMine()) this.#data(bytes)
      },
      closed: (reason, cause) => {
        if (!isMine()) return
        if (this.#line === null) early = { reason, cause }
        else this.#closed(reason, cause?.message ?? '')
      },
    })
    opened.then(
      (line) => {
        this.#opening = false
        if (this.#stopped) return void line.close()
        this.#opened(line)
        if (early !== null) this.#closed(early.reason, early.cause?.message ?? '')
      },
      (error: unknown) => {
        this.#opening = false
        if (this.#stopped) return
        const reason = error instanceof LineError ? error.reason : 'line-error'
        this.#status.closed(reason, error instanceof Error ? error.message : String(error))
        this.#tryLater()
        this.#announce()
      },
    )
  }

  #opened(line: Line): void {
    this.#line = line
    this.#counters.opened += 1
    const steps = this.#routine.opened()
    this.#status.opened(steps.some((step) => step.step === 'send'))
    this.#perform(steps)
    if (!this.#helpings.empty) this.#feed(this.#generation)
    this.#announce()
  }

  #closed(reason: Reason, detail: string): void {
    this.#counters.lost += 1
    this.#abandon()
    this.#status.closed(reason, detail)
    this.#tryLater()
    this.#announce()
  }

  /** Lets go of the line and of everything that was under way on it. */
  #abandon(): void {
    this.#generation += 1
    this.#line = null
    this.#feeding = false
    this.#helpings.clear()
    this.#alarm?.cancel()
    this.#gapTimer?.cancel()
    this.#exchangeTimer?.cancel()
    const exchange = this.#exchange
    this.#exchange = null
    exchange?.unit.done({ type: 'lost', handed: true })
    for (const unit of this.#queue.drain()) unit.done({ type: 'lost', handed: false })
  }

  #tryLater(): void {
    if (this.#stopped) return
    this.#reconnect?.cancel()
    this.#reconnect = this.#options.clock.after(this.#backOff.next(), () => this.#open())
  }

  /** Plugged in, perhaps: no reason to wait. */
  #appeared(): void {
    if (this.#line !== null || this.#stopped) return
    this.#backOff.reset()
    if (this.#opening) return
    this.#reconnect?.cancel()
    this.#open()
  }

  // ---- bytes in -------------------------------------------------------------------------------

  #data(bytes: Uint8Array): void {
    this.#counters.bytesIn += bytes.length
    this.#guarded(() => this.#options.listener.wire?.('in', bytes))
    if (this.#helpings.add(bytes) > 0) {
      this.#counters.garbage += 1
      this.#status.flooding()
    }
    if (!this.#feeding && this.#line !== null) this.#feed(this.#generation)
  }

  #feed(mine: number): void {
    if (mine !== this.#generation) return
    this.#gapTimer?.cancel()
    this.#understand(this.#codec.receive(this.#helpings.take()))
    if (mine !== this.#generation) return
    this.#feeding = !this.#helpings.empty
    if (this.#feeding) this.#options.clock.soon(() => this.#feed(mine))
    else if (this.#codec.midFrame) {
      this.#gapTimer = this.#options.clock.after(this.#options.driver.timing.gapMs, () => this.#understand(this.#codec.silence()))
    }
    this.#announce()
  }

  #understand(incoming: readonly Incoming<E, R>[]): void {
    for (const one of incoming) {
      switch (one.kind) {
        case 'garbage':
          this.#counters.garbage += 1
          this.#status.garbage()
          break
        case 'event':
          this.#heard()
          this.#perform(this.#routine.received(one.event))
          break
        case 'reply':
          this.#heard()
          this.#replied(one.reply)
          break
      }
    }
    this.#announce()
  }

  #heard(): void {
    this.#status.good()
    this.#backOff.reset()
    this.#lastContact = this.#options.clock.now()
  }

  // ---- commands out ---------------------------------------------------------------------------

  #request(commandsOf: () => readonly C[]): Promise<Settled<R>> {
    if (this.#line === null) return Promise.resolve({ type: 'lost', handed: false })
    return new Promise((done, fail) => {
      const commands = commandsOf()
      if (commands.length === 0) return done({ type: 'sent' })
      if (!this.#queue.add({ commands, done, fail })) return done({ type: 'lost', handed: false })
      this.#pump()
    })
  }

  #pump(): void {
    if (this.#line === null || this.#exchange !== null) return
    const unit = this.#queue.take()
    if (unit !== undefined) this.#begin(unit, 0)
  }

  #begin(unit: Unit<C, R>, index: number): void {
    const command = unit.commands[index]
    if (command === undefined) return
    try {
      this.#exchange = { unit, index, command, outgoing: this.#codec.encode(command), attempt: 1 }
    } catch (error) {
      // A command that cannot be said is our own mistake; the device goes on with the next.
      unit.fail(error)
      return this.#pump()
    }
    this.#counters.commands += 1
    this.#write(this.#exchange)
  }

  #write(exchange: Exchange<C, R>): void {
    const { clock, driver, listener } = this.#options
    const { bytes, closedBy, replyMs } = exchange.outgoing
    const isCurrent = () => this.#exchange === exchange
    const attempt = exchange.attempt
    const hung = writeSlackMs + (bytes.length / slowestBytesPerSecond) * 1000
    this.#exchangeTimer?.cancel()
    this.#exchangeTimer = clock.after(hung, () => this.#hang())
    this.#guarded(() => listener.wire?.('out', bytes))
    const written = this.#line?.write(bytes) ?? Promise.reject(new Error('no line'))
    written.then(
      () => {
        if (!isCurrent() || exchange.attempt !== attempt) return
        this.#counters.bytesOut += bytes.length
        this.#exchangeTimer?.cancel()
        if (closedBy === undefined) this.#settle({ type: 'sent' })
        else this.#exchangeTimer = clock.after(replyMs ?? driver.timing.replyMs, () => this.#silent(exchange))
      },
      () => {
        // The line says so itself, through `closed`; if it does not, the write's own deadline will.
      },
    )
  }

  /** The line takes no bytes: open it anew rather than wait for ever. */
  #hang(): void {
    const line = this.#line
    this.#closed('line-error', 'The line takes no bytes.')
    void line?.close().catch(() => undefined)
  }

  #silent(exchange: Exchange<C, R>): void {
    if (exchange.outgoing.repeatable && exchange.attempt < this.#options.driver.timing.attempts) {
      this.#counters.retries += 1
      exchange.attempt += 1
      return this.#write(exchange)
    }
    this.#counters.silences += 1
    this.#status.silent()
    this.#settle({ type: 'silent' })
  }

  /** A reply to nothing, or a late one, is heard and no more. */
  #replied(reply: R): void {
    switch (this.#exchange?.outgoing.closedBy?.(reply)) {
      case 'accepted':
        return this.#settle({ type: 'accepted', reply })
      case 'refused':
        return this.#settle({ type: 'refused', reply })
      case 'unrelated':
      case undefined:
        return
    }
  }

  #settle(how: Settled<R>): void {
    const exchange = this.#exchange
    if (exchange === null) return
    this.#exchangeTimer?.cancel()
    this.#exchange = null
    if (how.type === 'sent') this.#status.greeted()
    const { unit, index, command } = exchange
    const goesOn = (how.type === 'sent' || how.type === 'accepted') && index + 1 < unit.commands.length
    if (goesOn) this.#begin(unit, index + 1)
    else unit.done(how)
    this.#perform(this.#routine.settled(command, how))
    this.#pump()
    this.#announce()
  }

  // ---- what the routine asks ------------------------------------------------------------------

  #perform(steps: readonly Step<K, C>[]): void {
    for (const step of steps) {
      switch (step.step) {
        case 'send':
          this.#queue.add({ commands: [step.command], done: () => undefined, fail: () => undefined }, routineMax)
          break
        case 'tell':
          this.#counters.events += 1
          this.#guarded(() => this.#options.listener.event(step.event))
          for (const waiter of [...this.#eventWaiters]) waiter()
          break
        case 'condition':
          this.#status.condition(step.condition)
          break
        case 'wake':
          this.#alarm?.cancel()
          this.#alarm = this.#options.clock.after(step.afterMs, () => {
            this.#perform(this.#routine.woken())
            this.#announce()
          })
          break
      }
    }
    this.#pump()
  }

  #nextEvent(withinMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const end = (came: boolean) => {
        timer.cancel()
        this.#eventWaiters.delete(whenTold)
        resolve(came)
      }
      const whenTold = () => end(true)
      const timer = this.#options.clock.after(withinMs, () => end(false))
      this.#eventWaiters.add(whenTold)
    })
  }

  // ---- telling --------------------------------------------------------------------------------

  #announce(): void {
    const { clock, listener } = this.#options
    const { state, reason } = this.#status.status()
    if (state !== this.#told.state || reason !== this.#told.reason) {
      this.#told = { state, reason }
      this.#since = clock.now()
      this.#guarded(() => listener.changed(this.view()))
      return
    }
    if (this.#announcement !== null || this.#stopped) return
    this.#announcement = clock.after(announceMs, () => {
      this.#announcement = null
      this.#guarded(() => listener.changed(this.view()))
    })
  }

  /** A listener's own fault must not hurt the device, nor the other listeners of the line. */
  #guarded(tell: () => void): void {
    try {
      tell()
    } catch (error) {
      this.#options.listener.failed?.(error)
    }
  }
}
