/** Nothing is plugged in twice: each device has a line of its own, or says which line it shares. */
import { realpathSync } from 'node:fs'
import { posix } from 'node:path'
import { driverById } from '../../drivers/index.ts'
import { type Found, formatPath } from '../fault.ts'
import type { DeviceConfig, LineConfig } from '../device-schema.ts'
import type { HallConfig } from '../schema.ts'

/** What is opened: a device's own line, or a shared one. */
interface Plug {
  readonly config: DeviceConfig | LineConfig
  /** `devices[3]` */
  readonly path: readonly [string, number]
  readonly key: string
  readonly setting: string
  readonly words: string
}

export function plugFaults({ devices, lines }: HallConfig): Found[] {
  const plugs = [...lines.map((line, at) => plugOf(line, ['lines', at], 0)), ...devices.map((device, at) => plugOf(device, ['devices', at], driverById(device.driver)?.transports.tcp?.port ?? 0))]
  const earlier: Plug[] = []
  return plugs.flatMap((plug) => {
    if (plug === null) return []
    const rival = earlier.find((other) => other.key === plug.key && sameDevice(plug.config, other.config))
    earlier.push(plug)
    return rival === undefined ? [] : [{ path: formatPath([...plug.path, plug.setting]), sentence: sentenceOf(plug, rival) }]
  })
}

function sentenceOf(plug: Plug, rival: Plug): string {
  const { transport } = plug.config
  const hint = transport === 'hid' || transport === 'usblp' ? '; a serialNumber or usbPath in each tells two of a kind apart' : ''
  const named = posix.normalize(plug.words) === posix.normalize(rival.words) ? '' : ` (${rival.words} is another name of it)`
  return `${plug.words} is the line of ${formatPath([...rival.path])} (${rival.config.id}) already${named}${hint}`
}

/** `usualPort`: of the device's driver, where the configuration names none. Null for what is plugged in nowhere. */
function plugOf(config: DeviceConfig | LineConfig, path: readonly [string, number], usualPort: number): Plug | null {
  switch (config.transport) {
    case 'emulated':
    case 'line':
      return null
    case 'serial':
      return { config, path, key: `serial ${nodeOf(config.path)}`, setting: 'path', words: config.path }
    case 'tcp': {
      const words = `${config.host}:${config.port ?? usualPort}`
      return { config, path, key: `tcp ${words.toLowerCase()}`, setting: 'host', words }
    }
    case 'usblp':
      return { config, path, key: 'usblp', setting: 'transport', words: 'a printer on USB' }
    case 'hid': {
      const hex = (id: number) => id.toString(16).padStart(4, '0')
      const words = `HID ${hex(config.vendorId)}:${hex(config.productId)}`
      return { config, path, key: words, setting: 'productId', words }
    }
  }
}

/** One port has several names: by-path, by-id and the kernel's own. They are links to one node while it is plugged in. */
function nodeOf(path: string): string {
  try {
    return realpathSync(path)
  } catch {
    return posix.normalize(path)
  }
}

/** Two on one line; two USB devices of a kind are two only when each is named by its own serial number or USB path. */
function sameDevice(one: DeviceConfig | LineConfig, other: DeviceConfig | LineConfig): boolean {
  if (!isOnUsb(one) || !isOnUsb(other)) return true
  const differs = (mine: string | undefined, theirs: string | undefined) => mine !== undefined && theirs !== undefined && mine !== theirs
  return !differs(one.serialNumber, other.serialNumber) && !differs(one.usbPath, other.usbPath)
}

const isOnUsb = (config: DeviceConfig | LineConfig): config is Extract<DeviceConfig, { transport: 'hid' | 'usblp' }> => config.transport === 'hid' || config.transport === 'usblp'
