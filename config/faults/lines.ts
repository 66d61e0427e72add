/** A line that several devices share: they speak one language, and each has an address of its own. */
import { driverById } from '../../drivers/index.ts'
import type { AnyDriver } from '../../drivers/packed.ts'
import { type Found, formatPath } from '../fault.ts'
import type { DeviceConfig } from '../device-schema.ts'
import type { HallConfig } from '../schema.ts'

type OnLine = Extract<DeviceConfig, { transport: 'line' }>

export function lineFaults({ devices, lines }: HallConfig): Found[] {
  const known = new Set(lines.map(({ id }) => id))
  const onLines = devices.flatMap((device, index) => (device.transport === 'line' ? [{ device, index }] : []))
  const strangers = onLines.flatMap(({ device, index }): Found[] => (known.has(device.line) ? [] : [{ path: formatPath(['devices', index, 'line']), sentence: `there is no line ${device.line}` }]))
  const used = new Set(onLines.map(({ device }) => device.line))
  const idle = lines.flatMap(({ id }, index): Found[] => (used.has(id) ? [] : [{ path: formatPath(['lines', index, 'id']), sentence: `${id} is used by no device` }]))
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
    const at = (setting: string) => formatPath(['devices', index, setting])
    if (bus === null) return [{ path: at('driver'), sentence: `${driver.id} cannot share a line: what it says carries no address` }]
    const opener = first.get(device.line) ?? { language: bus.language, id: device.id }
    first.set(device.line, opener)
    if (opener.language !== bus.language) return [{ path: at('line'), sentence: `${device.line} is a line of ${opener.language}, as ${opener.id} speaks; ${driver.id} speaks ${bus.language} and needs another` }]
    const address = addressOf(driver, device)
    const rival = address === null ? undefined : taken.get(`${device.line} ${address}`)
    if (rival !== undefined) return [{ path: at('settings.address'), sentence: `${address} is the address of ${rival} on ${device.line} already` }]
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
