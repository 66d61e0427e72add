/**
 * Counts how long devices were well. Written every hour, when a day begins and when the daemon stops: a hall whose box is
 * switched off every evening has its days, too, and one whose plug is pulled loses an hour at most.
 */
import type { Timer } from '../clock.ts'
import { type Counted, DeviceTimes } from '../devices/minutes.ts'
import { businessDateOf, isOfficeTime } from '../hall/calendar.ts'
import type { HallEvent } from '../wire/events.ts'
import type { DeviceView } from '../wire/views.ts'
import type { Bench, Desk } from './desk.ts'

const lookMs = 60_000
const looksAnHour = 60

export class DeviceDesk implements Desk {
  readonly #bench: Bench
  readonly #times = new DeviceTimes(2 * lookMs)
  #timer: Timer | null = null
  #looks = 0
  /** One write after the other: what is on its way is not written twice. */
  #writing: Promise<void> = Promise.resolve()

  constructor(bench: Bench) {
    this.#bench = bench
  }

  changed({ id, state }: DeviceView): void {
    this.#see(id, state)
  }

  follow(event: HallEvent): void {
    if (event.type !== 'day-opened') return
    this.#lookAtAll()
    this.#write()
  }

  /** What was held back is written at once. */
  resume(): void {
    this.#timer?.cancel()
    this.#timer = this.#bench.clock.after(lookMs, () => this.#look())
    this.#lookAtAll()
    this.#write()
  }

  async stop(): Promise<void> {
    this.#timer?.cancel()
    this.#lookAtAll()
    this.#write()
    await this.#writing
  }

  #look(): void {
    this.#timer = this.#bench.clock.after(lookMs, () => this.#look())
    this.#lookAtAll()
    this.#looks += 1
    if (this.#looks % looksAnHour === 0) this.#write()
  }

  #lookAtAll(): void {
    for (const { id, state } of this.#bench.devices.views()) this.#see(id, state)
  }

  /** A box that is switched off over night has no fault: out of the hall's hours nobody looks. */
  #see(id: string, state: DeviceView['state']): void {
    const { clock, service } = this.#bench
    const now = clock.now()
    if (isOfficeTime(service.plan, now)) this.#times.see(id, state, now, this.#date())
  }

  #date(): string {
    const { clock, hall } = this.#bench
    return businessDateOf(clock.now(), hall.config.site.timeZone)
  }

  #write(): void {
    this.#writing = this.#writing.then(async () => {
      for (const [date, devices] of this.#times.minutes()) await this.#writeDate(date, devices)
      this.#times.forgetBefore(this.#date())
    })
  }

  /** What cannot be written is kept, and tried again with the next. */
  async #writeDate(date: string, devices: ReadonlyMap<string, Counted>): Promise<void> {
    const { service, report } = this.#bench
    try {
      await service.execute({ type: 'count-devices', date, devices: [...devices].map(([device, minutes]) => ({ device, ...minutes })) })
      this.#times.written(date, devices)
    } catch (problem) {
      report(problem, 'counting devices')
    }
  }
}
