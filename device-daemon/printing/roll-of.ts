/** The paper of a printer, as its driver knows it. */
import type { Hall } from '../../config/load.ts'
import type { Paper } from '../../drivers/contract/driver.ts'
import { driverById } from '../../drivers/index.ts'

/** Null where there is no such printer. */
export function rollOf({ config }: Hall, printer: string): Paper | null {
  const device = config.devices.find(({ id }) => id === printer)
  return device === undefined ? null : (driverById(device.driver)?.paper(device.settings) ?? null)
}
