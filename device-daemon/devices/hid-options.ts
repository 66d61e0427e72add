import type { DeviceConfig } from '../../config/schema.ts'
import { driverById } from '../../drivers/index.ts'
import type { HidOptions } from '../transports/hid/transport.ts'

/** Which HID device is meant: what the configuration says, and what its driver needs of it. */
export function hidOptionsOf(config: Extract<DeviceConfig, { transport: 'hid' }>): HidOptions {
  const { vendorId, productId, serialNumber, usbPath } = config
  const application = driverById(config.driver)?.transports.hid?.application
  return {
    vendorId,
    productId,
    ...(serialNumber === undefined ? {} : { serialNumber }),
    ...(usbPath === undefined ? {} : { usbPath }),
    ...(application === undefined ? {} : { application }),
  }
}
