/** Which device stands where. */
import type { HallConfig } from './schema.ts'

export interface Place {
  readonly window?: number
  readonly kiosk?: number
}

/** By the window or kiosk that names it; neither for what stands nowhere. */
export function placeOf({ windows, kiosks }: Pick<HallConfig, 'windows' | 'kiosks'>, device: string): Place {
  const window = windows.find(({ pad, caller, display, idReader, printer }) => [pad, caller, display, idReader, printer].includes(device))
  if (window !== undefined) return { window: window.number }
  const kiosk = kiosks.find((one) => [one.printer, one.scanner, one.idReader].includes(device))
  return kiosk === undefined ? {} : { kiosk: kiosk.number }
}
