import { words } from '../both-languages.ts'
import { type Found, formatPath } from '../fault.ts'
import type { ServiceItem } from '../item-schema.ts'
import type { HallConfig } from '../schema.ts'

/** Names and numbers that may be there once only. */
export function repetitionFaults(config: HallConfig): Found[] {
  return [
    ...repeated('queues', 'prefix', config.queues.map((queue) => queue.prefix)),
    ...repeated('windows', 'number', config.windows.map((window) => window.number)),
    ...repeated('kiosks', 'number', config.kiosks.map((kiosk) => kiosk.number)),
    ...repeated('clerks', 'workNo', config.clerks.map((clerk) => clerk.workNo)),
    ...repeated('devices', 'id', config.devices.map((device) => device.id)),
    ...repeated('lines', 'id', config.lines.map((line) => line.id)),
    ...repeated('help.places', 'code', config.help.places.map((place) => place.code)),
    ...repeated('appointments', 'id', config.appointments.map((appointment) => appointment.id)),
  ]
}

/** The catalogue's own. */
export function repeatedItems(items: readonly ServiceItem[]): Found[] {
  return repeated('items', 'code', items.map((item) => item.code))
}

function repeated(list: string, key: string, values: readonly (string | number)[]): Found[] {
  const seen = new Set<string | number>()
  return values.flatMap((value, index) => {
    if (seen.has(value)) return [{ path: formatPath([list, index, key]), sentence: words(`${value} is there twice`, `${value} 出现了两次`) }]
    seen.add(value)
    return []
  })
}
