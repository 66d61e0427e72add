/** Which of a clerk's steps are possible now, and by which key. The daemon decides; this spares it the asking. */
import { t } from '../../words/words.ts'
import type { HallView, TicketView, WindowView } from '../../../device-daemon/wire/views.ts'

export const steps = ['call-next', 'recall', 'start', 'hold', 'finish', 'no-show'] as const
export type StepName = (typeof steps)[number]

/** Letters, because browsers keep the function keys for themselves. */
export const stepKeys: Readonly<Record<StepName, string>> = {
  'call-next': 'C',
  'recall': 'R',
  'start': 'S',
  'finish': 'F',
  'no-show': 'N',
  'hold': 'H',
}

/** Takes the last step back, for as long as that is possible. */
export const undoKey = 'U'

/** What a step is called, where it can be taken back. */
export const undoWords = (step: string): string => (steps.some((one) => one === step) ? t(`window.${step as StepName}`) : t('window.lastStep'))

/** Of the window's person, of how many wait, and of whether it is paused. */
export function isPossible(step: StepName, ticket: TicketView | null, waiting: number, isPaused: boolean): boolean {
  switch (step) {
    case 'call-next':
      return ticket === null && waiting > 0 && !isPaused
    case 'recall':
    case 'start':
    case 'no-show':
      return ticket?.state === 'called'
    case 'finish':
      return ticket?.state === 'serving'
    case 'hold':
      return ticket?.state === 'called' || ticket?.state === 'serving'
  }
}

export function windowOf(view: HallView, number: number): WindowView | null {
  return view.windows.find((window) => window.number === number) ?? null
}

export function ticketAt(view: HallView, number: number): TicketView | null {
  const id = windowOf(view, number)?.ticket
  return view.tickets.find((ticket) => ticket.id === id) ?? null
}

/** Whom this window may call, in the order of their places: of its own queues, and, where nobody waits there, of those that it helps with. Who needs a skill is shown, too; the daemon knows who has it. */
export function waitingFor(view: HallView, number: number): TicketView[] {
  const { queues = [], helps = [], clerk = null } = windowOf(view, number) ?? {}
  const isFor = (among: readonly string[]) => (ticket: TicketView) => ticket.state === 'waiting' && isCalledBy(ticket, { among, number, clerk })
  const own = view.tickets.filter(isFor(queues))
  return own.length > 0 ? own : view.tickets.filter(isFor(helps))
}

interface Caller {
  readonly among: readonly string[]
  readonly number: number
  readonly clerk: string | null
}

function isCalledBy({ queue, keptFor }: TicketView, { among, number, clerk }: Caller): boolean {
  if (keptFor === null) return among.includes(queue)
  return 'window' in keptFor ? keptFor.window === number : keptFor.clerk === clerk
}

/** Who is held at this window, and who was parked or missed in its queues. */
export function asideFor(view: HallView, number: number): TicketView[] {
  const queues = windowOf(view, number)?.queues ?? []
  return view.tickets.filter(({ state, queue, window }) =>
    state === 'held' ? window === number : (state === 'parked' || state === 'no-show') && queues.includes(queue),
  )
}

export function canTake(step: StepName, view: HallView, number: number): boolean {
  return isPossible(step, ticketAt(view, number), waitingFor(view, number).length, windowOf(view, number)?.paused !== null)
}
