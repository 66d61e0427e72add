/** A device stands at one place and hangs on one line of its own. */
import { posix } from 'node:path'
import { driverById } from '../../drivers/index.ts'
import { type Found, formatPath } from '../fault.ts'
import type { DeviceConfig, HallConfig } from '../schema.ts'

export function sharingFaults(config: HallConfig): Found[] {
  const places = placesOf(config)
  return [...sharedDevices(places), ...idleDevices(config, places), ...sharedLines(config.devices)]
}

interface Place {
  readonly device: string
  readonly path: string
}

function placesOf(config: HallConfig): Place[] {
  const place = (device: string | undefined, path: PropertyKey[]): Place[] =>
    device === undefined ? [] : [{ device, path: formatPath(path) }]
  return [
    ...config.windows.flatMap(({ pad, idReader }, index) => [
      ...place(pad, ['windows', index, 'pad']),
      ...place(idReader, ['windows', index, 'idReader']),
    ]),
    ...config.kiosks.flatMap(({ printer, scanner }, index) => [
      ...place(printer, ['kiosks', index, 'printer']),
      ...place(scanner, ['kiosks', index, 'scanner']),
    ]),
  ]
}

function sharedDevices(places: readonly Place[]): Found[] {
  const first = new Map<string, string>()
  return places.flatMap(({ device, path }) => {
    const earlier = first.get(device)
    if (earlier !== undefined) return [{ path, sentence: `${device} stands at ${earlier} already; a device serves one place` }]
    first.set(device, path)
    return []
  })
}

function idleDevices({ devices }: HallConfig, places: readonly Place[]): Found[] {
  const used = new Set(places.map(({ device }) => device))
  return devices.flatMap(({ id }, index) =>
    used.has(id) ? [] : [{ path: formatPath(['devices', index, 'id']), sentence: `${id} is used by no window and no kiosk` }],
  )
}

/** What a device is plugged into, and the setting that says so. */
interface Line {
  readonly key: string
  readonly setting: string
  readonly words: string
}

function lineOf(device: DeviceConfig): Line | null {
  switch (device.transport) {
    case 'emulated':
      return null
    case 'serial':
      return { key: `serial ${posix.normalize(device.path)}`, setting: 'path', words: device.path }
    case 'tcp': {
      const port = device.port ?? driverById(device.driver)?.transports.tcp?.port ?? 0
      const words = `${device.host}:${port}`
      return { key: `tcp ${words.toLowerCase()}`, setting: 'host', words }
    }
    case 'usblp':
      return { key: 'usblp', setting: 'transport', words: 'a printer on USB' }
    case 'hid': {
      const hex = (id: number) => id.toString(16).padStart(4, '0')
      const words = `HID ${hex(device.vendorId)}:${hex(device.productId)}`
      return { key: words, setting: 'productId', words }
    }
  }
}

function sharedLines(devices: readonly DeviceConfig[]): Found[] {
  const lines = new Map<string, number[]>()
  return devices.flatMap((device, index) => {
    const line = lineOf(device)
    if (line === null) return []
    const earlier = lines.get(line.key) ?? []
    lines.set(line.key, [...earlier, index])
    const rival = earlier.find((other) => sameDevice(device, devices[other]))
    if (rival === undefined) return []
    const hint = device.transport === 'hid' || device.transport === 'usblp' ? '; a serialNumber or usbPath in each tells two of a kind apart' : ''
    const sentence = `${line.words} is the line of devices[${rival}] (${devices[rival]?.id}) already${hint}`
    return [{ path: formatPath(['devices', index, line.setting]), sentence }]
  })
}

/** Two on one line; two USB devices of a kind are two only when each is named by its own serial number or USB path. */
function sameDevice(one: DeviceConfig, other: DeviceConfig | undefined): boolean {
  if (!isOnUsb(one) || other === undefined || !isOnUsb(other)) return true
  const differs = (mine: string | undefined, theirs: string | undefined) => mine !== undefined && theirs !== undefined && mine !== theirs
  return !differs(one.serialNumber, other.serialNumber) && !differs(one.usbPath, other.usbPath)
}

const isOnUsb = (device: DeviceConfig): device is Extract<DeviceConfig, { transport: 'hid' | 'usblp' }> => device.transport === 'hid' || device.transport === 'usblp'
