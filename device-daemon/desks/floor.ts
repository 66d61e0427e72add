/** Hands what happens to the desks. One that throws harms no other, and is logged. */
import type { DeviceEvent } from '../devices/kinds.ts'
import type { Devices } from '../devices/registry.ts'
import type { Alongside } from '../hall-listeners.ts'
import type { HallService } from '../hall-service.ts'
import type { Late } from '../late/late.ts'
import type { Places } from '../places.ts'
import type { Desk } from './desk.ts'

export interface FloorOptions {
  readonly desks: readonly Desk[]
  readonly service: HallService
  readonly devices: Devices
  readonly places: Places
  readonly late: Pick<Late, 'waiting' | 'deliver' | 'close'>
  readonly report: (problem: unknown, doing: string) => void
}

export class Floor {
  readonly #options: FloorOptions

  constructor(options: FloorOptions) {
    this.#options = options
    const { service, devices, places } = options
    service.listen({
      alongside: (event) => {
        const more: Alongside[] = []
        this.#each('alongside', (desk) => more.push(...[desk.alongside?.(event) ?? []].flat()))
        return more
      },
      events: (events) => {
        for (const event of events) this.#each('follow', (desk) => desk.follow?.(event))
      },
      trouble: (why) => {
        if (why === null) this.resume()
      },
    })
    devices.listen({
      event: (event: DeviceEvent) => this.#each('heard', (desk) => desk.heard?.(event, places.placeOf(event.device))),
      changed: (view) => this.#each('changed', (desk) => desk.changed?.(view)),
    })
  }

  /** What happened while the hall could not be reached comes first: desks judge by what the hall knows. */
  resume(): void {
    const { late } = this.#options
    if (late.waiting().length === 0) return this.#resume()
    void late.deliver().finally(() => this.#resume())
  }

  #resume(): void {
    this.#each('resume', (desk) => desk.resume?.())
  }

  async stop(): Promise<void> {
    const ends: (void | Promise<void>)[] = []
    this.#each('stop', (desk) => ends.push(desk.stop?.()))
    await Promise.all(ends)
    this.#options.late.close()
  }

  #each(doing: keyof Desk, hand: (desk: Desk) => void): void {
    for (const desk of this.#options.desks) {
      try {
        hand(desk)
      } catch (error) {
        this.#options.report(error, `${desk.constructor.name}: ${doing}`)
      }
    }
  }
}
