/**
 * One status from everything that is known: whether the line is open, whether the device answers,
 * whether it makes sense, and what it says of itself. The worst of them is shown.
 */
import type { Condition, DeviceState, Reason } from '../../../drivers/contract/status.ts'
import { Hearing } from './hearing.ts'

export interface Status {
  readonly state: DeviceState
  readonly reason: Reason | null
  /** A sentence on the cause, where the transport had one. */
  readonly detail: string | null
}

/** More in a second than a 9600-baud line can carry, or than people and cards bring about. */
const garbageBytesPerSecond = 2000
const eventsPerSecond = 100
/** A flood is over when it has been away so long. */
export const calmMs = 5000

export class StatusFold {
  #line: { readonly reason: Reason; readonly detail: string } | 'open' | 'off' | 'new' = 'new'
  #greeted = false
  #silent = false
  #condition: Condition = { state: 'ok' }
  #hearing = new Hearing()
  #second = { from: 0, garbageBytes: 0, events: 0 }
  #floodedAt = Number.NEGATIVE_INFINITY

  /** The line is open. Until the device has said something `needsGreeting` keeps it `starting`. */
  opened(needsGreeting: boolean): void {
    this.#line = 'open'
    this.#greeted = !needsGreeting
    this.#silent = false
    this.#floodedAt = Number.NEGATIVE_INFINITY
    this.#condition = { state: 'ok' }
    this.#hearing = new Hearing()
  }

  closed(reason: Reason, detail: string): void {
    this.#line = { reason, detail }
  }

  switchedOff(): void {
    this.#line = 'off'
  }

  condition(condition: Condition): void {
    this.#condition = condition
  }

  /** The device itself says what keeps it: it is alive, and its silence is explained. */
  get saysFault(): boolean {
    return this.#condition.state === 'fault'
  }

  /** Something understood came in. */
  good(now: number): void {
    this.#greeted = true
    this.#silent = false
    this.#hearing.good(now)
  }

  /** False when there are more of them than can be meant: this one is not to be told. */
  event(now: number): boolean {
    const second = this.#secondOf(now)
    second.events += 1
    if (second.events <= eventsPerSecond) return true
    this.#floodedAt = now
    return false
  }

  /** The greeting went out and needs no answer. */
  greeted(): void {
    this.#greeted = true
  }

  garbage(now: number, bytes: number): void {
    this.#hearing.garbage(now)
    const second = this.#secondOf(now)
    second.garbageBytes += bytes
    if (second.garbageBytes > garbageBytesPerSecond) this.#floodedAt = now
  }

  /** Bytes had to be dropped unread. */
  overrun(now: number): void {
    this.#floodedAt = now
  }

  silent(): void {
    this.#silent = true
  }

  status(now: number): Status {
    if (this.#line === 'new') return plain('starting')
    if (this.#line === 'off') return { state: 'disabled', reason: 'switched-off', detail: null }
    if (this.#line !== 'open') return { state: 'absent', reason: this.#line.reason, detail: this.#line.detail || null }
    if (this.#silent) return { state: 'fault', reason: 'silent', detail: null }
    if (!this.#greeted) return plain('starting')
    const { state } = this.#condition
    if (state === 'fault' || state === 'busy') return shown(this.#condition)
    if (now - this.#floodedAt < calmMs) return { state: 'warning', reason: 'flooding', detail: null }
    if (this.#hearing.isGarbled(now)) return { state: 'warning', reason: 'garbled', detail: null }
    return shown(this.#condition)
  }

  /** When the status may change by time alone, ms from now; null when it does not. */
  changesIn(now: number): number | null {
    const { reason } = this.status(now)
    if (reason === 'flooding') return Math.max(1, this.#floodedAt + calmMs - now)
    if (reason === 'garbled') return this.#hearing.endsIn(now)
    return null
  }

  #secondOf(now: number) {
    // A clock that went back begins a new second, too.
    if (Math.abs(now - this.#second.from) >= 1000) this.#second = { from: now, garbageBytes: 0, events: 0 }
    return this.#second
  }
}

const shown = (condition: Condition): Status => ({ state: condition.state, reason: condition.reason ?? null, detail: 'detail' in condition ? (condition.detail ?? null) : null })

const plain = (state: 'starting'): Status => ({ state, reason: null, detail: null })
