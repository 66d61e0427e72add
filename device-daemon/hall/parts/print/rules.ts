/** Print jobs: what is known of a ticket's way to paper. */
import type { PaperOf } from '../../../wire/views.ts'
import type { Fact, HallState } from '../../../wire/fold.ts'
import { type PaperUse, usedPaper } from '../paper/rules.ts'
import { agree, type Decision, refuse } from '../part.ts'
import { isUnderWay } from './fold.ts'
import { printMachine, type PrintStep } from './machine.ts'

export type PrintCommand =
  /** A second paper of a ticket, marked as such. */
  | { readonly type: 'reprint'; readonly ticket: string; readonly printer: string; readonly job: string; readonly actor: string }
  | { readonly type: 'print-started'; readonly job: string }
  /** `paper` is what it took of the roll; absent where that is counted already, or where nothing was printed. */
  | { readonly type: 'print-ended'; readonly job: string; readonly how: 'printed' | 'unconfirmed' | 'failed'; readonly reason: string; readonly paper?: PaperUse | undefined }
type CommandOf<T extends PrintCommand['type']> = Extract<PrintCommand, { type: T }>

interface Queued {
  readonly ticket: string | null
  readonly printer: string
  readonly job: string
  readonly actor: string
  readonly copy: 'original' | 'reprint'
  /** A ticket, where nothing else is said. */
  readonly paper?: PaperOf
}

export function queuedPrint({ ticket, actor, job, printer, copy, paper = { of: 'ticket' } }: Queued): Fact {
  return { type: 'print-queued', ...(ticket === null ? {} : { ticket }), actor, data: { job, printer, copy, paper } }
}

/** A second paper is marked as one; while the first may still come out there is none. */
export function reprint({ ticket, print }: HallState, { ticket: id, printer, job, actor }: CommandOf<'reprint'>): Decision {
  const known = ticket.tickets.get(id)
  if (known === undefined) return refuse('TICKET_UNKNOWN', `There is no ticket ${id} today.`)
  for (const other of print.jobs.values()) {
    if (other.ticket === id && isUnderWay(other)) return refuse('PRINT_ILLEGAL', `${known.number} is on its way to the printer.`)
  }
  return agree(queuedPrint({ ticket: id, printer, job, actor, copy: 'reprint' }))
}

export function startPrint(hall: HallState, { job }: CommandOf<'print-started'>): Decision {
  return stepPrint(hall, job, 'start')
}

export function endPrint(hall: HallState, { job, how, reason, paper }: CommandOf<'print-ended'>): Decision {
  const ended = stepPrint(hall, job, ends[how], reason)
  const printer = hall.print.jobs.get(job)?.printer
  return ended.ok && paper !== undefined && printer !== undefined ? agree(usedPaper(printer, paper), ...ended.facts) : ended
}

const ends = { printed: 'print', unconfirmed: 'lose-sight', failed: 'fail' } as const

function stepPrint({ print }: HallState, job: string, step: PrintStep, reason = ''): Decision {
  const known = print.jobs.get(job)
  if (known === undefined) return refuse('PRINT_UNKNOWN', `There is no print job ${job}.`)
  if (printMachine[known.state][step] === undefined) return refuse('PRINT_ILLEGAL', `The print job is ${known.state}.`)
  return agree(factOf(known.ticket, job, step, reason))
}

function factOf(of: string | null, job: string, step: PrintStep, reason: string): Fact {
  const bound = of === null ? {} : { ticket: of }
  switch (step) {
    case 'start':
      return { type: 'print-started', ...bound, data: { job } }
    case 'print':
      return { type: 'printed', ...bound, data: { job } }
    case 'lose-sight':
      return { type: 'print-unconfirmed', ...bound, data: { job, reason } }
    case 'fail':
      return { type: 'print-failed', ...bound, data: { job, reason } }
  }
}
