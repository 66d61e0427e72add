/** A device stands at one place. */
import { words } from '../both-languages.ts'
import { type Found, formatPath } from '../fault.ts'
import type { HallConfig } from '../schema.ts'

export function sharingFaults(config: HallConfig): Found[] {
  const places = placesOf(config)
  return [...sharedDevices(places), ...idleDevices(config, places)]
}

interface Place {
  readonly device: string
  readonly path: string
}

function placesOf(config: HallConfig): Place[] {
  const place = (device: string | undefined, path: PropertyKey[]): Place[] =>
    device === undefined ? [] : [{ device, path: formatPath(path) }]
  return [
    ...config.windows.flatMap(({ pad, caller, display, idReader, printer }, index) => [
      ...place(printer, ['windows', index, 'printer']),
      ...place(pad, ['windows', index, 'pad']),
      ...place(caller, ['windows', index, 'caller']),
      ...place(display, ['windows', index, 'display']),
      ...place(idReader, ['windows', index, 'idReader']),
    ]),
    ...config.kiosks.flatMap(({ printer, scanner, idReader }, index) => [
      ...place(printer, ['kiosks', index, 'printer']),
      ...place(scanner, ['kiosks', index, 'scanner']),
      ...place(idReader, ['kiosks', index, 'idReader']),
    ]),
  ]
}

function sharedDevices(places: readonly Place[]): Found[] {
  const first = new Map<string, string>()
  return places.flatMap(({ device, path }) => {
    const earlier = first.get(device)
    if (earlier !== undefined) return [{ path, sentence: words(`${device} stands at ${earlier} already; a device serves one place`, `${device} 已用在 ${earlier}；一台设备只能用在一处`) }]
    first.set(device, path)
    return []
  })
}

function idleDevices({ devices }: HallConfig, places: readonly Place[]): Found[] {
  const used = new Set(places.map(({ device }) => device))
  return devices.flatMap(({ id }, index) =>
    used.has(id) ? [] : [{ path: formatPath(['devices', index, 'id']), sentence: words(`${id} is used by no window and no kiosk`, `没有窗口或自助机使用 ${id}`) }],
  )
}
