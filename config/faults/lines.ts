/** A line that several devices share: they speak one language, and each has an address of its own. */
import { driverById } from '../../drivers/index.ts'
import type { AnyDriver } from '../../drivers/packed.ts'
import { words } from '../both-languages.ts'
import { type Found, formatPath } from '../fault.ts'
import type { DeviceConfig } from '../device-schema.ts'
import type { HallConfig } from '../schema.ts'

type OnLine = Extract<DeviceConfig, { transport: 'line' }>

export function lineFaults({ devices, lines }: HallConfig): Found[] {
  const known = new Set(lines.map(({ id }) => id))
  const onLines = devices.flatMap((device, index) => (device.transport === 'line' ? [{ device, index }] : []))
  const strangers = onLines.flatMap(({ device, index }): Found[] => (known.has(device.line) ? [] : [{ path: formatPath(['devices', index, 'line']), sentence: words(`there is no line ${device.line}`, `没有线路 ${device.line}`) }]))
  const used = new Set(onLines.map(({ device }) => device.line))
  const idle = lines.flatMap(({ id }, index): Found[] => (used.has(id) ? [] : [{ path: formatPath(['lines', index, 'id']), sentence: words(`${id} is used by no device`, `没有设备使用 ${id}`) }]))
  return [...strangers, ...idle, ...sharedFaults(onLines)]
}

/** The first device of a line decides its language. */
function sharedFaults(onLines: readonly { readonly device: OnLine; readonly index: number }[]): Found[] {
  const first = new Map<string, { readonly language: string; readonly id: string }>()
  const taken = new Map<string, string>()
  return onLines.flatMap(({ device, index }): Found[] => {
    const driver = driverById(device.driver)
    if (driver === undefined) return []
    const { bus } = driver
    const wrong = (setting: string, en: string, zh: string): Found[] => [{ path: formatPath(['devices', index, setting]), sentence: words(en, zh) }]
    if (bus === null) return wrong('driver', `${driver.id} cannot share a line: what it says carries no address`, `${driver.id} 不能与别的设备共用线路：它的数据里没有地址`)
    const opener = first.get(device.line) ?? { language: bus.language, id: device.id }
    first.set(device.line, opener)
    if (opener.language !== bus.language) return wrong('line', `${device.line} is a line of ${opener.language}, as ${opener.id} speaks; ${driver.id} speaks ${bus.language} and needs another`, `${device.line} 上用的是 ${opener.id} 的 ${opener.language} 协议；${driver.id} 用 ${bus.language}，要另接一条线路`)
    const address = addressOf(driver, device)
    const rival = address === null ? undefined : taken.get(`${device.line} ${address}`)
    if (rival !== undefined) return wrong('settings.address', `${address} is the address of ${rival} on ${device.line} already`, `${device.line} 上的地址 ${address} 已被 ${rival} 占用`)
    if (address !== null) taken.set(`${device.line} ${address}`, device.id)
    return []
  })
}

/** Each shared line and the devices on it, of a configuration without faults. */
export function sharedLines({ devices, lines }: HallConfig): { id: string; transport: string; devices: { id: string; address: number }[] }[] {
  return lines.map(({ id, transport }) => {
    const on = devices.filter((device) => device.transport === 'line' && device.line === id)
    return { id, transport, devices: on.map((device) => ({ id: device.id, address: driverById(device.driver)?.bus?.address(device.settings) ?? 0 })) }
  })
}

/** Null where the settings are wrong: that is said elsewhere. */
export function addressOf({ bus, settings }: AnyDriver, device: DeviceConfig): number | null {
  return settings.safeParse(device.settings).success ? (bus?.address(device.settings) ?? null) : null
}
