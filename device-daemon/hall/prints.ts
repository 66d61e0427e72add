/** Print jobs: what is known of a ticket's way to paper. */
import type { Fact } from '../wire/events.ts'
import { type CommandOf, type Decision, refuse } from './commands.ts'
import { printMachine, type PrintStep } from './machines.ts'
import type { HallState } from './state.ts'

/** A second paper is marked as one; while the first may still come out there is none. */
export function reprint(state: HallState, { ticket, printer, job, actor }: CommandOf<'reprint'>): Decision {
  const known = state.tickets.get(ticket)
  if (known === undefined) return refuse('TICKET_UNKNOWN', `There is no ticket ${ticket} today.`)
  for (const print of state.prints.values()) {
    if (print.ticket === ticket && (print.state === 'queued' || print.state === 'sending')) {
      return refuse('PRINT_ILLEGAL', `${known.number} is on its way to the printer.`)
    }
  }
  return { ok: true, facts: [{ type: 'print-queued', ticket, actor, data: { job, printer, copy: 'reprint' } }] }
}

export function stepPrint(state: HallState, job: string, step: PrintStep, reason = ''): Decision {
  const print = state.prints.get(job)
  if (print === undefined) return refuse('PRINT_UNKNOWN', `There is no print job ${job}.`)
  if (printMachine[print.state][step] === undefined) return refuse('PRINT_ILLEGAL', `The print job is ${print.state}.`)
  return { ok: true, facts: [factOf(print.ticket, job, step, reason)] }
}

function factOf(ticket: string, job: string, step: PrintStep, reason: string): Fact {
  switch (step) {
    case 'start':
      return { type: 'print-started', ticket, data: { job } }
    case 'print':
      return { type: 'printed', ticket, data: { job } }
    case 'lose-sight':
      return { type: 'print-unconfirmed', ticket, data: { job, reason } }
    case 'fail':
      return { type: 'print-failed', ticket, data: { job, reason } }
  }
}
