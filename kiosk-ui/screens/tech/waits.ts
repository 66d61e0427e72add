/** What waits, or cannot be done, because of a device: why somebody should go there now rather than at noon. */
import type { DeviceView, PrintView } from '../../../device-daemon/wire/views.ts'
import type { WordKey } from '../../words/words.ts'
import { isDown } from './order.ts'

export interface Waiting {
  readonly key: WordKey
  readonly values: Readonly<Record<string, number>>
}

export interface Stand {
  readonly window?: number
  readonly kiosk?: number
}

/** Null where nothing does. */
export function waitingFor(device: Pick<DeviceView, 'id' | 'kind' | 'state'>, stand: Stand, prints: readonly PrintView[]): Waiting | null {
  if (device.kind === 'printer') {
    const jobs = prints.filter(({ printer, state }) => printer === device.id && (state === 'queued' || state === 'sending'))
    if (jobs.length > 0) return { key: jobs.every(({ paper }) => paper.of === 'ticket') ? 'tech.waitsTickets' : 'tech.waitsPapers', values: { count: jobs.length } }
  }
  return isDown(device) ? lackOf(device.kind, stand) : null
}

function lackOf(kind: DeviceView['kind'], { window, kiosk }: Stand): Waiting | null {
  const at = (key: WordKey, number: number | undefined): Waiting | null => (number === undefined ? null : { key, values: { at: number } })
  switch (kind) {
    case 'printer':
      return at('tech.waitsNumbers', kiosk) ?? at('tech.waitsSlips', window)
    case 'id-reader':
      return at('tech.waitsKioskCards', kiosk) ?? at('tech.waitsCards', window)
    case 'scanner':
      return at('tech.waitsCodes', kiosk)
    case 'rating-pad':
      return at('tech.waitsRatings', window)
    case 'caller':
      return at('tech.waitsCalls', window)
    case 'display':
      return at('tech.waitsDisplay', window)
  }
}
