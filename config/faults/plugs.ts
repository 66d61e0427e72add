/** Nothing is plugged in twice: each device has a line of its own, or says which line it shares. */
import { realpathSync } from 'node:fs'
import { posix } from 'node:path'
import { driverById } from '../../drivers/index.ts'
import { boxOfDevice, boxOfLine } from '../box-of.ts'
import { words } from '../both-languages.ts'
import type { Words } from '../../drivers/contract/driver.ts'
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
  readonly name: Words
}

export function plugFaults(config: HallConfig): Found[] {
  const { devices, lines } = config
  const plugs = [...lines.map((line, at) => onBox(boxOfLine(config, line.id), plugOf(line, ['lines', at], 0))), ...devices.map((device, at) => onBox(boxOfDevice(config, device.id), plugOf(device, ['devices', at], driverById(device.driver)?.transports.tcp?.port ?? 0)))]
  const earlier: Plug[] = []
  return plugs.flatMap((plug) => {
    if (plug === null) return []
    const rival = earlier.find((other) => other.key === plug.key && sameDevice(plug.config, other.config))
    earlier.push(plug)
    return rival === undefined ? [] : [{ path: formatPath([...plug.path, plug.setting]), sentence: sentenceOf(plug, rival) }]
  })
}

/** Each box has ports of its own; an address is one for all of them. */
function onBox(box: string | null, plug: Plug | null): Plug | null {
  return plug === null || plug.config.transport === 'tcp' ? plug : { ...plug, key: `${box ?? ''} ${plug.key}` }
}

function sentenceOf(plug: Plug, rival: Plug): Words {
  const { transport } = plug.config
  const hint = transport === 'hid' || transport === 'usblp' ? words('; a serialNumber or usbPath in each tells two of a kind apart', '；同型号的两台要各写 serialNumber 或 usbPath 来区分') : words('', '')
  const named = posix.normalize(plug.name.en) === posix.normalize(rival.name.en) ? words('', '') : words(` (${rival.name.en} is another name of it)`, `（${rival.name.zh} 是它的另一个名称）`)
  const place = formatPath([...rival.path])
  return words(
    `${plug.name.en} is the line of ${place} (${rival.config.id}) already${named.en}${hint.en}`,
    `${plug.name.zh} 已是 ${place}（${rival.config.id}）的线路${named.zh}${hint.zh}`,
  )
}

/** `usualPort`: of the device's driver, where the configuration names none. Null for what is plugged in nowhere. */
function plugOf(config: DeviceConfig | LineConfig, path: readonly [string, number], usualPort: number): Plug | null {
  switch (config.transport) {
    case 'emulated':
    case 'line':
      return null
    case 'serial':
      return { config, path, key: `serial ${nodeOf(config.path)}`, setting: 'path', name: words(config.path, config.path) }
    case 'tcp': {
      const name = `${config.host}:${config.port ?? usualPort}`
      return { config, path, key: `tcp ${name.toLowerCase()}`, setting: 'host', name: words(name, name) }
    }
    case 'usblp':
      return { config, path, key: 'usblp', setting: 'transport', name: words('a printer on USB', 'USB 打印机') }
    case 'hid': {
      const hex = (id: number) => id.toString(16).padStart(4, '0')
      const name = `HID ${hex(config.vendorId)}:${hex(config.productId)}`
      return { config, path, key: name, setting: 'productId', name: words(name, name) }
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
