/** A clerk's caller keys do what the window page's buttons do; the caller's display follows. */
import { randomUUID } from 'node:crypto'
import type { CallerKey } from '../../drivers/contract/kinds.ts'
import type { DeviceEvent } from '../devices/kinds.ts'
import type { HallCommand } from '../hall/hall.ts'
import { clerkAt } from '../hall/parts/staff/fold.ts'
import type { Place } from '../places.ts'
import type { HallEvent } from '../wire/events.ts'
import type { Bench, Desk } from './desk.ts'

export class CallerDesk implements Desk {
  readonly #bench: Bench

  constructor(bench: Bench) {
    this.#bench = bench
  }

  heard({ kind, event }: DeviceEvent, { window }: Place): void {
    if (kind !== 'rating-pad' || event.type !== 'caller' || window === undefined) return
    const { service, report } = this.#bench
    const clerk = clerkAt(service.state.staff, window)
    const command = clerk === null ? null : commandOf(event.key, window, clerk)
    if (command === null) return
    service.execute(command).catch((problem: unknown) => report(problem, 'obeying a caller key'))
  }

  /** Shows the called number on the window's own pad or caller. */
  follow(event: HallEvent): void {
    if (event.type !== 'ticket-called' || event.window === undefined || event.ticket === undefined) return
    const { service, devices } = this.#bench
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
