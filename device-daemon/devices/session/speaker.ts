/** Says commands to a device, one exchange at a time; those of one order stand together. */
import type { Outgoing } from '../../../drivers/contract/codec.ts'
import type { Settled, Timing } from '../../../drivers/contract/driver.ts'
import type { Clock, Timer } from '../../clock.ts'
import { CommandQueue, routineMax, type Unit } from './command-queue.ts'
import type { Counters } from './counters.ts'
import { Exchange, type ExchangeAction } from './exchange.ts'
import type { LineKeeper } from './line-keeper.ts'
import type { StatusFold } from './status-fold.ts'

export interface SpeakerOptions<C, R> {
  readonly line: LineKeeper
  readonly clock: Clock
  readonly status: StatusFold
  readonly counters: Counters
  readonly timing: Timing
  /** Throws for a command that cannot be said. */
  readonly encode: (command: C) => Outgoing<R>
  readonly said: (bytes: Uint8Array) => void
  readonly settled: (command: C, how: Settled<R>) => void
}

/** The command on its way, and the unit it belongs to. */
interface Current<C, R> {
  readonly unit: Unit<C, R>
  readonly index: number
  readonly command: C
  readonly bytes: Uint8Array
  readonly exchange: Exchange<R>
  readonly greets: boolean
  /** Some of its bytes may have reached the device. */
  handed: boolean
}

export class Speaker<C, R> {
  readonly #options: SpeakerOptions<C, R>
  readonly #queue = new CommandQueue<C, R>()
  #current: Current<C, R> | null = null
  #timer: Timer | null = null
  /** Gives the line back to those who share it. */
  #giveBack: () => void = () => undefined

  constructor(options: SpeakerOptions<C, R>) {
    this.#options = options
  }

  /** Settles as lost when the line is not open or too much waits; rejects for a command that cannot be said. */
  request(commandsOf: () => readonly C[]): Promise<Settled<R>> {
    if (!this.#options.line.isOpen) return Promise.resolve({ type: 'lost', handed: false })
    return new Promise((done, fail) => {
      const commands = commandsOf()
      if (commands.length === 0) return done({ type: 'sent' })
      if (!this.#queue.add({ commands, done, fail })) return done({ type: 'lost', handed: false })
      this.goOn()
    })
  }

  /** A routine's own command; `goOn` begins it. */
  say(command: C): void {
    this.#queue.add({ commands: [command], done: () => undefined, fail: () => undefined }, routineMax)
  }

  /** Says it at once, whatever waits. */
  interject(command: C): void {
    const { line, encode, said, counters } = this.#options
    if (!line.isOpen) return
    const { bytes } = encode(command)
    counters.commands += 1
    said(bytes)
    line.write(bytes).then(
      () => {
        counters.bytesOut += bytes.length
      },
      () => {
        // The line says so itself.
      },
    )
  }

  goOn(): void {
    if (!this.#options.line.isOpen || this.#current !== null) return
    const unit = this.#queue.take()
    if (unit !== undefined) this.#begin(unit, 0)
  }

  /** Whether a command waited for it. */
  replied(reply: R): boolean {
    // What is heard before the question was asked answers another.
    if (this.#current === null || !this.#current.handed) return false
    const action = this.#current.exchange.next({ type: 'replied', reply })
    this.#act(this.#current, action)
    return action.type !== 'nothing'
  }

  /** An answer was spoilt on its way: the command that waits for one is said again, if it may be. */
  garbled(): void {
    if (this.#current !== null) this.#act(this.#current, this.#current.exchange.next({ type: 'garbled' }))
  }

  /** The line has gone: everything that waits is lost. */
  abandon(): void {
    this.#timer?.cancel()
    const current = this.#current
    this.#current = null
    this.#giveBack()
    current?.unit.done({ type: 'lost', handed: current.handed })
    for (const unit of this.#queue.drain()) unit.done({ type: 'lost', handed: false })
  }

  #begin(unit: Unit<C, R>, index: number): void {
    const command = unit.commands[index]
    if (command === undefined) return
    try {
      const outgoing = this.#options.encode(command)
      this.#current = { unit, index, command, bytes: outgoing.bytes, exchange: new Exchange(outgoing, this.#options.timing), greets: outgoing.greets ?? true, handed: false }
    } catch (error) {
      // A command that cannot be said is our own mistake; the device goes on with the next.
      unit.fail(error)
      return this.goOn()
    }
    this.#options.counters.commands += 1
    this.#act(this.#current, this.#current.exchange.begin())
  }

  /** Each attempt is a turn of its own: a device that does not answer must not keep a line from the others. */
  #inTurn(speak: () => void): void {
    this.#giveBack()
    this.#giveBack = this.#options.line.turn(speak)
  }

  #act(current: Current<C, R>, action: ExchangeAction<R>): void {
    switch (action.type) {
      case 'nothing':
        return
      case 'write':
        return this.#inTurn(() => this.#write(current, action))
      case 'wait':
        return this.#dueIn(current, action.dueMs)
      case 'hung':
        return this.#options.line.giveUp('line-error', 'The line takes no bytes.')
      case 'settle':
        return this.#settle(current, action.how)
    }
  }

  #write(current: Current<C, R>, { attempt, dueMs }: Extract<ExchangeAction<R>, { type: 'write' }>): void {
    const { bytes, exchange } = current
    const { line, counters, said } = this.#options
    current.handed = true
    if (attempt > 1) counters.retries += 1
    this.#dueIn(current, dueMs)
    said(bytes)
    line.write(bytes).then(
      () => {
        if (this.#current !== current) return
        counters.bytesOut += bytes.length
        this.#act(current, exchange.next({ type: 'written', attempt }))
      },
      () => {
        // The line says so itself, through `closed`; if it does not, the write's own deadline will.
      },
    )
  }

  #dueIn(current: Current<C, R>, ms: number): void {
    const { clock, status } = this.#options
    this.#timer?.cancel()
    // The confirmation behind a job waits with the job: a question by itself is answered or it is not.
    const isBehind = current.index > 0
    this.#timer = clock.after(ms, () => {
      if (this.#current === current) this.#act(current, current.exchange.next({ type: 'due', excused: isBehind && status.saysFault }))
    })
  }

  #settle({ unit, index, command, greets }: Current<C, R>, how: Settled<R>): void {
    const { status, counters, settled } = this.#options
    this.#timer?.cancel()
    this.#current = null
    this.#giveBack()
    if (how.type === 'sent' && greets) status.greeted()
    if (how.type === 'silent') {
      counters.silences += 1
      status.silent()
    }
    const goesOn = (how.type === 'sent' || how.type === 'accepted') && index + 1 < unit.commands.length
    if (goesOn) this.#begin(unit, index + 1)
    else unit.done(how)
    settled(command, how)
    this.goOn()
  }
}
