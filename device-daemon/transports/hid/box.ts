/**
 * The HID devices of this box, read from sysfs alone: nothing is opened, no bus is asked, no library needed.
 *
 *   /sys/class/hidraw/hidrawN/device → …/usb1/1-2/1-2.3/1-2.3:1.0/0003:0425:8159.0004
 *     uevent              HID_ID=0003:00000425:00008159  HID_NAME=…  HID_UNIQ=serial number
 *     report_descriptor   as the device gave it
 *
 * The last folder of the USB interface is the path: bus, ports from hub to hub, then configuration and
 * interface. It stays with the port, whatever is plugged in where and in what order.
 */
import { readdir, readFile, realpath } from 'node:fs/promises'
import { join } from 'node:path'

export interface HidSeen {
  /** `/dev/hidraw3` */
  readonly node: string
  readonly vendorId: number
  readonly productId: number
  readonly name: string
  /** Null where the device has none. */
  readonly serialNumber: string | null
  /** `1-2.3`; null for what is not on USB. */
  readonly usbPath: string | null
  /** Of a device with several, its own; null for what is not on USB. */
  readonly interface: number | null
  readonly descriptor: Uint8Array
}

export interface HidRoots {
  readonly sys: string
  readonly dev: string
  /** udev's own notes; `/run` where left out. */
  readonly run?: string
}

export const realRoots: HidRoots = { sys: '/sys', dev: '/dev' }

/** In the order of their nodes. One that is pulled while it is read is left out. */
export async function hidDevices({ sys, dev }: HidRoots = realRoots): Promise<HidSeen[]> {
  const folder = join(sys, 'class/hidraw')
  const names = await readdir(folder).catch(() => [])
  const seen = await Promise.all(names.map((name) => look(join(folder, name, 'device'), join(dev, name)).catch(() => null)))
  return seen.filter((one) => one !== null).sort((one, other) => one.node.localeCompare(other.node, 'en', { numeric: true }))
}

async function look(device: string, node: string): Promise<HidSeen | null> {
  const [place, uevent, descriptor] = await Promise.all([
    realpath(device),
    readFile(join(device, 'uevent'), 'utf8'),
    readFile(join(device, 'report_descriptor')),
  ])
  const value = (key: string) => new RegExp(`^${key}=(.*)$`, 'm').exec(uevent)?.[1] ?? ''
  const ids = /^[0-9A-F]{4}:([0-9A-F]{8}):([0-9A-F]{8})$/i.exec(value('HID_ID'))
  if (ids === null) return null
  const [, usbPath, number] = /\/(\d+-\d+(?:\.\d+)*):\d+\.(\d+)\/[^/]+$/.exec(place) ?? []
  return {
    node,
    vendorId: Number.parseInt(ids[1] ?? '', 16),
    productId: Number.parseInt(ids[2] ?? '', 16),
    name: value('HID_NAME'),
    serialNumber: value('HID_UNIQ') || null,
    usbPath: usbPath ?? null,
    interface: number === undefined ? null : Number(number),
    descriptor,
  }
}
