/**
 * When a kiosk's scanner reads: while a page waits for a code, or always. A scanner without a trigger knows no
 * other way than always, and hears nothing of this.
 *
 * A page says again and again that it waits, because it may be gone at any moment; what it said lapses. An
 * engine ends its reading by itself after some seconds, and is aimed again as often.
 */
import type { DeviceEvent } from '../devices/kinds.ts'
import type { Timer } from '../clock.ts'
import type { Place } from '../places.ts'
import type { DeviceView } from '../wire/views.ts'
import type { Bench, Desk } from './desk.ts'

/** A page that has not said for so long that it waits is gone: three of its words missed. */
export const lapseMs = 15_000
/** The shortest reading that engines are delivered with is 5 s. */
export const aimAgainMs = 4000
/** Of one kiosk, at a time; the one that waits longest is forgotten for another. */
const pagesMax = 8

interface Reading {
  readonly scanner: string
  readonly isAlways: boolean
  readonly waiting: Map<string, Timer>
  /** What the scanner was told last. */
  isAimed: boolean
  /** An order is on its way; what has changed meanwhile is seen when it has ended. */
  isBusy: boolean
  isThere: boolean
  again: Timer | null
}

export class ReadingDesk implements Desk {
  readonly #bench: Pick<Bench, 'clock' | 'devices' | 'hall' | 'report'>
  readonly #readings = new Map<number, Reading>()
  #isOver = false

  constructor(bench: Pick<Bench, 'clock' | 'devices' | 'hall' | 'report'>) {
    this.#bench = bench
    for (const { number, scanner, reading } of bench.hall.config.kiosks) {
      if (scanner === undefined) continue
      const first = { isAimed: false, isBusy: false, isThere: false, again: null }
      this.#readings.set(number, { scanner, isAlways: reading === 'always', waiting: new Map(), ...first })
    }
  }

  /** `page` is the page's own name for itself: two may be open at one kiosk. */
  waits(kiosk: number, page: string, isWaiting: boolean): void {
    const reading = this.#readings.get(kiosk)
    if (reading === undefined || this.#isOver) return
    const wasRead = isRead(reading)
    this.#leave(reading, page)
    if (isWaiting) {
      const [longest] = reading.waiting.keys()
      if (longest !== undefined && reading.waiting.size >= pagesMax) this.#leave(reading, longest)
      reading.waiting.set(page, this.#bench.clock.after(lapseMs, () => this.waits(kiosk, page, false)))
    }
    // Said again is no news: the scanner is aimed at its own pace.
    if (isRead(reading) !== wasRead) this.#tell(reading)
  }

  /** The code came; a page that goes on waiting will say so. */
  heard({ kind }: DeviceEvent, { kiosk }: Place): void {
    const reading = kind === 'scanner' && kiosk !== undefined ? this.#readings.get(kiosk) : undefined
    if (reading === undefined) return
    for (const page of [...reading.waiting.keys()]) this.#leave(reading, page)
    this.#tell(reading)
  }

  /** A scanner that comes back, or was there before this daemon, may be in any state. */
  changed({ id, state }: DeviceView): void {
    const reading = [...this.#readings.values()].find(({ scanner }) => scanner === id)
    if (reading === undefined) return
    const isThere = state === 'ok' || state === 'warning'
    const isBack = isThere && !reading.isThere
    reading.isThere = isThere
    if (!isBack) return
    reading.isAimed = true
    this.#tell(reading)
  }

  stop(): void {
    this.#isOver = true
    for (const reading of this.#readings.values()) {
      reading.again?.cancel()
      for (const page of [...reading.waiting.keys()]) this.#leave(reading, page)
    }
  }

  #leave({ waiting }: Reading, page: string): void {
    waiting.get(page)?.cancel()
    waiting.delete(page)
  }

  /** One order at a time: a silent scanner takes a second for each. */
  #tell(reading: Reading): void {
    const aims = isRead(reading)
    if (this.#isOver || reading.isBusy || (!aims && !reading.isAimed)) return
    const { clock, devices, report } = this.#bench
    reading.again?.cancel()
    reading.again = aims ? clock.after(aimAgainMs, () => this.#tell(reading)) : null
    reading.isAimed = aims
    reading.isBusy = true
    devices
      .order('scanner', reading.scanner, { type: aims ? 'aim' : 'rest' })
      .catch((problem: unknown) => report(problem, 'aiming a scanner'))
      .finally(() => {
        reading.isBusy = false
        if (isRead(reading) !== aims) this.#tell(reading)
      })
  }
}

const isRead = ({ isAlways, waiting }: Reading): boolean => isAlways || waiting.size > 0
