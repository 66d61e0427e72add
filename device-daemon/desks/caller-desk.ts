/** A clerk's caller keys do what the window page's buttons do; the caller's display follows. */
import type { CallerKey } from '../../drivers/contract/kinds.ts'
import type { Devices } from '../devices/registry.ts'
import type { HallService } from '../hall-service.ts'
import type { HallCommand } from '../hall/commands.ts'
import type { HallEvent } from '../wire/events.ts'
import { randomUUID } from 'node:crypto'

export interface CallerDeskOptions {
  readonly service: HallService
  readonly devices: Devices
  readonly report: (problem: unknown, doing: string) => void
}

export class CallerDesk {
  readonly #options: CallerDeskOptions

  constructor(options: CallerDeskOptions) {
    this.#options = options
  }

  pressed(window: number, key: CallerKey): void {
    const { service, report } = this.#options
    const clerk = service.state.windows.get(window)?.clerk
    const command = clerk === undefined || clerk === null ? null : commandOf(key, window, clerk)
    if (command === null) return
    service.execute(command).catch((problem: unknown) => report(problem, 'obeying a caller key'))
  }

  /** Shows the called number on the window's own pad or caller. */
  follow(event: HallEvent): void {
    if (event.type !== 'ticket-called' || event.window === undefined || event.ticket === undefined) return
    const { service, devices } = this.#options
    const pad = service.plan.windows.find((window) => window.number === event.window)?.pad
    if (pad === undefined || pad === null) return
    const ticket = event.ticket.split('-')[1] ?? null
    void devices.order('rating-pad', pad, { type: 'show', waiting: null, ticket })
  }
}

/** Null for keys that the hall has no step for. */
function commandOf(key: CallerKey, window: number, clerk: string): HallCommand | null {
  switch (key) {
    case 'call':
      return { type: 'call-next', window, clerk }
    case 'recall':
      return { type: 'recall', window, clerk }
    case 'evaluate':
      return { type: 'finish', window, clerk, session: randomUUID() }
    case 'no-show':
      return { type: 'no-show', window, clerk }
    case 'hang':
    case 'call-back':
    case 'pause':
    case 'transfer':
    case 'cancel':
      return null
  }
}
