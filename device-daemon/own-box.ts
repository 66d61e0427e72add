/** Which box of its hall this is, and what of the hall belongs to it. */
import { boxOfDevice } from '../config/box-of.ts'
import type { HallConfig } from '../config/schema.ts'

export interface OwnBox {
  /** Null where one box is the whole hall. */
  readonly name: string | null
  /** Hall-wide work that reaches beyond the hall is done by one box: the first that is named. */
  readonly isFirst: boolean
  hasWindow(number: number): boolean
  hasKiosk(number: number): boolean
  hasDevice(id: string): boolean
}

/** One box is the whole hall. */
export const onlyBox: OwnBox = { name: null, isFirst: true, hasWindow: () => true, hasKiosk: () => true, hasDevice: () => true }

/** Throws RangeError with a sentence. */
export function ownBox(config: HallConfig, name: string | null): OwnBox {
  const names = config.boxes.map((one) => one.name).join(', ')
  if (config.journal === 'sqlite') {
    if (name !== null) throw new RangeError(`GUITAI_BOX: ${name} is not needed: this hall is of one box (its configuration has no journal: nats).`)
    return onlyBox
  }
  const box = config.boxes.find((one) => one.name === name)
  if (box === undefined) throw new RangeError(`GUITAI_BOX: ${name === null ? 'is missing' : `there is no box ${name}`}. This hall’s boxes are ${names}.`)
  return {
    name: box.name,
    isFirst: config.boxes[0] === box,
    hasWindow: (number) => box.windows.includes(number),
    hasKiosk: (number) => box.kiosks.includes(number),
    hasDevice: (id) => boxOfDevice(config, id) === box.name,
  }
}

/** The devices that are plugged into this box, and the lines they are on. */
export function ownDevices({ devices, lines }: HallConfig, box: OwnBox): Pick<HallConfig, 'devices' | 'lines'> {
  const own = devices.filter(({ id }) => box.hasDevice(id))
  const used = new Set(own.flatMap((device) => (device.transport === 'line' ? [device.line] : [])))
  return { devices: own, lines: box.name === null ? lines : lines.filter(({ id }) => used.has(id)) }
}
