import type { PrintView } from '../../../wire/views.ts'
import { change, type PartFold } from '../part-fold.ts'
import type { PrintFact } from './facts.ts'

export interface Print extends PrintView {
  readonly queuedAt: string
}

export interface PrintState {
  /** Today's jobs and those under way, as they were queued. */
  readonly jobs: Map<string, Print>
  /** Jobs that are queued, by printer, in their order. */
  readonly waiting: Map<string, Set<string>>
}

export const isUnderWay = ({ state }: PrintView): boolean => state === 'queued' || state === 'sending'

export const printFold: PartFold<PrintState, readonly Print[], PrintFact> = {
  empty: () => thaw([]),
  steps: {
    'print-queued'(state, { ticket, at, data }) {
      const { job, printer, copy, paper } = data
      const print: Print = { job, ticket: ticket ?? null, printer, copy, paper, state: 'queued', reason: null, queuedAt: at }
      state.jobs.set(job, print)
      wait(state, print)
    },
    'print-started': (state, { data }) => step(state, data.job, { state: 'sending' }),
    'printed': (state, { data }) => step(state, data.job, { state: 'printed', reason: null }),
    'print-unconfirmed': (state, { data }) => step(state, data.job, { state: 'unconfirmed', reason: data.reason }),
    'print-failed': (state, { data }) => step(state, data.job, { state: 'failed', reason: data.reason }),
  },
  turnDay({ jobs }) {
    for (const [job, print] of jobs) if (!isUnderWay(print)) jobs.delete(job)
  },
  freeze: ({ jobs }) => [...jobs.values()],
  thaw,
}

function thaw(prints: readonly Print[]): PrintState {
  const state: PrintState = { jobs: new Map(prints.map((print) => [print.job, print])), waiting: new Map() }
  for (const print of prints) if (print.state === 'queued') wait(state, print)
  return state
}

function wait({ waiting }: PrintState, { job, printer }: Print): void {
  const jobs = waiting.get(printer) ?? new Set()
  waiting.set(printer, jobs.add(job))
}

function step({ jobs, waiting }: PrintState, job: string, part: Partial<Print>): void {
  const print = jobs.get(job)
  if (print !== undefined) waiting.get(print.printer)?.delete(job)
  change(jobs, job, part)
}

/** The newest job of a ticket, or null. */
export function printOf({ jobs }: PrintState, ticket: string): Print | null {
  let last: Print | null = null
  for (const print of jobs.values()) if (print.ticket === ticket && print.paper.of === 'ticket') last = print
  return last
}
