/**
 * One status from everything that is known: whether the line is open, whether the device answers,
 * whether it makes sense, and what it says of itself. The worst of them is shown.
 */
import type { Condition, DeviceState, Reason } from '../../drivers/contract/status.ts'

export interface Status {
  readonly state: DeviceState
  readonly reason: Reason | null
  /** A sentence on the cause, where the transport had one. */
  readonly detail: string | null
}

/** Garbage counts as trouble when it is a fifth of the last so many things heard. */
const heardMax = 20
const garbageShare = 5

export class StatusFold {
  #line: { readonly reason: Reason; readonly detail: string } | 'open' | 'off' | 'new' = 'new'
  #greeted = false
  #silent = false
  #flooding = false
  #condition: Condition = { state: 'ok' }
  #heard: boolean[] = []

  /** The line is open. Until the device has said something `needsGreeting` keeps it `starting`. */
  opened(needsGreeting: boolean): void {
    this.#line = 'open'
    this.#greeted = !needsGreeting
    this.#silent = false
    this.#flooding = false
    this.#condition = { state: 'ok' }
    this.#heard = []
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

  /** Something understood came in. */
  good(): void {
    this.#greeted = true
    this.#silent = false
    this.#flooding = false
    this.#hear(true)
  }

  /** The greeting went out and needs no answer. */
  greeted(): void {
    this.#greeted = true
  }

  garbage(): void {
    this.#hear(false)
  }

  silent(): void {
    this.#silent = true
  }

  flooding(): void {
    this.#flooding = true
  }

  status(): Status {
    if (this.#line === 'new') return plain('starting')
    if (this.#line === 'off') return { state: 'disabled', reason: 'switched-off', detail: null }
    if (this.#line !== 'open') return { state: 'absent', reason: this.#line.reason, detail: this.#line.detail }
    if (this.#silent) return { state: 'fault', reason: 'silent', detail: null }
    if (!this.#greeted) return plain('starting')
    const { state } = this.#condition
    if (state === 'fault' || state === 'busy') return { state, reason: this.#condition.reason, detail: null }
    if (this.#flooding) return { state: 'warning', reason: 'flooding', detail: null }
    if (this.#isGarbled()) return { state: 'warning', reason: 'garbled', detail: null }
    return state === 'ok' ? plain('ok') : { state, reason: this.#condition.reason, detail: null }
  }

  #hear(good: boolean): void {
    this.#heard.push(good)
    if (this.#heard.length > heardMax) this.#heard.shift()
  }

  #isGarbled(): boolean {
    const garbage = this.#heard.filter((good) => !good).length
    return garbage >= 2 && garbage * garbageShare >= this.#heard.length
  }
}

const plain = (state: 'starting' | 'ok'): Status => ({ state, reason: null, detail: null })
