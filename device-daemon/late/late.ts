/** Says to the hall what happened here while it could not be reached: each once, in order, marked with when it happened. */
import { createHash } from 'node:crypto'
import type { HallService } from '../hall-service.ts'
import { ProblemError } from '../problem-error.ts'
import type { LateCommand, Outbox, Late as Waiting } from './outbox.ts'

export interface LateOptions {
  readonly outbox: Outbox
  readonly service: Pick<HallService, 'execute' | 'standing' | 'now'>
  readonly report: (problem: unknown, doing: string) => void
}

export class Late {
  readonly #options: LateOptions
  #delivering: Promise<void> | null = null

  constructor(options: LateOptions) {
    this.#options = options
  }

  /** Whether it will be said. A full disk takes it no more than the journal does. */
  keep(command: LateCommand): boolean {
    const { outbox, service, report } = this.#options
    if (service.standing === 'full') return false
    try {
      outbox.put(command, service.now())
    } catch (error) {
      report(error, 'keeping what the hall could not be told')
      return false
    }
    // It may have come back just now.
    if (service.standing === 'open') void this.deliver()
    return true
  }

  /** What is kept, in order. */
  waiting(): Waiting[] {
    return this.#options.outbox.all()
  }

  /** Settles when all is said, or the hall cannot be reached again. */
  deliver(): Promise<void> {
    this.#delivering ??= this.#deliverAll().finally(() => {
      this.#delivering = null
    })
    return this.#delivering
  }

  close(): void {
    this.#options.outbox.close()
  }

  async #deliverAll(): Promise<void> {
    for (let [next] = this.waiting(); next !== undefined; [next] = this.waiting()) if (!(await this.#deliver(next))) return
  }

  /** Whether the next can be said. */
  async #deliver({ id, key, at, command }: Waiting): Promise<boolean> {
    const { outbox, service, report } = this.#options
    const request = createHash('sm3').update(JSON.stringify(command)).digest('hex')
    try {
      await service.execute(command, { key: `late ${key}`, request }, at)
    } catch (problem) {
      const isAway = problem instanceof ProblemError && (problem.code === 'JOURNAL_UNAVAILABLE' || problem.code === 'JOURNAL_STOPPED')
      if (isAway) return false
      // The hall says no: it was over by then.
      report(problem, 'telling the hall what happened meanwhile')
    }
    outbox.remove(id)
    return true
  }
}
