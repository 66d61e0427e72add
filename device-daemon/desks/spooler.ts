/**
 * Tickets on their way to paper. The hall's state holds every job; this only carries the present one of
 * each printer. Before the first byte goes out `print-started` is durable, so that after a crash nobody
 * mistakes a job that may be on paper for one that is not. What could not be written down is owed, and
 * written when the journal takes entries again. Jobs of another box's printers are that box's.
 */
import type { PaperLine } from '../../drivers/contract/kinds.ts'
import type { Timer } from '../clock.ts'
import type { DeviceEvent } from '../devices/kinds.ts'
import type { Alongside } from '../hall-listeners.ts'
import type { Print } from '../hall/parts/print/fold.ts'
import type { PaperUse } from '../hall/parts/paper/rules.ts'
import { type Ended, howEnded } from '../printing/how-ended.ts'
import { rollOf } from '../printing/roll-of.ts'
import { paperFor, rateAddresses } from '../printing/ticket-of.ts'
import { isAway, ProblemError } from '../problem-error.ts'
import { noAnswerWanted } from '../wire/print-reasons.ts'
import { LateJobs } from '../late/late-jobs.ts'
import type { HallEvent } from '../wire/events.ts'
import type { DeviceView } from '../wire/views.ts'
import type { Bench, Desk } from './desk.ts'

/** Jobs waiting for one printer; a hall takes fewer numbers in an hour. */
const waitingMax = 500

/** The job that a printer has. */
interface Present {
  readonly job: string
  /** It is on its way: the hall's word that it was begun may come later. */
  isCarried: boolean
  /** What its printer complained of meanwhile. */
  complaint: string | null
  readonly free: PromiseWithResolvers<void>
}

export class Spooler implements Desk {
  readonly #bench: Bench
  readonly #printing = new Map<string, Present>()
  /** Ends of jobs that the journal has not taken yet. */
  readonly #owed = new Map<string, Ended>()
  readonly #expiry = new Map<string, Timer>()
  /** Tickets to be printed again, marked, once their printer is well. */
  readonly #again = new Map<string, Set<string>>()
  /** Printers whose paper may begin with the lines of a job that was cut short. */
  readonly #soiled = new Set<string>()
  readonly #late: LateJobs
  #stopped = false

  constructor(bench: Bench) {
    this.#bench = bench
    this.#late = new LateJobs(bench.late)
  }

  /** Jobs that were on their way when the daemon stopped are unconfirmed; those still waiting go on. */
  resume(): void {
    const { service } = this.#bench
    const own = new Set([...this.#printing.values()].map(({ job }) => job))
    for (const job of this.#late.lookAgain()) if (!own.has(job)) this.#owed.set(job, { how: 'unconfirmed', reason: 'daemon-restarted' })
    for (const [job, ended] of this.#owed) this.#end(job, ended)
    for (const print of service.state.print.jobs.values()) {
      const { job, state, printer, ticket } = print
      if (state !== 'sending' || !this.#isOwn(printer) || own.has(job) || this.#isOver(job)) continue
      this.#soiled.add(printer)
      const lines = this.#linesOf(print)
      void this.#end(job, { how: 'unconfirmed', reason: 'daemon-restarted', paper: this.#useOf(printer, lines) })
      if (ticket !== null && this.#isPrintedAgain(print)) this.#remember(printer, ticket)
    }
    for (const printer of service.state.print.waiting.keys()) this.#next(printer)
  }

  /** Where the printer waits for work, the beginning is committed with the job: a commit less before the paper. */
  alongside(event: HallEvent): Alongside | null {
    if (event.type !== 'print-queued') return null
    const { job, printer } = event.data
    if (this.#first(printer)?.job !== job) return null
    this.#take(printer, job)
    return { command: { type: 'print-started', job }, dropped: () => this.#release(printer) }
  }

  follow(event: HallEvent): void {
    if (event.type === 'print-started') {
      this.#late.said('begun', event.data.job)
      return this.#carryOut(event.data.job)
    }
    if (event.type === 'printed' || event.type === 'print-unconfirmed' || event.type === 'print-failed') return this.#late.said('ended', event.data.job)
    if (event.type !== 'print-queued') return
    const { job, printer } = event.data
    if (!this.#isOwn(printer)) return
    // By its place, not by how many wait: others of the same commit may stand behind it already.
    const place = this.#waiting(printer).findIndex((print) => print.job === job)
    if (place >= waitingMax) this.#end(job, { how: 'failed', reason: 'queue-full' })
    this.#next(printer)
  }

  /** The printer's status changed: it may be well again. */
  changed(view: DeviceView): void {
    if (view.kind !== 'printer') return
    const present = this.#printing.get(view.id)
    if (present !== undefined && view.state === 'fault' && view.reason !== 'silent') present.complaint = view.reason
    if (!usable(view)) return
    this.#reprint(view.id)
    this.#next(view.id)
  }

  /** A printer without paper finishes from its buffer what had been given up. */
  heard({ event }: DeviceEvent): void {
    if (event.type !== 'job-printed') return
    const ticket = this.#bench.service.state.print.jobs.get(event.job)?.ticket
    if (typeof ticket === 'string') for (const tickets of this.#again.values()) tickets.delete(ticket)
    // What it took was counted when it was given up; that may still be owed.
    this.#end(event.job, { how: 'printed', reason: '', paper: this.#owed.get(event.job)?.paper })
  }

  /** Takes no more jobs and waits for the present ones to end. */
  async stop(): Promise<void> {
    this.#stopped = true
    for (const timer of this.#expiry.values()) timer.cancel()
    await Promise.all([...this.#printing.values()].map(({ free }) => free.promise))
  }

  #next(printer: string): void {
    if (this.#stopped || !this.#isOwn(printer) || this.#printing.has(printer)) return
    this.#expire(printer)
    const print = this.#first(printer)
    if (print === null) return
    this.#take(printer, print.job)
    this.#bench.service.execute({ type: 'print-started', job: print.job }).catch((problem: unknown) => {
      // The job is agreed, and so is its printer: what becomes of it needs nobody else.
      if (isAway(problem) && this.#late.keepStarted(print.job)) return this.#carryOut(print.job)
      // The job waits on, and is taken up when the journal is well.
      this.#release(printer)
      this.#bench.report(problem, 'beginning a ticket')
    })
  }

  /** The job that this printer could begin with now, or null. */
  #first(printer: string): Print | null {
    if (this.#stopped || this.#printing.has(printer)) return null
    const view = this.#bench.devices.view(printer)
    if (view === null || !usable(view)) return null
    return this.#waiting(printer).find(({ job }) => !this.#isOver(job)) ?? null
  }

  /** Whatever the hall still takes it for. */
  #isOver(job: string): boolean {
    return this.#owed.has(job) || this.#late.hasEnded(job)
  }

  #isOwn(printer: string): boolean {
    return this.#bench.box.hasDevice(printer)
  }

  #take(printer: string, job: string): void {
    this.#printing.set(printer, { job, isCarried: false, complaint: null, free: Promise.withResolvers() })
  }

  #release(printer: string): void {
    const present = this.#printing.get(printer)
    this.#printing.delete(printer)
    present?.free.resolve()
  }

  #carryOut(job: string): void {
    const print = this.#bench.service.state.print.jobs.get(job)
    const present = print === undefined ? undefined : this.#printing.get(print.printer)
    if (print === undefined || present?.job !== job || present.isCarried) return
    present.isCarried = true
    const { printer } = print
    this.#print(print)
      .catch((problem: unknown) => {
        this.#bench.report(problem, 'printing a ticket')
        return false
      })
      .then((goesOn) => {
        this.#release(printer)
        if (goesOn) this.#next(printer)
      })
  }

  #linesOf(print: Print): PaperLine[] | null {
    const { hall, service, rateCodes } = this.#bench
    return paperFor({ hall, service, rateAddress: rateAddresses(hall, rateCodes) }, print)
  }

  /** Whether the journal took its end: if not, nothing more is begun before it is well. */
  async #print(print: Print): Promise<boolean> {
    const { job, ticket, printer } = print
    const lines = this.#linesOf(print)
    if (lines === null) return this.#end(job, { how: 'failed', reason: 'ticket-gone' })
    const ended = await this.#carry(printer, job, lines)
    const isDoubtful = ended.how === 'unconfirmed' && ended.reason !== noAnswerWanted
    if (isDoubtful) this.#soiled.add(printer)
    const isOwed = isDoubtful && this.#isPrintedAgain(print)
    const paper = ended.how === 'failed' ? undefined : this.#useOf(printer, lines)
    const written = await this.#end(job, { ...ended, paper })
    if (isOwed && ticket !== null) this.#remember(printer, ticket)
    return written
  }

  /** A marked copy that is unconfirmed as well is left to people: it could go on for ever. */
  #isPrintedAgain({ copy, paper }: Pick<Print, 'copy' | 'paper'>): boolean {
    return paper.of === 'ticket' && copy === 'original' && this.#bench.hall.config.printing.unconfirmed === 'reprint'
  }

  async #carry(printer: string, job: string, lines: readonly PaperLine[]): Promise<Ended> {
    const cutFirst: readonly PaperLine[] = this.#soiled.has(printer) ? [{ type: 'cut' }] : []
    const order = { type: 'print', job, lines: [...cutFirst, ...lines] } as const
    try {
      const settled = await this.#bench.devices.order('printer', printer, order)
      const ended = howEnded(settled, this.#printing.get(printer)?.complaint ?? null, this.#bench.devices.view(printer)?.reason ?? null)
      if (ended.how === 'printed' || ended.reason === noAnswerWanted) this.#soiled.delete(printer)
      return ended
    } catch (problem) {
      this.#bench.report(problem, 'saying a ticket in the printer’s language')
      // Nothing of a job that cannot be said has reached the printer.
      return { how: 'failed', reason: 'not-printable' }
    }
  }

  #useOf(printer: string, lines: readonly PaperLine[] | null): PaperUse | undefined {
    try {
      return lines === null ? undefined : rollOf(this.#bench.hall, printer)?.use(lines)
    } catch (problem) {
      this.#bench.report(problem, 'measuring a ticket')
      return undefined
    }
  }

  #remember(printer: string, ticket: string): void {
    const tickets = this.#again.get(printer) ?? new Set()
    this.#again.set(printer, tickets.add(ticket))
    const view = this.#bench.devices.view(printer)
    if (view !== null && usable(view)) this.#reprint(printer)
  }

  #reprint(printer: string): void {
    const { service, newId, report } = this.#bench
    const tickets = [...(this.#again.get(printer) ?? [])]
    this.#again.delete(printer)
    for (const ticket of tickets) {
      service.execute({ type: 'reprint', ticket, printer, job: newId(), actor: 'system' }).catch((problem: unknown) => {
        if (isAway(problem)) this.#remember(printer, ticket)
        else if (!(problem instanceof ProblemError)) report(problem, 'printing a ticket again')
      })
    }
  }

  /** Tickets that have waited too long for their printer must not all come out when it is back. */
  #expire(printer: string): void {
    const { clock, hall } = this.#bench
    const expireMs = hall.config.printing.expireMinutes * 60_000
    const leftMs = ({ queuedAt }: Print) => Date.parse(queuedAt) + expireMs - clock.now()
    let soonest = Number.POSITIVE_INFINITY
    for (const print of this.#waiting(printer)) {
      if (this.#isOver(print.job)) continue
      if (leftMs(print) <= 0) this.#end(print.job, { how: 'failed', reason: 'expired' })
      else soonest = Math.min(soonest, leftMs(print))
    }
    this.#expiry.get(printer)?.cancel()
    if (soonest !== Number.POSITIVE_INFINITY) this.#expiry.set(printer, clock.after(soonest, () => this.#next(printer)))
  }

  #waiting(printer: string): Print[] {
    const { jobs, waiting } = this.#bench.service.state.print
    return [...(waiting.get(printer) ?? [])].flatMap((job) => jobs.get(job) ?? [])
  }

  /** Whether the journal took it. Owed until then. */
  async #end(job: string, ended: Ended): Promise<boolean> {
    this.#owed.set(job, ended)
    if (this.#late.hasBegun(job)) return this.#endLate(job, ended)
    try {
      await this.#bench.service.execute({ type: 'print-ended', job, ...ended })
      this.#owed.delete(job)
      return true
    } catch (problem) {
      this.#bench.report(problem, 'noting how a ticket was printed')
      if (isAway(problem)) return this.#endLate(job, ended)
      // A refusal means that the job has ended already.
      this.#owed.delete(job)
      return true
    }
  }

  #endLate(job: string, ended: Ended): boolean {
    const isKept = this.#late.keepEnded(job, ended)
    if (isKept) this.#owed.delete(job)
    return isKept
  }
}

const usable = (view: DeviceView): boolean => view.state === 'ok' || view.state === 'warning'
