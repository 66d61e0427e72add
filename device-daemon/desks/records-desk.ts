/** What is counted and logged of the hall and its devices. No number, no name, no word of a person. */
import { reasonWords } from '../wire/reasons.ts'
import type { HallEvent } from '../wire/events.ts'
import type { DeviceView } from '../wire/views.ts'
import type { Bench, Desk } from './desk.ts'

/**
 * A device that flaps is told this often at most, then half as often, and so on to once an hour; how often it flapped
 * is in its counters. One that has been quiet for as long as it was last held back is news again.
 */
const holdMs = 60_000
const holdMaxMs = 3600_000

export class RecordsDesk implements Desk {
  readonly #bench: Bench
  /** The present status of a device. */
  readonly #status = new Map<string, string>()
  /** When a status of a device was last logged, and for how long it is not told again. */
  readonly #logged = new Map<string, { readonly at: number; readonly holdMs: number }>()

  constructor(bench: Bench) {
    this.#bench = bench
  }

  follow(event: HallEvent): void {
    const { metrics, service } = this.#bench
    metrics.eventAppended(event.type)
    if (event.type !== 'printed') return
    const queuedAt = service.state.print.jobs.get(event.data.job)?.queuedAt
    if (queuedAt !== undefined) metrics.ticketPrinted((Date.parse(event.at) - Date.parse(queuedAt)) / 1000)
  }

  /** Once a change, never a byte. */
  changed(view: DeviceView): void {
    const { metrics, clock, log } = this.#bench
    metrics.deviceChanged(view)
    const { id, state, reason, detail } = view
    const status = `${id} ${state} ${reason ?? ''}`
    if (this.#status.get(id) === status) return
    this.#status.set(id, status)
    const now = clock.now()
    const last = this.#logged.get(status)
    // A clock that was set back begins anew.
    const agoMs = last === undefined || now < last.at ? Number.POSITIVE_INFINITY : now - last.at
    if (last !== undefined && agoMs < last.holdMs) return
    const flaps = last !== undefined && agoMs < 2 * last.holdMs
    this.#logged.set(status, { at: now, holdMs: flaps ? Math.min(2 * last.holdMs, holdMaxMs) : holdMs })
    const record = { device: id, state, reason, detail, ...(reason === null ? {} : { mend: reasonWords[reason].mend.en }) }
    if (state === 'fault' || state === 'absent' || state === 'warning') log.warn(record, 'a device needs attention')
    else log.info(record, 'a device changed')
  }
}
