/**
 * The one session for all drivers: it carries out what the driver's codec and routine say, on a line that
 * `line-keeper.ts` keeps, one `exchange.ts` at a time. Nothing that a device does, or fails to do, reaches
 * another device: bytes are taken in helpings, queues have an end, a write that hangs is given up.
 */
import type { Codec, Incoming } from '../../../drivers/contract/codec.ts'
import type { Routine, Settled, Step } from '../../../drivers/contract/driver.ts'
import type { HidReports } from '../../../drivers/contract/hid.ts'
import type { DeviceKind, EventOf, OrderOf } from '../../../drivers/contract/kinds.ts'
import type { Reason } from '../../../drivers/contract/status.ts'
import type { Timer } from '../../clock.ts'
import type { DeviceView, SelfTestReport } from '../../wire/views.ts'
import { Announcements } from './announcements.ts'
import type { Session, SessionOptions } from './contract.ts'
import { noCounts } from './counters.ts'
import { EventWaiters } from './event-waiters.ts'
import { Helpings } from './helpings.ts'
import { LineKeeper } from './line-keeper.ts'
import { runSelfTest } from './self-test.ts'
import { Speaker } from './speaker.ts'
import { SpoiltAnswer } from './spoilt-answer.ts'
import { StatusFold } from './status-fold.ts'

export function openSession<K extends DeviceKind, S, C, E, R>(options: SessionOptions<K, S, C, E, R>): Session<K> {
  return new DeviceSession(options)
}

class DeviceSession<K extends DeviceKind, S, C, E, R> implements Session<K> {
  readonly #options: SessionOptions<K, S, C, E, R>
  readonly #line: LineKeeper
  readonly #speaker: Speaker<C, R>
  readonly #helpings = new Helpings()
  readonly #status = new StatusFold()
  readonly #counters = noCounts()
  readonly #waiters: EventWaiters
  readonly #announcements: Announcements
  readonly #spoilt: SpoiltAnswer
  #codec: Codec<C, E, R>
  #routine: Routine<K, C, E, R>
  #stopped = false
  #feeding = false
  #gapTimer: Timer | null = null
  #alarm: Timer | null = null
  #lastContact: number | null = null

  constructor(options: SessionOptions<K, S, C, E, R>) {
    const { driver, settings, transport, clock, listener } = options
    this.#options = options
    this.#codec = driver.codec(settings, null)
    this.#routine = driver.routine(settings)
    this.#waiters = new EventWaiters(clock)
    this.#spoilt = new SpoiltAnswer(driver.timing.answerBytesMin ?? Infinity)
    this.#announcements = new Announcements(clock, this.#status, () => this.#guarded(() => listener.changed(this.view())))
    this.#line = new LineKeeper(transport, clock, {
      opened: (reports) => this.#opened(reports),
      data: (bytes) => this.#data(bytes),
      closed: (reason, detail, wasOpen) => this.#closed(reason, detail, wasOpen),
    })
    this.#speaker = new Speaker({
      line: this.#line,
      clock,
      status: this.#status,
      counters: this.#counters,
      timing: driver.timing,
      encode: (command) => this.#codec.encode(command),
      said: (bytes) => {
        this.#spoilt.clear()
        this.#guarded(() => listener.wire?.('out', bytes))
      },
      settled: (command, how) => {
        this.#perform(this.#routine.settled(command, how))
        this.#announcements.look()
      },
    })
  }

  start(): void {
    if (!this.#stopped) this.#line.start()
  }

  async stop(): Promise<void> {
    if (this.#stopped) return
    this.#stopped = true
    const closed = this.#line.stop()
    this.#abandon()
    this.#status.switchedOff()
    this.#announcements.last()
    await closed
  }

  order(order: OrderOf<K>): Promise<Settled<R>> {
    return this.#speaker.request(() => this.#routine.order(order))
  }

  selfTest(): Promise<SelfTestReport> {
    const { device, driver, settings, clock } = this.#options
    return runSelfTest<K, C, R>(driver.selfTest(settings), {
      device,
      clock,
      connected: () => this.#line.isOpen,
      reason: () => this.#status.status(clock.now()).reason,
      send: (command) => this.#speaker.request(() => [command]),
      order: (order) => this.order(order),
      nextEvent: this.#waiters.from(),
    })
  }

  view(): DeviceView {
    const { device, driver, transport, clock } = this.#options
    return {
      id: device,
      kind: driver.kind,
      driver: driver.id,
      title: driver.title,
      line: transport.title,
      ...this.#status.status(clock.now()),
      since: this.#announcements.since,
      lastContact: this.#lastContact === null ? null : new Date(this.#lastContact).toISOString(),
      counters: { ...this.#counters },
    }
  }

  // ---- the line -------------------------------------------------------------------------------

  /** Codec and routine are made anew: whatever belonged to the line before is over. */
  #opened(reports: HidReports | null): void {
    const { driver, settings } = this.#options
    this.#codec = driver.codec(settings, reports)
    this.#routine = driver.routine(settings)
    this.#counters.opened += 1
    const steps = this.#routine.opened()
    this.#status.opened(steps.some((step) => step.step === 'send'))
    this.#perform(steps)
    if (!this.#helpings.empty) this.#feed(this.#line.generation)
    this.#announcements.look()
  }

  #closed(reason: Reason, detail: string, wasOpen: boolean): void {
    if (wasOpen) this.#counters.lost += 1
    this.#status.closed(reason, detail)
    this.#abandon()
    this.#announcements.look()
  }

  /** Lets go of everything that was under way on the line. */
  #abandon(): void {
    this.#feeding = false
    this.#helpings.clear()
    this.#alarm?.cancel()
    this.#gapTimer?.cancel()
    this.#speaker.abandon()
  }

  // ---- bytes in -------------------------------------------------------------------------------

  #data(bytes: Uint8Array): void {
    this.#counters.bytesIn += bytes.length
    this.#guarded(() => this.#options.listener.wire?.('in', bytes))
    if (this.#helpings.add(bytes) > 0) {
      this.#counters.garbage += 1
      this.#status.overrun(this.#options.clock.now())
    }
    if (!this.#feeding && this.#line.isOpen) this.#feed(this.#line.generation)
  }

  #feed(mine: number): void {
    if (mine !== this.#line.generation) return
    this.#gapTimer?.cancel()
    this.#understand(this.#codec.receive(this.#helpings.take()))
    if (mine !== this.#line.generation) return
    this.#feeding = !this.#helpings.empty
    if (this.#feeding) this.#options.clock.soon(() => this.#feed(mine))
    // A frame that has begun behind a spoilt one may be the answer after all.
    else if (this.#codec.midFrame || !this.#askAgain(false)) this.#listenForSilence()
  }

  #listenForSilence(): void {
    if (!this.#codec.midFrame && !this.#spoilt.mayBe) return
    this.#gapTimer = this.#options.clock.after(this.#options.driver.timing.gapMs, () => {
      this.#understand(this.#codec.silence())
      this.#askAgain(true)
    })
  }

  /** Says the command that waits once more where its answer came and was spoilt, and does not wait its whole time. */
  #askAgain(isStill: boolean): boolean {
    const isSpoilt = this.#spoilt.take(isStill)
    if (isSpoilt) this.#speaker.garbled()
    return isSpoilt
  }

  #understand(incoming: readonly Incoming<E, R>[]): void {
    const now = this.#options.clock.now()
    this.#spoilt.heard(incoming)
    for (const one of incoming) {
      if (one.kind === 'garbage') {
        this.#counters.garbage += 1
        this.#status.garbage(now, one.bytes.length)
        continue
      }
      this.#status.good(now)
      this.#line.heard()
      this.#lastContact = now
      if (one.kind === 'event') this.#perform(this.#routine.received(one.event))
      else if (!this.#speaker.replied(one.reply)) this.#perform(this.#routine.late?.(one.reply) ?? [])
    }
    this.#announcements.look()
  }

  // ---- what the routine asks ------------------------------------------------------------------

  #perform(steps: readonly Step<K, C>[]): void {
    for (const step of steps) {
      switch (step.step) {
        case 'send':
          this.#speaker.say(step.command)
          break
        case 'interject':
          this.#speaker.interject(step.command)
          break
        case 'tell':
          this.#told(step.event)
          break
        case 'condition':
          this.#status.condition(step.condition)
          break
        case 'wake':
          this.#alarm?.cancel()
          this.#alarm = this.#options.clock.after(step.afterMs, () => {
            this.#perform(this.#routine.woken())
            this.#announcements.look()
          })
          break
      }
    }
    this.#speaker.goOn()
  }

  #told(event: EventOf<K>): void {
    this.#counters.events += 1
    if (!this.#status.event(this.#options.clock.now())) return
    this.#guarded(() => this.#options.listener.event(event))
    this.#waiters.told()
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
