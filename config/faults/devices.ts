import { driverById, drivers } from '../../drivers/index.ts'
import { type Found, formatPath } from '../fault.ts'
import { issueFaults } from '../issues.ts'
import type { DeviceConfig } from '../device-schema.ts'
import type { HallConfig } from '../schema.ts'
import { sentenceOf } from '../sentences.ts'

/** Each device against its driver: is there one, can it be plugged in so, are its settings good. */
export function deviceFaults(config: HallConfig): Found[] {
  return config.devices.flatMap((device, index) => {
    const at = ['devices', index]
    const driver = driverById(device.driver)
    if (driver === undefined) {
      const known = drivers.map((one) => one.id).join(', ')
      return [{ path: formatPath([...at, 'driver']), sentence: `there is no driver ${device.driver}; there are ${known}` }]
    }
    const settings = driver.settings.safeParse(device.settings, { error: sentenceOf })
    const wrong = settings.success ? [] : issueFaults(settings.error.issues, [...at, 'settings'])
    const plug = plugOf(device, config.lines)
    const usable = plug === 'emulated' || driver.transports[plug] !== undefined
    const unusable = usable ? [] : [{ path: formatPath([...at, 'transport']), sentence: `${driver.id} cannot be spoken to by ${plug}` }]
    return [...unusable, ...wrong]
  })
}

/** What a device is plugged into in the end: of one on a shared line, what that line is. */
function plugOf(device: DeviceConfig, lines: HallConfig['lines']): 'emulated' | 'serial' | 'tcp' | 'usblp' | 'hid' {
  return device.transport === 'line' ? (lines.find(({ id }) => id === device.line)?.transport ?? 'emulated') : device.transport
}
