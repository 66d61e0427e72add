/** Every configured device, each with a session of its own: one that hangs holds up nobody else. */
import type { DeviceConfig } from '../../config/device-schema.ts'
import type { HallConfig } from '../../config/schema.ts'
import type { Driver, Settled } from '../../drivers/contract/driver.ts'
import type { DeviceKind, EventOf, OrderOf } from '../../drivers/contract/kinds.ts'
import { driverById } from '../../drivers/index.ts'
import type { PackedDriver } from '../../drivers/packed.ts'
import type { Clock } from '../clock.ts'
import { type EmulatedLine, emulatedTransport } from '../transports/emulated.ts'
import type { Transport } from '../transports/transport.ts'
import type { LineView } from '../wire/line-view.ts'
import type { DeviceView, SelfTestReport } from '../wire/views.ts'
import { byKind, type DeviceEvent } from './kinds.ts'
import { plugIn } from './plug-in.ts'
import type { Session } from './session/contract.ts'
import { openSession } from './session/session.ts'
import { SharedLines } from './shared-line/shared-lines.ts'

export interface DevicesListener {
  event(event: DeviceEvent): void
  changed(view: DeviceView): void
}

type Sessions = { readonly [K in DeviceKind]: Map<string, Session<K>> }
type EmulatedLines = { readonly [K in DeviceKind]: Map<string, EmulatedLine<K>> }

export class Devices {
  readonly #clock: Clock
  readonly #listeners = new Set<DevicesListener>()
  readonly #sessions = byKind<Sessions>()
  readonly #lines: SharedLines
  readonly #emulated = byKind<EmulatedLines>()
  /** In the configuration's order. */
  readonly #order: { id: string; view(): DeviceView; start(): void; stop(): Promise<void>; selfTest(): Promise<SelfTestReport> }[] = []

  constructor({ devices, lines }: Pick<HallConfig, 'devices' | 'lines'>, clock: Clock) {
    this.#clock = clock
    this.#lines = new SharedLines(lines, clock)
    for (const config of devices) {
      const driver = driverById(config.driver)
      if (driver === undefined) throw new RangeError(`no driver ${config.driver}`)
      // Every kind is mounted alike: from here on the driver's kind is one of all.
      this.#mount(driver as PackedDriver<DeviceKind>, config)
    }
  }

  listen(listener: DevicesListener): void {
    this.#listeners.add(listener)
  }

  start(): void {
    for (const session of this.#order) session.start()
  }

  async stop(): Promise<void> {
    await Promise.all(this.#order.map((session) => session.stop()))
  }

  views(): DeviceView[] {
    return this.#order.map((session) => session.view())
  }

  /** The lines that several devices share. */
  lines(): LineView[] {
    return this.#lines.views()
  }

  view(id: string): DeviceView | null {
    return this.#find(id)?.view() ?? null
  }

  /** Null when there is no such device. */
  selfTest(id: string): Promise<SelfTestReport> | null {
    return this.#find(id)?.selfTest() ?? null
  }

  /** Settles as `lost` when the device is not there; never rejects for what a device does. */
  order<K extends DeviceKind>(kind: K, id: string, order: OrderOf<K>): Promise<Settled<unknown>> {
    const session: Session<K> | undefined = this.#sessions[kind].get(id)
    return session?.order(order) ?? Promise.resolve({ type: 'lost', handed: false })
  }

  /** The emulators of a kind, for the lab. */
  emulated<K extends DeviceKind>(kind: K): ReadonlyMap<string, EmulatedLine<K>> {
    return this.#emulated[kind]
  }

  #find(id: string) {
    return this.#order.find((session) => session.id === id)
  }

  #mount<K extends DeviceKind>(packed: PackedDriver<K>, config: DeviceConfig): void {
    const listener = {
      event: (event: EventOf<K>) => {
        // The kind and its event come from one driver: the compiler cannot see that they belong together.
        const told = { device: config.id, kind: packed.kind, event } as DeviceEvent
        for (const each of this.#listeners) each.event(told)
      },
      changed: (view: DeviceView) => {
        for (const each of this.#listeners) each.changed(view)
      },
    }
    const session = packed.use((driver) => {
      const settings = driver.settings.parse(config.settings)
      const transport = this.#transportOf(packed.kind, config, driver, settings)
      return openSession({ device: config.id, driver, settings, transport, clock: this.#clock, listener })
    })
    this.#sessions[packed.kind].set(config.id, session)
    this.#order.push({
      id: config.id,
      view: () => session.view(),
      start: () => session.start(),
      stop: () => session.stop(),
      selfTest: () => session.selfTest(),
    })
  }
  #transportOf<K extends DeviceKind, S, C, E, R>(kind: K, config: DeviceConfig, driver: Driver<K, S, C, E, R>, settings: S): Transport {
    const cable = () => this.#cable(kind, config.id, (port) => driver.emulator(settings, port))
    if (config.transport === 'emulated') return cable()
    if (config.transport === 'line') return this.#lines.mount(config, driver, settings, cable)
    return plugIn(config, driver.transports, this.#clock)
  }

  #cable<K extends DeviceKind>(kind: K, id: string, emulator: Parameters<typeof emulatedTransport<K>>[0]): Transport {
    const line = emulatedTransport<K>(emulator, { clock: this.#clock, name: id })
    this.#emulated[kind].set(id, line)
    return line.transport
  }
}
