/** Which of a clerk's steps are possible now, and by which key. The daemon decides; this spares it the asking. */
import type { HallView, TicketView, WindowView } from '../../../device-daemon/wire/views.ts'

export const steps = ['call-next', 'recall', 'start', 'finish', 'no-show'] as const
export type StepName = (typeof steps)[number]

/** Letters, because browsers keep the function keys for themselves. */
export const stepKeys: Readonly<Record<StepName, string>> = {
  'call-next': 'C',
  'recall': 'R',
  'start': 'S',
  'finish': 'F',
  'no-show': 'N',
}

export function isPossible(step: StepName, ticket: TicketView | null, waiting: number): boolean {
  switch (step) {
    case 'call-next':
      return ticket === null && waiting > 0
    case 'recall':
    case 'start':
    case 'no-show':
      return ticket?.state === 'called'
    case 'finish':
      return ticket?.state === 'serving'
  }
}

export function windowOf(view: HallView, number: number): WindowView | null {
  return view.windows.find((window) => window.number === number) ?? null
}

export function ticketAt(view: HallView, number: number): TicketView | null {
  const id = windowOf(view, number)?.ticket
  return view.tickets.find((ticket) => ticket.id === id) ?? null
}

/** Whom this window may call, longest waiting first. */
export function waitingFor(view: HallView, number: number): TicketView[] {
  const queues = windowOf(view, number)?.queues ?? []
  return view.tickets.filter((ticket) => ticket.state === 'waiting' && queues.includes(ticket.queue))
}
