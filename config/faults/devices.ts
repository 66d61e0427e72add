import { driverById, drivers } from '../../drivers/index.ts'
import { words } from '../both-languages.ts'
import { type Found, formatPath } from '../fault.ts'
import { schemaFaults } from '../issues.ts'
import type { DeviceConfig } from '../device-schema.ts'
import type { HallConfig } from '../schema.ts'

/** Each device against its driver: is there one, can it be plugged in so, are its settings good. */
export function deviceFaults(config: HallConfig): Found[] {
  return config.devices.flatMap((device, index) => {
    const at = ['devices', index]
    const driver = driverById(device.driver)
    if (driver === undefined) {
      const known = drivers.map((one) => one.id)
      const sentence = words(`there is no driver ${device.driver}; there are ${known.join(', ')}`, `没有驱动 ${device.driver}；可用的有 ${known.join('、')}`)
      return [{ path: formatPath([...at, 'driver']), sentence }]
    }
    const wrong = schemaFaults(driver.settings, device.settings, [...at, 'settings'])
    const plug = plugOf(device, config.lines)
    const usable = plug === 'emulated' || driver.transports[plug] !== undefined
    const unusable = usable ? [] : [{ path: formatPath([...at, 'transport']), sentence: words(`${driver.id} cannot be spoken to by ${plug}`, `${driver.id} 不能用 ${plug} 方式连接`) }]
    return [...unusable, ...wrong]
  })
}

/** What a device is plugged into in the end: of one on a shared line, what that line is. */
function plugOf(device: DeviceConfig, lines: HallConfig['lines']): 'emulated' | 'serial' | 'tcp' | 'usblp' | 'hid' {
  return device.transport === 'line' ? (lines.find(({ id }) => id === device.line)?.transport ?? 'emulated') : device.transport
}
