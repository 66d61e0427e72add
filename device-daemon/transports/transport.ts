/** Ways to reach a device. Only this folder imports serialport, node-hid and node:net. */
import type { HidReports } from '../../drivers/contract/hid.ts'
import type { Reason } from '../../drivers/contract/status.ts'

export interface LineEvents {
  data(bytes: Uint8Array): void
  /** Once, when the line has gone without our asking: `unplugged`, `unreachable` behind a network, or `line-error`. */
  closed(reason: Reason, cause?: Error): void
}

/** An open connection to a device. */
export interface Line {
  /** Of a HID device: what its reports are. Absent where bytes just follow one another. */
  readonly reports?: HidReports
  /**
   * Of a line that others share: calls `granted` when it is this device's turn for one exchange. The answer
   * gives the turn back, or takes the question back. Absent where a device has its line to itself.
   */
  turn?(granted: () => void): () => void
  /** Settles when the bytes have been handed to the device's side (drained); rejects when the line is gone. */
  write(bytes: Uint8Array): Promise<void>
  /** Idempotent. No event follows. */
  close(): Promise<void>
}

/** A line that could not be opened: `reason` goes into the device's status, `message` to the operator. */
export class LineError extends Error {
  readonly reason: Reason

  constructor(reason: Reason, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'LineError'
    this.reason = reason
  }
}

export interface Transport {
  /** For people: `serial /dev/ttyUSB0 9600 8N1`. */
  readonly title: string
  /** Rejects with LineError. Never answers later than its own opening limit. */
  open(events: LineEvents): Promise<Line>
  /**
   * Calls `appeared` when the device may have been plugged in, so that the session tries at once
   * instead of waiting for its back-off. Returns how to stop watching.
   */
  watch(appeared: () => void): () => void
}
