/** Which device stands where, as the configuration says. */
import { type Place, placeOf } from '../config/place-of.ts'
import type { HallConfig } from '../config/schema.ts'

export type { Place }

export interface Places {
  placeOf(device: string): Place
  kioskOf(number: number | undefined): HallConfig['kiosks'][number] | undefined
  windowOf(number: number): HallConfig['windows'][number] | undefined
}

export function placesOf(config: HallConfig): Places {
  return {
    placeOf: (device) => placeOf(config, device),
    kioskOf: (number) => (number === undefined ? config.kiosks[0] : config.kiosks.find((one) => one.number === number)),
    windowOf: (number) => config.windows.find((one) => one.number === number),
  }
}
