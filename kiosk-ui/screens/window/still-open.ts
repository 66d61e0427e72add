/** What of a clerk's work is not done when they leave. */
import { clerkHere, isHeldBy, mayTake } from '../../../device-daemon/wire/hand-over-list.ts'
import type { HallView } from '../../../device-daemon/wire/views.ts'
import type { WordKey } from '../../words/words.ts'
import { ticketAt, windowOf } from './steps.ts'

export interface StillOpen {
  readonly words: WordKey
  readonly count: number
  /** Which ones, as they are called. */
  readonly numbers: string
  /** Nobody leaves while it is so: a person stands at the window. */
  readonly mustEnd: boolean
}

export function stillOpen(view: HallView, number: number, clerk: string): readonly StillOpen[] {
  const window = windowOf(view, number)
  const ticket = ticketAt(view, number)
  const held = view.tickets.filter(({ state, window: at }) => state === 'held' && at === number)
  const mine = window === null ? [] : view.handOvers.filter((one) => isHeldBy(one, clerk) || mayTake(one, clerkHere(clerk, window)))
  const help = view.help.filter((one) => one.clerk === clerk && one.endedAt === null)
  const all = [
    { words: 'window.openPerson', numbers: ticket === null ? [] : [ticket.number], mustEnd: true },
    { words: 'window.openHeld', numbers: held.map((one) => one.number), mustEnd: false },
    { words: 'window.openHandOvers', numbers: mine.map(({ handOver }) => handOver), mustEnd: false },
    { words: 'window.openHelp', numbers: help.map((one) => one.help), mustEnd: false },
  ] as const
  return all.filter(({ numbers }) => numbers.length > 0).map(({ words, numbers, mustEnd }) => ({ words, count: numbers.length, numbers: numbers.join(' '), mustEnd }))
}
