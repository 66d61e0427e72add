import { driverById, drivers } from '../../drivers/index.ts'
import { type Found, formatPath } from '../fault.ts'
import { issueFaults } from '../issues.ts'
import type { DeviceConfig, HallConfig } from '../schema.ts'
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
    return [...transportFaults(device, driver.id, driver.transports[plug(device)] !== undefined, at), ...wrong]
  })
}

const plug = (device: DeviceConfig): 'serial' | 'tcp' | 'usblp' | 'hid' => (device.transport === 'emulated' ? 'serial' : device.transport)

function transportFaults(device: DeviceConfig, driver: string, usable: boolean, at: PropertyKey[]): Found[] {
  if (device.transport === 'emulated' || usable) return []
  return [{ path: formatPath([...at, 'transport']), sentence: `${driver} cannot be spoken to by ${device.transport}` }]
}
