/** A clock that only moves when the test winds it. */
import type { Clock, Timer } from '../../device-daemon/clock.ts'

export class HandClock implements Clock {
  #now: number
  #alarms: { at: number; order: number; ring: () => void }[] = []
  #turn: (() => void)[] = []
  #order = 0

  constructor(start = Date.UTC(2026, 10, 24, 1, 0, 0)) {
    this.#now = start
  }

  now(): number {
    return this.#now
  }

  after(ms: number, ring: () => void): Timer {
    const alarm = { at: this.#now + Math.max(0, ms), order: this.#order++, ring }
    this.#alarms.push(alarm)
    return {
      cancel: () => {
        this.#alarms = this.#alarms.filter((other) => other !== alarm)
      },
    }
  }

  soon(run: () => void): void {
    this.#turn.push(run)
  }

  /** How many alarms are set: a leak test reads it. */
  get pending(): number {
    return this.#alarms.length
  }

  /** Runs what was put off with `soon`, including what that puts off, and lets promises settle. */
  async settle(): Promise<void> {
    for (let round = 0; round < 1000; round++) {
      for (let tick = 0; tick < 10; tick++) await Promise.resolve()
      const run = this.#turn.shift()
      if (run === undefined) return
      run()
    }
    throw new Error('the clock never settled')
  }

  /** Moves time on, ringing each alarm at its own moment. */
  async wind(ms: number): Promise<void> {
    const end = this.#now + ms
    await this.settle()
    for (;;) {
      const next = this.#alarms.filter((alarm) => alarm.at <= end).sort((a, b) => a.at - b.at || a.order - b.order)[0]
      if (next === undefined) break
      this.#alarms = this.#alarms.filter((other) => other !== next)
      this.#now = next.at
      next.ring()
      await this.settle()
    }
    this.#now = end
    await this.settle()
  }
}
