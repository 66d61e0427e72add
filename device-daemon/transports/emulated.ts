/**
 * A cable with an emulator at its other end. What a cable can do is done here (be pulled, be slow, be
 * silent, be noisy), what a device can do is done by its emulator. Bytes never arrive within the call
 * that sends them, as on a real line.
 */
import type { Emulator, EmulatorPort, LineFault } from '../../drivers/contract/emulator.ts'
import type { DeviceKind, FaceOf, GestureOf } from '../../drivers/contract/kinds.ts'
import type { Clock } from '../clock.ts'
import { type Line, LineError, type LineEvents, type Transport } from './transport.ts'

export interface EmulatedLine<K extends DeviceKind> {
  readonly transport: Transport
  readonly cable: 'in' | 'out'
  readonly fault: LineFault
  setCable(cable: 'in' | 'out'): void
  setFault(fault: LineFault): void
  gesture(gesture: GestureOf<K>): void
  face(): FaceOf<K>
  /** Called when face, cable or fault has changed. */
  onChanged(changed: () => void): void
}

export interface EmulatedOptions {
  readonly clock: Clock
  readonly name: string
  /** As slow as a real line; absent: no pacing. */
  readonly bytesPerSecond?: number
}

/** How late what a slow device says arrives, ms: a printer's answer comes when it has been asked again. */
const slowMs = 800
/** Bytes of noise when the fault is switched on, and before each chunk while it lasts. */
const burstBytes = 24
const noiseBytes = 3

export function emulatedTransport<K extends DeviceKind>(
  makeEmulator: (port: EmulatorPort) => Emulator<K>,
  options: EmulatedOptions,
): EmulatedLine<K> {
  return new Cable(makeEmulator, options)
}

class Cable<K extends DeviceKind> implements EmulatedLine<K> {
  readonly transport: Transport
  readonly #clock: Clock
  readonly #bytesPerSecond: number | null
  readonly #emulator: Emulator<K>
  readonly #watchers = new Set<() => void>()
  readonly #listeners = new Set<() => void>()
  readonly #noise = noiseSource()
  #cable: 'in' | 'out' = 'in'
  #fault: LineFault = 'none'
  #events: LineEvents | null = null
  #changePending = false

  constructor(makeEmulator: (port: EmulatorPort) => Emulator<K>, { clock, name, bytesPerSecond }: EmulatedOptions) {
    this.#clock = clock
    this.#bytesPerSecond = bytesPerSecond ?? null
    this.#emulator = makeEmulator({ send: (bytes) => this.#toHost(bytes.slice()), changed: () => this.#changed() })
    this.transport = {
      title: `emulated ${name}`,
      open: (events) => this.#open(events),
      watch: (appeared) => {
        this.#watchers.add(appeared)
        return () => this.#watchers.delete(appeared)
      },
    }
  }

  get cable(): 'in' | 'out' {
    return this.#cable
  }

  get fault(): LineFault {
    return this.#fault
  }

  setCable(cable: 'in' | 'out'): void {
    if (cable === this.#cable) return
    this.#cable = cable
    this.#changed()
    if (cable === 'out') {
      const events = this.#events
      this.#events = null
      this.#clock.soon(() => events?.closed('unplugged'))
      return
    }
    this.#emulator.powered()
    this.#clock.soon(() => {
      for (const appeared of this.#watchers) appeared()
    })
  }

  setFault(fault: LineFault): void {
    if (fault === this.#fault) return
    this.#fault = fault
    this.#changed()
    if (fault === 'noise') this.#deliver(this.#noise(burstBytes))
  }

  gesture(gesture: GestureOf<K>): void {
    this.#emulator.gesture(gesture)
  }

  face(): FaceOf<K> {
    return this.#emulator.face()
  }

  onChanged(changed: () => void): void {
    this.#listeners.add(changed)
  }

  async #open(events: LineEvents): Promise<Line> {
    if (this.#cable === 'out') throw new LineError('unplugged', 'The emulated cable is out.')
    if (this.#events !== null) throw new LineError('port-busy', 'The emulated line is open already.')
    this.#events = events
    return {
      write: (bytes) => this.#toDevice(events, bytes.slice()),
      close: async () => {
        if (this.#events === events) this.#events = null
      },
    }
  }

  #toDevice(events: LineEvents, bytes: Uint8Array): Promise<void> {
    return new Promise((resolve, reject) => {
      const arrive = () => {
        if (this.#events !== events) return reject(new LineError('unplugged', 'The emulated cable was pulled.'))
        if (this.#fault !== 'silence') this.#emulator.receive(bytes)
        resolve()
      }
      if (this.#bytesPerSecond === null) this.#clock.soon(arrive)
      else this.#clock.after((bytes.length * 1000) / this.#bytesPerSecond, arrive)
    })
  }

  #toHost(bytes: Uint8Array): void {
    if (this.#fault === 'silence') return
    if (this.#fault === 'noise') this.#deliver(this.#noise(noiseBytes))
    const events = this.#events
    if (this.#fault === 'slow') this.#clock.after(slowMs, () => this.#events === events && this.#deliver(bytes))
    else this.#deliver(bytes)
  }

  #deliver(bytes: Uint8Array): void {
    const events = this.#events
    if (events === null) return
    this.#clock.soon(() => {
      if (this.#events === events) events.data(bytes)
    })
  }

  /** Many changes in one turn are told once. */
  #changed(): void {
    if (this.#changePending) return
    this.#changePending = true
    this.#clock.soon(() => {
      this.#changePending = false
      for (const listener of this.#listeners) listener()
    })
  }
}

/** The same noise at every run: a linear congruential generator (Numerical Recipes' constants). */
function noiseSource(): (count: number) => Uint8Array {
  let state = 1
  return (count) =>
    Uint8Array.from({ length: count }, () => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0
      return state >>> 24
    })
}
