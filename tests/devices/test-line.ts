/** A line in the test's hand: what the session writes is kept, what the device says is said by the test. */
import { type Line, LineError, type LineEvents, type Transport } from '../../device-daemon/transports/transport.ts'
import type { Reason } from '../../drivers/contract/status.ts'

export class TestLine {
  readonly written: string[] = []
  opened = 0
  /** Null: the line can be opened. */
  refuses: Reason | null = null
  /** Writes never settle. */
  jammed = false
  #events: LineEvents | null = null
  #appeared: (() => void) | null = null

  readonly transport: Transport = {
    title: 'test line',
    open: async (events): Promise<Line> => {
      if (this.refuses !== null) throw new LineError(this.refuses, `refused: ${this.refuses}`)
      this.opened += 1
      this.#events = events
      return {
        write: (bytes) => {
          this.written.push(Buffer.from(bytes).toString('latin1'))
          return this.jammed ? new Promise(() => undefined) : Promise.resolve()
        },
        close: async () => {
          this.#events = null
        },
      }
    },
    watch: (appeared) => {
      this.#appeared = appeared
      return () => {
        this.#appeared = null
      }
    },
  }

  get isOpen(): boolean {
    return this.#events !== null
  }

  say(text: string | Uint8Array): void {
    this.#events?.data(typeof text === 'string' ? Uint8Array.from(Buffer.from(text, 'latin1')) : text)
  }

  pull(reason: Reason = 'unplugged'): void {
    const events = this.#events
    this.#events = null
    events?.closed(reason)
  }

  plug(): void {
    this.refuses = null
    this.#appeared?.()
  }
}
