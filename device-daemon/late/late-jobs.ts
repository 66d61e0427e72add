/** Print jobs that this box began or ended while its hall could not be reached: the hall still takes them for waiting. */
import type { Late } from './late.ts'
import type { LateCommand } from './outbox.ts'

type Ended = Omit<Extract<LateCommand, { type: 'print-ended' }>, 'type' | 'job'>

export class LateJobs {
  readonly #late: Pick<Late, 'keep' | 'waiting'>
  /** Their beginnings wait to be said: until then the hall would refuse their ends. */
  readonly #begun = new Set<string>()
  /** Their ends wait to be said. */
  readonly #ended = new Set<string>()

  constructor(late: Pick<Late, 'keep' | 'waiting'>) {
    this.#late = late
    this.lookAgain()
  }

  /** Jobs that were begun, and whose end nobody knows: whoever began them was stopped. */
  lookAgain(): string[] {
    this.#begun.clear()
    this.#ended.clear()
    for (const { command } of this.#late.waiting()) {
      if (command.type === 'print-started') this.#begun.add(command.job)
      if (command.type === 'print-ended') this.#ended.add(command.job)
    }
    return [...this.#begun.difference(this.#ended)]
  }

  keepStarted(job: string): boolean {
    if (!this.#late.keep({ type: 'print-started', job })) return false
    this.#begun.add(job)
    return true
  }

  keepEnded(job: string, ended: Ended): boolean {
    if (!this.#late.keep({ type: 'print-ended', job, ...ended })) return false
    this.#ended.add(job)
    return true
  }

  hasBegun(job: string): boolean {
    return this.#begun.has(job)
  }

  hasEnded(job: string): boolean {
    return this.#ended.has(job)
  }

  /** The hall knows. */
  said(what: 'begun' | 'ended', job: string): void {
    this.#begun.delete(job)
    if (what === 'ended') this.#ended.delete(job)
  }
}
