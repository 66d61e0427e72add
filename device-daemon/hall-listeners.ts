/** Who hears of the hall at work. One that throws harms no other. */
import type { HallCommand } from './hall/hall.ts'
import type { HallEvent } from './wire/fold.ts'

/** A command that follows from an event at once, and is to be durable with it rather than after it. */
export interface Alongside {
  readonly command: HallCommand
  /** The hall refused it, or the journal took neither it nor the event. */
  dropped(): void
}

export interface HallListener {
  /** While a group is decided: the event is folded, not durable, and may never be. Nothing may be done on it yet. */
  alongside?(event: HallEvent): readonly Alongside[]
  /** After each durable append, in order. */
  events?(events: readonly HallEvent[]): void
  /** The journal has stopped taking entries (why), or takes them again (null). */
  trouble?(why: string | null): void
}

export class HallListeners {
  readonly #report: (error: unknown, doing: string) => void
  readonly #all = new Set<HallListener>()

  constructor(report: (error: unknown, doing: string) => void) {
    this.#report = report
  }

  /** Returns how to stop. */
  add(listener: HallListener): () => void {
    this.#all.add(listener)
    return () => this.#all.delete(listener)
  }

  alongside(event: HallEvent): readonly Alongside[] {
    const more: Alongside[] = []
    this.tell((listener) => more.push(...(listener.alongside?.(event) ?? [])))
    return more
  }

  tell(tell: (listener: HallListener) => void): void {
    for (const listener of this.#all) {
      try {
        tell(listener)
      } catch (error) {
        this.#report(error, 'telling what happened')
      }
    }
  }
}
