/**
 * Tickets on their way to paper. The journal holds every job's state; this only carries the present
 * one of each printer. Before the first byte goes out `print-started` is durable, so that after a
 * crash nobody mistakes a job that may be on paper for one that is not.
 */
import type { PaperLine } from '../../drivers/contract/kinds.ts'
import type { Settled } from '../../drivers/contract/driver.ts'
import type { Clock, Timer } from '../clock.ts'
import type { Devices } from '../devices/registry.ts'
import type { HallService } from '../hall-service.ts'
import { ProblemError } from '../problem-error.ts'
import type { HallEvent } from '../wire/events.ts'
import type { DeviceView } from '../wire/views.ts'

/** Jobs waiting for one printer; a hall takes fewer numbers in an hour. */
const waitingMax = 500

export interface SpoolerOptions {
  readonly service: HallService
  readonly devices: Devices
  readonly clock: Clock
  readonly expireMs: number
  readonly unconfirmed: 'ask' | 'reprint'
  readonly newJob: () => string
  /** The lines of a job's ticket, or null where the ticket is no longer known. */
  readonly paper: (ticket: string, copy: 'original' | 'reprint') => readonly PaperLine[] | null
  readonly report: (problem: unknown, doing: string) => void
}

interface Job {
  readonly job: string
  readonly ticket: string
  readonly copy: 'original' | 'reprint'
  readonly queuedAt: number
}

type Ended = { readonly how: 'printed' | 'unconfirmed' | 'failed'; readonly reason: string }

export class Spooler {
  readonly #options: SpoolerOptions
  readonly #waiting = new Map<string, Job[]>()
  readonly #printing = new Map<string, Promise<void>>()
  readonly #expiry = new Map<string, Timer>()
  /** Tickets to be printed again, marked, once their printer is well. */
  readonly #again = new Map<string, Set<string>>()
  #stopped = false

  constructor(options: SpoolerOptions) {
    this.#options = options
  }

  /** Jobs that were on their way when the daemon stopped are unconfirmed; those still waiting go on. */
  async resume(): Promise<void> {
    for (const print of [...this.#options.service.state.prints.values()]) {
      if (print.state === 'sending') await this.#end(print.job, { how: 'unconfirmed', reason: 'daemon-restarted' })
      if (print.state === 'queued') this.#take(print.printer, { ...print, queuedAt: Date.parse(print.queuedAt) })
    }
  }

  /** Each event of the hall, in order. */
  follow(event: HallEvent): void {
    if (event.type === 'print-queued' && event.ticket !== undefined) {
      const { job, printer, copy } = event.data
      this.#take(printer, { job, ticket: event.ticket, copy, queuedAt: Date.parse(event.at) })
    }
  }

  /** The printer's status changed: it may be well again. */
  deviceChanged(view: DeviceView): void {
    if (view.kind === 'printer' && usable(view)) {
      this.#reprint(view.id)
      this.#next(view.id)
    }
  }

  /** Takes no more jobs and waits for the present ones to end. */
  async stop(): Promise<void> {
    this.#stopped = true
    for (const timer of this.#expiry.values()) timer.cancel()
    await Promise.all(this.#printing.values())
  }

  #take(printer: string, job: Job): void {
    const waiting = this.#waiting.get(printer) ?? []
    this.#waiting.set(printer, waiting)
    if (waiting.length >= waitingMax) void this.#end(job.job, { how: 'failed', reason: 'queue-full' })
    else waiting.push(job)
    this.#next(printer)
  }

  #next(printer: string): void {
    if (this.#stopped || this.#printing.has(printer)) return
    this.#expire(printer)
    const view = this.#options.devices.view(printer)
    const [job] = this.#waiting.get(printer) ?? []
    if (job === undefined || view === null || !usable(view)) return
    this.#waiting.get(printer)?.shift()
    const printing = this.#print(printer, job)
      .catch((problem: unknown) => this.#options.report(problem, 'printing a ticket'))
      .finally(() => {
        this.#printing.delete(printer)
        this.#next(printer)
      })
    this.#printing.set(printer, printing)
  }

  async #print(printer: string, job: Job): Promise<void> {
    const lines = this.#options.paper(job.ticket, job.copy)
    if (lines === null) return this.#end(job.job, { how: 'failed', reason: 'ticket-gone' })
    await this.#options.service.execute({ type: 'print-started', job: job.job })
    const order = { type: 'print', job: job.job, lines } as const
    const settled = await this.#options.devices.order('printer', printer, order).catch((problem: unknown) => {
      this.#options.report(problem, 'saying a ticket in the printer’s language')
      return null
    })
    // Nothing of a job that cannot be said has reached the printer.
    if (settled === null) return this.#end(job.job, { how: 'failed', reason: 'not-printable' })
    const ended = this.#judge(printer, settled)
    await this.#end(job.job, ended)
    // A marked copy that is unconfirmed as well is left to people: it could go on for ever.
    const isOwed = ended.how === 'unconfirmed' && job.copy === 'original'
    if (isOwed && this.#options.unconfirmed === 'reprint') this.#remember(printer, job.ticket)
  }

  #judge(printer: string, settled: Settled<unknown>): Ended {
    switch (settled.type) {
      case 'accepted':
        return { how: 'printed', reason: '' }
      case 'sent':
        return { how: 'unconfirmed', reason: 'no-confirmation' }
      case 'silent':
        return { how: 'unconfirmed', reason: this.#options.devices.view(printer)?.reason ?? 'silent' }
      case 'refused':
        return { how: 'unconfirmed', reason: 'refused' }
      case 'lost':
        return settled.handed ? { how: 'unconfirmed', reason: 'unplugged' } : { how: 'failed', reason: 'unplugged' }
    }
  }

  #remember(printer: string, ticket: string): void {
    const tickets = this.#again.get(printer) ?? new Set()
    this.#again.set(printer, tickets.add(ticket))
    const view = this.#options.devices.view(printer)
    if (view !== null && usable(view)) this.#reprint(printer)
  }

  #reprint(printer: string): void {
    const tickets = [...(this.#again.get(printer) ?? [])]
    this.#again.delete(printer)
    for (const ticket of tickets) {
      const command = { type: 'reprint', ticket, printer, job: this.#options.newJob(), actor: 'system' } as const
      this.#options.service.execute(command).catch((problem: unknown) => {
        if (!(problem instanceof ProblemError)) this.#options.report(problem, 'printing a ticket again')
      })
    }
  }

  /** Tickets that have waited too long for their printer must not all come out when it is back. */
  #expire(printer: string): void {
    const now = this.#options.clock.now()
    const waiting = this.#waiting.get(printer) ?? []
    const isLate = (job: Job) => now - job.queuedAt >= this.#options.expireMs
    for (const job of waiting.filter(isLate)) void this.#end(job.job, { how: 'failed', reason: 'expired' })
    const left = waiting.filter((job) => !isLate(job))
    this.#waiting.set(printer, left)
    this.#expiry.get(printer)?.cancel()
    const [oldest] = left
    if (oldest === undefined) return
    const wait = oldest.queuedAt + this.#options.expireMs - now
    this.#expiry.set(printer, this.#options.clock.after(wait, () => this.#next(printer)))
  }

  async #end(job: string, { how, reason }: Ended): Promise<void> {
    try {
      await this.#options.service.execute({ type: 'print-ended', job, how, reason })
    } catch (problem) {
      this.#options.report(problem, 'noting how a ticket was printed')
    }
  }
}

const usable = (view: DeviceView): boolean => view.state === 'ok' || view.state === 'warning'
