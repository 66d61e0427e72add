/** Ends calls for staff that nobody answered. The hall decides which those are; this only looks when the time has come. */
import type { Timer } from '../clock.ts'
import { nextLapse } from '../hall/parts/staff-call/lapse.ts'
import type { HallEvent } from '../wire/events.ts'
import type { Bench, Desk } from './desk.ts'

/** The clock may be set while nobody looks, and the disk may be full: as long as a call is open it is looked at this often. */
const lookMs = 60_000

export class StaffCallDesk implements Desk {
  readonly #bench: Pick<Bench, 'service' | 'clock' | 'report'>
  #timer: Timer | null = null

  constructor(bench: Pick<Bench, 'service' | 'clock' | 'report'>) {
    this.#bench = bench
  }

  resume(): void {
    const { service, report } = this.#bench
    this.#wait(lookMs)
    service.execute({ type: 'lapse-staff-calls' }).catch((problem: unknown) => report(problem, 'ending calls that nobody answered'))
  }

  follow(event: HallEvent): void {
    if (event.type.startsWith('staff-call')) this.#wait(1)
  }

  stop(): void {
    this.#timer?.cancel()
  }

  /** Until the first of them lapses; `againMs` where that time has come already. */
  #wait(againMs: number): void {
    const { service, clock } = this.#bench
    this.#timer?.cancel()
    const next = nextLapse(service.state)
    if (next === null) return
    const left = next - clock.now()
    this.#timer = clock.after(Math.min(left > 0 ? left : againMs, lookMs), () => this.resume())
  }
}
