/**
 * One opened line for several devices: it is opened when the first of them asks, closed when the last has
 * gone, and lost for all at once. What it says is cut into frames once and handed to the device whose
 * address stands on them; each device's session sees a line of its own.
 *
 * Bytes that are no frame harm nobody, and are told to nobody while the line makes sense as a whole. Where
 * hardly anything does (a wrong baud rate, crossed wires), every device hears them, and says so.
 */
import type { Framed, Framing } from '../../../drivers/contract/bus.ts'
import type { Reason } from '../../../drivers/contract/status.ts'
import type { Clock, Timer } from '../../clock.ts'
import { type Line, LineError, type LineEvents, type Transport } from '../../transports/transport.ts'
import { Hearing } from '../session/hearing.ts'
import { Helpings } from '../session/helpings.ts'
import { openMs } from '../session/line-keeper.ts'
import type { LineView } from '../../wire/line-view.ts'
import { Turns } from './turns.ts'

export interface SharedLineOptions {
  readonly id: string
  readonly transport: Transport
  readonly bus: { framing(): Framing }
  readonly gapMs: number
  readonly clock: Clock
}

export interface Member {
  readonly device: string
  readonly address: number
  readonly restMs: number
}

/** A device that has the line open. */
interface Joined extends Member {
  readonly events: LineEvents
  writing: number
}

/** Bytes under way when a device lets go of the line are taken by then, or never. */
const lastWriteMs = 1000
/** More than a line can have. */
const strangersMax = 32

export class SharedLine {
  readonly #options: SharedLineOptions
  readonly #members: Member[] = []
  readonly #joined = new Map<number, Joined>()
  readonly #turns: Turns
  readonly #helpings = new Helpings()
  readonly #strangers = new Set<number>()
  #hearing = new Hearing()
  #framing: Framing
  #garbage = 0
  #line: Line | null = null
  #opening: { readonly line: Promise<Line>; readonly deadline: Timer } | null = null
  /** Counts openings, so that a late word of an old line is known for one. */
  #generation = 0
  #feeding = false
  #gap: Timer | null = null

  constructor(options: SharedLineOptions) {
    this.#options = options
    this.#framing = options.bus.framing()
    this.#turns = new Turns(options.clock, () => this.#framing.midFrame)
  }

  /** The line as this device sees it. */
  transportFor(member: Member): Transport {
    this.#members.push(member)
    const { id, transport } = this.#options
    return {
      title: `${transport.title}${transport.title.includes(id) ? '' : `, ${id}`}, address ${member.address}`,
      open: (events) => this.#join(member, events),
      watch: (appeared) => transport.watch(appeared),
    }
  }

  view(): LineView {
    const { id, transport } = this.#options
    const devices = this.#members.map(({ device, address }) => ({ id: device, address }))
    return { id, line: transport.title, open: this.#line !== null, devices, strangers: [...this.#strangers], garbage: this.#garbage }
  }

  async #join(member: Member, events: LineEvents): Promise<Line> {
    const line = await this.#opened()
    // It may have gone while the others waited for it.
    if (this.#line !== line) throw new LineError('unplugged', `${this.#options.id} was lost while it was opened.`)
    const joined: Joined = { ...member, events, writing: 0 }
    this.#joined.set(member.address, joined)
    return {
      write: (bytes) => this.#write(joined, line, bytes),
      close: () => this.#leave(joined),
      turn: (granted) => this.#turns.ask(member.restMs, granted),
    }
  }

  /** Whoever asks while it is being opened waits for the same opening; one that hangs is given up. */
  #opened(): Promise<Line> {
    if (this.#line !== null) return Promise.resolve(this.#line)
    if (this.#opening !== null) return this.#opening.line
    const mine = ++this.#generation
    const { transport, clock } = this.#options
    const opening = transport.open({
      data: (bytes) => {
        if (mine === this.#generation) this.#data(bytes)
      },
      closed: (reason, cause) => {
        if (mine === this.#generation) this.#lose(reason, cause)
      },
    })
    const line = opening.then(
      (open) => this.#begin(open, mine),
      (error: unknown) => {
        if (mine === this.#generation) this.#settled()
        throw error
      },
    )
    const deadline = clock.after(openMs, () => {
      // A line that opens after all is closed again.
      this.#generation += 1
      this.#settled()
    })
    this.#opening = { line, deadline }
    return line
  }

  #begin(line: Line, mine: number): Line {
    if (mine !== this.#generation) {
      void line.close().catch(() => undefined)
      throw new LineError('unplugged', `${this.#options.id} was lost while it was opened.`)
    }
    this.#settled()
    this.#line = line
    this.#framing = this.#options.bus.framing()
    this.#hearing = new Hearing()
    this.#strangers.clear()
    this.#helpings.clear()
    this.#feeding = false
    return line
  }

  #settled(): void {
    this.#opening?.deadline.cancel()
    this.#opening = null
  }

  async #write(joined: Joined, line: Line, bytes: Uint8Array): Promise<void> {
    joined.writing += 1
    try {
      await line.write(bytes)
    } finally {
      joined.writing -= 1
    }
  }

  /** The last one closes it. One whose bytes it does not take leaves a line that will not take the others' either. */
  async #leave(joined: Joined): Promise<void> {
    const line = this.#line
    if (line === null || this.#joined.get(joined.address) !== joined) return
    this.#joined.delete(joined.address)
    if (this.#joined.size === 0) return this.#end(line)
    if (joined.writing === 0) return
    this.#options.clock.after(lastWriteMs, () => {
      if (joined.writing > 0 && this.#line === line) void this.#end(line)
    })
  }

  async #end(line: Line): Promise<void> {
    this.#lose('line-error', new LineError('line-error', 'The line takes no bytes.'))
    await line.close().catch(() => undefined)
  }

  /** Gone for all of them. */
  #lose(reason: Reason, cause?: Error): void {
    this.#generation += 1
    this.#line = null
    this.#settled()
    this.#gap?.cancel()
    this.#helpings.clear()
    const joined = [...this.#joined.values()]
    this.#joined.clear()
    for (const { events } of joined) events.closed(reason, cause)
  }

  // ---- what it says ---------------------------------------------------------------------------

  #data(bytes: Uint8Array): void {
    this.#helpings.add(bytes)
    if (!this.#feeding && this.#line !== null) this.#feed(this.#generation)
  }

  /** In helpings: a line that floods delays nobody else on this box. */
  #feed(mine: number): void {
    if (mine !== this.#generation) return
    this.#gap?.cancel()
    this.#handOut(this.#framing.receive(this.#helpings.take()))
    if (mine !== this.#generation) return
    const { clock, gapMs } = this.#options
    this.#feeding = !this.#helpings.empty
    if (this.#feeding) clock.soon(() => this.#feed(mine))
    else if (this.#framing.midFrame) this.#gap = clock.after(gapMs, () => this.#handOut(this.#framing.silence()))
  }

  #handOut(framed: readonly Framed[]): void {
    for (const { address, bytes } of framed) {
      if (address === null) this.#noise(bytes)
      else this.#frame(address, bytes)
    }
  }

  #frame(address: number, bytes: Uint8Array): void {
    this.#hearing.good(this.#options.clock.now())
    const joined = this.#joined.get(address)
    if (joined !== undefined) joined.events.data(bytes)
    else if (this.#strangers.size < strangersMax && !this.#members.some((member) => member.address === address)) this.#strangers.add(address)
  }

  #noise(bytes: Uint8Array): void {
    const now = this.#options.clock.now()
    this.#garbage += 1
    this.#hearing.garbage(now)
    if (!this.#hearing.isGarbled(now)) return
    for (const { events } of [...this.#joined.values()]) events.data(bytes)
  }
}
