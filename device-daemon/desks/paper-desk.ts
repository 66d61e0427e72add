/**
 * Rolls of paper: what the sensors say of them is noted, and a new roll is noticed where nobody says so.
 * What a ticket takes is noted with its end, by the spooler.
 */
import { rollView } from '../hall/parts/paper/view.ts'
import { rollOf } from '../printing/roll-of.ts'
import type { DeviceView } from '../wire/views.ts'
import type { Bench, Desk } from './desk.ts'

type Seen = Pick<DeviceView, 'id' | 'kind' | 'state' | 'reason'>
type Needs = Pick<Bench, 'hall' | 'service' | 'report'> & { readonly devices: { views(): readonly Seen[] } }

export class PaperDesk implements Desk {
  readonly #bench: Needs
  /** Printers whose roll is at its end, and which have been opened since or have run out. */
  readonly #opened = new Set<string>()
  /** Asked of the hall and not answered yet. */
  readonly #asked = new Set<string>()

  constructor(bench: Needs) {
    this.#bench = bench
  }

  resume(): void {
    for (const view of this.#bench.devices.views()) this.changed(view)
  }

  changed({ id, kind, state, reason }: Seen): void {
    if (kind !== 'printer') return
    const roll = this.#bench.service.state.paper.rolls.get(id)
    const isNearEnd = roll?.nearEnd === true
    if (reason === 'paper-near-end') {
      // Still the old one: the cover was opened for something else.
      this.#opened.delete(id)
      if (!isNearEnd) this.#ask(id, { type: 'roll-near-end', printer: id })
    }
    // A roll of which much is left by count is more likely the same one, put in again.
    if (reason === 'paper-out' && (roll === undefined || roll.rollMm === null || rollView(roll).isLow)) this.#opened.add(id)
    if (reason === 'cover-open' && isNearEnd) this.#opened.add(id)
    // A sensor that clears without that has only trembled.
    if (state === 'ok' && reason === null && this.#opened.has(id)) this.#renew(id)
  }

  #renew(id: string): void {
    const roll = rollOf(this.#bench.hall, id)
    if (roll !== null) this.#ask(id, { type: 'change-roll', printer: id, mm: roll.rollMm, actor: 'system' })
  }

  #ask(id: string, command: Parameters<Bench['service']['execute']>[0]): void {
    if (this.#asked.has(id)) return
    this.#asked.add(id)
    this.#bench.service
      .execute(command)
      .then(() => {
        if (command.type === 'change-roll') this.#opened.delete(id)
      })
      .catch((problem: unknown) => this.#bench.report(problem, 'noting what is true of the paper'))
      .finally(() => this.#asked.delete(id))
  }
}
