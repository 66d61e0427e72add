/** Which box of its hall a device is plugged into. */
import { placeOf } from './place-of.ts'
import type { HallConfig } from './schema.ts'

/** By the window or kiosk that names it; null for what stands nowhere, and where one box is the whole hall. */
export function boxOfDevice(config: HallConfig, id: string): string | null {
  const { window, kiosk } = placeOf(config, id)
  const box = config.boxes.find((one) => (window !== undefined && one.windows.includes(window)) || (kiosk !== undefined && one.kiosks.includes(kiosk)))
  return box?.name ?? null
}

/** Of a line: where its devices are. */
export function boxOfLine(config: HallConfig, line: string): string | null {
  const device = config.devices.find((one) => one.transport === 'line' && one.line === line)
  return device === undefined ? null : boxOfDevice(config, device.id)
}
