import type { DeviceConfig } from '../../config/device-schema.ts'
import { driverById } from '../../drivers/index.ts'
import type { HidOptions } from '../transports/hid/transport.ts'
import type { UsblpOptions } from '../transports/usblp/transport.ts'

/** Which HID device is meant: what the configuration says, and what its driver needs of it. */
export function hidOptionsOf(config: Extract<DeviceConfig, { transport: 'hid' }>): HidOptions {
  const { vendorId, productId } = config
  const application = driverById(config.driver)?.transports.hid?.application
  return {
    vendorId,
    productId,
    ...usblpOptionsOf(config),
    ...(application === undefined ? {} : { application }),
  }
}

/** Which of several: what of it the configuration says. */
export function usblpOptionsOf({ serialNumber, usbPath }: { readonly serialNumber?: string | undefined; readonly usbPath?: string | undefined }): UsblpOptions {
  return { ...(serialNumber === undefined ? {} : { serialNumber }), ...(usbPath === undefined ? {} : { usbPath }) }
}
