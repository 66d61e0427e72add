/** Every configured device, each with a session of its own: one that hangs holds up nobody else. */
import type { DeviceConfig } from '../../config/schema.ts'
import type { SerialSettings, Settled } from '../../drivers/contract/driver.ts'
import type { DeviceKind, EventOf, OrderOf } from '../../drivers/contract/kinds.ts'
import { driverById } from '../../drivers/index.ts'
import type { AnyDriver, PackedDriver } from '../../drivers/packed.ts'
import type { Clock } from '../clock.ts'
import { type EmulatedLine, emulatedTransport } from '../transports/emulated.ts'
import { hidTransport } from '../transports/hid/transport.ts'
import { serialTransport } from '../transports/serial.ts'
import { tcpTransport } from '../transports/tcp.ts'
import type { Transport } from '../transports/transport.ts'
import { usblpTransport } from '../transports/usblp/transport.ts'
import type { DeviceView, SelfTestReport } from '../wire/views.ts'
import { hidOptionsOf, usblpOptionsOf } from './usb-options.ts'
import { byKind, type DeviceEvent } from './kinds.ts'
import type { Session } from './session/contract.ts'
import { openSession } from './session/session.ts'

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
  readonly #emulated = byKind<EmulatedLines>()
  /** In the configuration's order. */
  readonly #order: { id: string; view(): DeviceView; start(): void; stop(): Promise<void>; selfTest(): Promise<SelfTestReport> }[] = []

  constructor(configs: readonly DeviceConfig[], clock: Clock) {
    this.#clock = clock
    for (const config of configs) {
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
      let transport: Transport
      if (config.transport === 'emulated') {
        const line = emulatedTransport<K>((port) => driver.emulator(settings, port), { clock: this.#clock, name: config.id })
        this.#emulated[packed.kind].set(config.id, line)
        transport = line.transport
      } else {
        transport = realTransport(config, driver.transports, this.#clock)
      }
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
}

const plainSerial: SerialSettings = { baudRate: 9600, dataBits: 8, parity: 'none', stopBits: 1 }

/** The configuration's line settings where it has them, the driver's otherwise. */
function realTransport(
  config: Exclude<DeviceConfig, { transport: 'emulated' }>,
  need: AnyDriver['transports'],
  clock: Clock,
): Transport {
  switch (config.transport) {
    case 'serial': {
      const usual = need.serial ?? plainSerial
      return serialTransport(
        {
          path: config.path,
          baudRate: config.baudRate ?? usual.baudRate,
          dataBits: config.dataBits ?? usual.dataBits,
          parity: config.parity ?? usual.parity,
          stopBits: config.stopBits ?? usual.stopBits,
        },
        { clock },
      )
    }
    case 'tcp':
      return tcpTransport({ host: config.host, port: config.port ?? need.tcp?.port ?? 9100 }, { clock })
    case 'usblp':
      return usblpTransport(usblpOptionsOf(config), { clock })
    case 'hid':
      return hidTransport(hidOptionsOf(config), { clock })
  }
}
