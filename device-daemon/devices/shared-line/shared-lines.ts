/** The shared lines of the configuration; each is made when the first device on it is mounted. */
import type { LineConfig } from '../../../config/device-schema.ts'
import type { Driver } from '../../../drivers/contract/driver.ts'
import type { DeviceKind } from '../../../drivers/contract/kinds.ts'
import type { Clock } from '../../clock.ts'
import { EmulatedBus } from '../../transports/emulated-bus.ts'
import type { Transport } from '../../transports/transport.ts'
import { plugIn } from '../plug-in.ts'
import type { LineView } from '../../wire/line-view.ts'
import { SharedLine } from './shared-line.ts'

export class SharedLines {
  readonly #configs: readonly LineConfig[]
  readonly #clock: Clock
  readonly #lines = new Map<string, SharedLine>()
  readonly #emulated = new Map<string, EmulatedBus>()

  constructor(configs: readonly LineConfig[], clock: Clock) {
    this.#configs = configs
    this.#clock = clock
  }

  views(): LineView[] {
    return [...this.#lines.values()].map((line) => line.view())
  }

  /** The line as this device sees it. `cable` makes the emulated device's own, where the line is emulated. */
  mount<K extends DeviceKind, S, C, E, R>(on: { readonly id: string; readonly line: string }, driver: Driver<K, S, C, E, R>, settings: S, cable: () => Transport): Transport {
    const { bus, timing } = driver
    if (bus === undefined) throw new RangeError(`${driver.id} cannot share a line`)
    const config = this.#configs.find(({ id }) => id === on.line)
    if (config === undefined) throw new RangeError(`no line ${on.line}`)
    let line = this.#lines.get(config.id)
    if (line === undefined) {
      const transport = config.transport === 'emulated' ? this.#busOf(config.id).transport : plugIn(config, driver.transports, this.#clock)
      line = new SharedLine({ id: config.id, transport, bus, gapMs: timing.gapMs, clock: this.#clock })
      this.#lines.set(config.id, line)
    }
    if (config.transport === 'emulated') this.#busOf(config.id).add(cable())
    return line.transportFor({ device: on.id, address: bus.address(settings), restMs: bus.restMs })
  }

  #busOf(id: string): EmulatedBus {
    const bus = this.#emulated.get(id) ?? new EmulatedBus(id)
    this.#emulated.set(id, bus)
    return bus
  }
}
