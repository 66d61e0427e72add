/** Which device stands where, as the configuration says. */
import type { HallConfig } from '../config/schema.ts'

export interface Place {
  readonly window?: number
  readonly kiosk?: number
}

export interface Places {
  placeOf(device: string): Place
  kioskOf(number: number | undefined): HallConfig['kiosks'][number] | undefined
  windowOf(number: number): HallConfig['windows'][number] | undefined
}

export function placesOf(config: HallConfig): Places {
  return {
    placeOf(device) {
      const window = config.windows.find(({ pad, caller, display, idReader, printer }) => [pad, caller, display, idReader, printer].includes(device))
      if (window !== undefined) return { window: window.number }
      const kiosk = config.kiosks.find((one) => [one.printer, one.scanner, one.idReader].includes(device))
      return kiosk === undefined ? {} : { kiosk: kiosk.number }
    },
    kioskOf: (number) => (number === undefined ? config.kiosks[0] : config.kiosks.find((one) => one.number === number)),
    windowOf: (number) => config.windows.find((one) => one.number === number),
  }
}
