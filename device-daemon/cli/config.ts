import { text } from 'node:stream/consumers'
import { sharedLines } from '../../config/faults/lines.ts'
import { loadHall } from '../../config/load.ts'
import { padGaps } from '../../config/pad-levels.ts'
import { hashPin } from '../access/pins.ts'
import { readSettings } from '../settings.ts'
import { UsageError } from './usage.ts'

/** Throws ConfigError, which prints a line a fault and exits 2. */
export function checkConfig(): number {
  const { config, items, file } = loadHall(readSettings(process.env).config)
  console.log(
    `${file}: good. ${config.site.name}: ${config.windows.length} windows, ${config.queues.length} queues, ` +
      `${items.length} service items, ${config.devices.length} devices.`,
  )
  for (const { id, transport, devices } of sharedLines(config)) {
    const on = devices.map((device) => `${device.id} at ${device.address}`).join(', ')
    console.log(`${id} (${transport}) is shared by ${devices.length} devices: ${on}.`)
  }
  for (const { device, missing } of padGaps(config)) console.log(`${device} has no key for ${missing.join(', ')}: nobody can choose that there.`)
  return 0
}

/** The PIN comes by standard input, so that it stands in no shell history and no process list. */
export async function makePin(): Promise<number> {
  const pin = (await text(process.stdin)).trim()
  if (!/^\d{4,12}$/.test(pin)) throw new UsageError('A PIN is 4 to 12 digits, given on standard input.')
  console.log(hashPin(pin))
  return 0
}
