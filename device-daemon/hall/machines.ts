/** The state machines of the hall as tables. Whatever is absent is illegal. */
import type { PrintView, RatingView, TicketView } from '../wire/views.ts'

type Table<State extends string, Step extends string> = Readonly<Record<State, Readonly<Partial<Record<Step, State>>>>>

export type TicketStep = 'call' | 'recall' | 'start' | 'finish' | 'no-show'

export const ticketMachine: Table<TicketView['state'], TicketStep> = {
  'waiting': { call: 'called' },
  'called': { 'recall': 'called', 'start': 'serving', 'no-show': 'no-show' },
  'serving': { finish: 'finished' },
  'finished': {},
  'no-show': {},
}

export type RatingStep = 'show' | 'rate' | 'time-out' | 'decline' | 'lose-device' | 'withdraw'

export const ratingMachine: Table<RatingView['state'], RatingStep> = {
  'offered': { 'show': 'shown', 'rate': 'rated', 'time-out': 'timed-out', 'decline': 'declined', 'lose-device': 'device-lost', 'withdraw': 'withdrawn' },
  'shown': { 'rate': 'rated', 'time-out': 'timed-out', 'decline': 'declined', 'lose-device': 'device-lost', 'withdraw': 'withdrawn' },
  'rated': {},
  'timed-out': {},
  'declined': {},
  'device-lost': {},
  'withdrawn': {},
}

export type PrintStep = 'start' | 'print' | 'lose-sight' | 'fail'

export const printMachine: Table<PrintView['state'], PrintStep> = {
  // A job that never reached the line fails; it cannot be unconfirmed.
  queued: { start: 'sending', fail: 'failed' },
  sending: { 'print': 'printed', 'lose-sight': 'unconfirmed', 'fail': 'failed' },
  printed: {},
  unconfirmed: {},
  failed: {},
}
