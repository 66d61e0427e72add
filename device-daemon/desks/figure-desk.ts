/** Brings the figures forward when a day is over and when the daemon starts, so that nobody waits for a year to be read. */
import type { HallEvent } from '../wire/events.ts'
import type { Bench, Desk } from './desk.ts'

export class FigureDesk implements Desk {
  readonly #bench: Pick<Bench, 'figures' | 'report'>

  constructor(bench: Pick<Bench, 'figures' | 'report'>) {
    this.#bench = bench
  }

  resume(): void {
    const { figures, report } = this.#bench
    figures.bringForward().catch((error: unknown) => report(error, 'counting a day'))
  }

  follow({ type }: HallEvent): void {
    if (type === 'day-opened') this.resume()
  }

  stop(): Promise<void> {
    return this.#bench.figures.stop()
  }
}
