/** Who was there on a day, from sign-in, pause and sign-out. */
import type { HallEvent } from '../wire/fold.ts'
import type { Memory, Presence } from './memory.ts'
import type { Attendance } from './row.ts'

export class PresenceCounter {
  readonly attendance: Map<string, Attendance>
  readonly #date: string
  readonly #present: Map<number, Presence>

  constructor(date: string, { present }: Pick<Memory, 'present'>, attendance: Iterable<Attendance> = []) {
    this.#date = date
    this.#present = present
    this.attendance = new Map([...attendance].map((one) => [one.clerk, { ...one }]))
  }

  add(event: HallEvent, at: number): void {
    const { window } = event
    if (window === undefined) return
    const present = this.#present.get(window)
    if (event.type === 'clerk-signed-in') this.#present.set(window, { clerk: event.data.workNo, since: at, pausedSince: null })
    if (present === undefined) return
    if (event.type === 'clerk-signed-out') {
      this.#leaves(present, at)
      this.#present.delete(window)
    }
    if (event.type === 'window-paused') present.pausedSince ??= at
    if (event.type === 'window-reopened') this.#goesOn(present, at)
  }

  /** The day is over: who is still signed in has been there until its end, and is from then on. Closed twice at one time is closed once. `until` is ms. */
  close(until: number): void {
    for (const present of this.#present.values()) {
      const wasPaused = present.pausedSince !== null
      this.#leaves(present, until)
      present.since = until
      present.pausedSince = wasPaused ? until : null
    }
  }

  #leaves(present: Presence, at: number): void {
    this.#goesOn(present, at)
    const day = this.#day(present.clerk, present.since)
    day.lastOut = Math.max(day.lastOut, at)
    day.presentMs += at - present.since
  }

  #goesOn(present: Presence, at: number): void {
    if (present.pausedSince === null) return
    this.#day(present.clerk, present.since).pausedMs += at - present.pausedSince
    present.pausedSince = null
  }

  #day(clerk: string, since: number): Attendance {
    const known = this.attendance.get(clerk) ?? { date: this.#date, clerk, firstIn: since, lastOut: since, presentMs: 0, pausedMs: 0 }
    known.firstIn = Math.min(known.firstIn, since)
    this.attendance.set(clerk, known)
    return known
  }
}
