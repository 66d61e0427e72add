/**
 * Between the hall and its rating pads: asks when a service act has ended, keeps the minute, and
 * binds the key to the act. What counts is decided by the hall; this only carries and waits.
 */
import type { EventOf } from '../../drivers/contract/kinds.ts'
import type { Clock, Timer } from '../clock.ts'
import type { Devices } from '../devices/registry.ts'
import type { HallService } from '../hall-service.ts'
import type { HallCommand } from '../hall/commands.ts'
import type { HallEvent } from '../wire/events.ts'

/** A stuck key must not fill the journal: ignored keys of one pad are noted at most this often. */
const ignoredEveryMs = 1000

export interface RatingDeskOptions {
  readonly service: HallService
  readonly devices: Devices
  readonly clock: Clock
  readonly report: (problem: unknown, doing: string) => void
}

export class RatingDesk {
  readonly #options: RatingDeskOptions
  /** The open session of each pad. */
  readonly #open = new Map<string, { readonly session: string; readonly timer: Timer }>()
  readonly #ignoredAt = new Map<string, number>()

  constructor(options: RatingDeskOptions) {
    this.#options = options
  }

  /** Sessions that were open when the daemon stopped go on, or end if their minute is over. */
  resume(): void {
    for (const rating of this.#options.service.state.ratings.values()) {
      if (rating.pad === null) continue
      if (rating.state === 'offered' || rating.state === 'shown') {
        this.#wait(rating.pad, rating.session, Date.parse(rating.expiresAt))
      }
    }
  }

  /** Each event of the hall, in order. */
  follow(event: HallEvent): void {
    switch (event.type) {
      case 'rating-offered':
        if (event.data.pad !== null) this.#offer(event.data.pad, event.data.session, Date.parse(event.data.expiresAt))
        return
      case 'rated':
      case 'rating-timed-out':
      case 'rating-declined':
      case 'rating-device-lost':
      case 'rating-withdrawn':
        this.#end(event.data.session)
        return
      default:
        return
    }
  }

  key(window: number, device: string, event: Extract<EventOf<'rating-pad'>, { type: 'key' }>): void {
    const now = this.#options.clock.now()
    if (!this.#open.has(device)) {
      if (now - (this.#ignoredAt.get(device) ?? Number.NEGATIVE_INFINITY) < ignoredEveryMs) return
      this.#ignoredAt.set(device, now)
    }
    this.#execute({ type: 'pad-key', window, device, key: event.key, level: event.level }, 'noting a key')
  }

  /** The pad cannot be reached: an open session ends without a rating, and says why. */
  padLost(device: string): void {
    const open = this.#open.get(device)
    if (open !== undefined) this.#execute({ type: 'rating-device-lost', session: open.session }, 'ending a session')
  }

  stop(): void {
    for (const { timer } of this.#open.values()) timer.cancel()
    this.#open.clear()
  }

  #offer(pad: string, session: string, expiresAt: number): void {
    this.#wait(pad, session, expiresAt)
    const asked = this.#options.devices.order('rating-pad', pad, { type: 'invite' })
    void asked.then(({ type }) => {
      if (this.#open.get(pad)?.session !== session) return
      const reached = type === 'sent' || type === 'accepted'
      this.#execute({ type: reached ? 'rating-shown' : 'rating-device-lost', session }, 'prompting the pad')
    })
  }

  #wait(pad: string, session: string, expiresAt: number): void {
    this.#open.get(pad)?.timer.cancel()
    const ring = () => this.#execute({ type: 'rating-expired', session }, 'ending a session')
    const timer = this.#options.clock.after(Math.max(0, expiresAt - this.#options.clock.now()), ring)
    this.#open.set(pad, { session, timer })
  }

  #end(session: string): void {
    for (const [pad, open] of this.#open) {
      if (open.session !== session) continue
      open.timer.cancel()
      this.#open.delete(pad)
      void this.#options.devices.order('rating-pad', pad, { type: 'dismiss' })
    }
  }

  #execute(command: HallCommand, doing: string): void {
    this.#options.service.execute(command).catch((problem: unknown) => this.#options.report(problem, doing))
  }
}
