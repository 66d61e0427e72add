/**
 * A device that is not there: it answers bytes with bytes as the real one would, and a person can
 * operate it. It imports this folder only, never the codec it answers, so that both ends cannot
 * share one mistake. Like a codec it has no timers: what a cable, a slow line or noise do belongs
 * to the emulated transport.
 */
import type { DeviceKind, FaceOf, GestureOf } from './kinds.ts'

/** What can be wrong with a cable, and with how fast a device answers. */
export const lineFaults = ['none', 'silence', 'noise', 'slow'] as const
export type LineFault = (typeof lineFaults)[number]

/** The emulator's end of the cable. */
export interface EmulatorPort {
  /** Bytes from the device to the host. Lost while the cable is out. */
  send(bytes: Uint8Array): void
  /** The face has changed and should be drawn again. */
  changed(): void
}

export interface Emulator<K extends DeviceKind> {
  /** Bytes the host wrote, in any cut. Never throws. */
  receive(bytes: Uint8Array): void
  gesture(gesture: GestureOf<K>): void
  face(): FaceOf<K>
  /** The cable (which is also the power) came back: volatile state starts anew. */
  powered(): void
}
