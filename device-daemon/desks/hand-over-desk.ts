/** Sends back what nobody has taken in time. The hall decides what that is; this only looks when the time has come. */
import type { Timer } from '../clock.ts'
import type { HallEvent } from '../wire/events.ts'
import type { Bench, Desk } from './desk.ts'

/** The clock may be set while nobody looks, and the disk may be full: as long as anything waits it is looked at this often. */
const lookMs = 60_000

export class HandOverDesk implements Desk {
  readonly #bench: Pick<Bench, 'service' | 'clock' | 'report'>
  #timer: Timer | null = null

  constructor(bench: Pick<Bench, 'service' | 'clock' | 'report'>) {
    this.#bench = bench
  }

  resume(): void {
    this.#look()
  }

  follow(event: HallEvent): void {
    if (event.type === 'hand-over-opened' || event.type === 'hand-over-passed' || event.type === 'hand-over-reassigned' || event.type === 'hand-over-returned') this.#wait(1)
  }

  stop(): void {
    this.#timer?.cancel()
  }

  #look(): void {
    const { service, report } = this.#bench
    this.#wait(lookMs)
    service.execute({ type: 'return-hand-overs' }).catch((problem: unknown) => report(problem, 'sending back what nobody took'))
  }

  /** Until the first of them is to go back; `againMs` where that time has come already. */
  #wait(againMs: number): void {
    const { service, clock } = this.#bench
    this.#timer?.cancel()
    const ends = [...service.state.handOver.handOvers.values()].flatMap(({ returnsAt }) => (returnsAt === null ? [] : [Date.parse(returnsAt)]))
    if (ends.length === 0) return
    const left = Math.min(...ends) - clock.now()
    this.#timer = clock.after(Math.min(left > 0 ? left : againMs, lookMs), () => this.#look())
  }
}
