/** Which of the five levels a pad has no key for: it never pretends to, and the rest is asked in another way. */
import { type RatingLevel, ratingLevels } from '../drivers/contract/kinds.ts'
import { driverById } from '../drivers/index.ts'
import type { DeviceConfig } from './device-schema.ts'
import type { HallConfig } from './schema.ts'

export interface PadGap {
  readonly device: string
  readonly missing: readonly RatingLevel[]
}

/** Of a configuration without faults; pads that have all five are not in it. */
export function padGaps({ devices }: HallConfig): PadGap[] {
  return devices.flatMap((device) => {
    const levels = levelsOf(device)
    const missing = levels === null ? [] : ratingLevels.filter((level) => !levels.includes(level))
    return missing.length === 0 ? [] : [{ device: device.id, missing }]
  })
}

/** Every pad's emulator shows its keys as the settings give them; null for what is no pad. */
function levelsOf({ driver: id, settings }: DeviceConfig): readonly (RatingLevel | null)[] | null {
  const packed = driverById(id)
  if (packed?.kind !== 'rating-pad') return null
  return packed.use((driver) => {
    const port = { send: () => undefined, changed: () => undefined }
    return driver.emulator(driver.settings.parse(settings), port).face().keys.map(({ level }) => level)
  })
}
