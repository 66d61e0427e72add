/**
 * A line that several devices share, as RS-485 is: every frame carries the address of the device it is
 * for or from. What cuts the stream and reads the addresses is made once for the line; each device's
 * own codec is then given its own frames only.
 */

/** A whole frame and whose it is; `address` null: bytes that are no frame of this language. */
export interface Framed {
  readonly address: number | null
  readonly bytes: Uint8Array
}

/** Cuts what a shared line says into frames. Never throws; keeps at most one unfinished frame. */
export interface Framing {
  receive(bytes: Uint8Array): Framed[]
  /** True while a frame is begun and not ended. */
  readonly midFrame: boolean
  /** The line has been silent for the driver's `timing.gapMs` inside a frame. */
  silence(): Framed[]
}

/** How a driver's devices share a line. */
export interface Bus<Settings> {
  /** Devices on one line speak one language: its name. */
  readonly language: string
  /** Silence that the line needs behind each exchange of such a device before anybody speaks again, ms. */
  readonly restMs: number
  address(settings: Settings): number
  framing(): Framing
}
