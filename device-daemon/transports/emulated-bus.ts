/**
 * A shared line that is emulated: what the host says reaches every device on it, what a device says reaches
 * the host. A device whose own cable is out is missing from it, and the line goes on, as RS-485 does.
 */
import { type Line, LineError, type LineEvents, type Transport } from './transport.ts'

export class EmulatedBus {
  readonly transport: Transport
  readonly #cables: Transport[] = []

  constructor(name: string) {
    this.transport = {
      title: `emulated ${name}`,
      open: (events) => this.#open(events),
      watch: () => () => undefined,
    }
  }

  /** Hangs a device on it. */
  add(cable: Transport): void {
    this.#cables.push(cable)
  }

  async #open({ data }: LineEvents): Promise<Line> {
    const taps = this.#cables.map((cable) => new Tap(cable, data))
    await Promise.all(taps.map((tap) => tap.open()))
    return {
      write: async (bytes) => {
        await Promise.all(taps.map((tap) => tap.write(bytes)))
      },
      close: async () => {
        await Promise.all(taps.map((tap) => tap.close()))
      },
    }
  }
}

/** One device's place on the line; it comes and goes. */
class Tap {
  readonly #cable: Transport
  readonly #data: (bytes: Uint8Array) => void
  readonly #stopWatching: () => void
  #line: Line | null = null
  #over = false

  constructor(cable: Transport, data: (bytes: Uint8Array) => void) {
    this.#cable = cable
    this.#data = data
    this.#stopWatching = cable.watch(() => void this.open())
  }

  async open(): Promise<void> {
    try {
      const line = await this.#cable.open({
        data: this.#data,
        closed: () => {
          this.#line = null
        },
      })
      if (this.#over) await line.close()
      else this.#line = line
    } catch (error) {
      // Not plugged in: the others are there.
      if (!(error instanceof LineError)) throw error
    }
  }

  async write(bytes: Uint8Array): Promise<void> {
    await this.#line?.write(bytes).catch(() => undefined)
  }

  async close(): Promise<void> {
    this.#over = true
    this.#stopWatching()
    await this.#line?.close()
  }
}
