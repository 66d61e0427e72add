import type { TicketStep, TicketView } from '../../../wire/views.ts'
import type { StepTable } from '../step-table.ts'

export const ticketMachine: StepTable<TicketView['state'], TicketStep> = {
  'waiting': { 'call': 'called', 'call-chosen': 'called', 'cancel': 'cancelled' },
  'called': {
    'recall': 'called',
    'start': 'serving',
    'no-show': 'no-show',
    'hold': 'held',
    'transfer': 'waiting',
    'cancel': 'cancelled',
  },
  'serving': { finish: 'finished', hold: 'held', park: 'parked', transfer: 'waiting', cancel: 'cancelled' },
  'held': { resume: 'called', park: 'parked', cancel: 'cancelled' },
  'parked': { 'return': 'waiting', 'call-chosen': 'called', 'cancel': 'cancelled' },
  'no-show': { return: 'waiting' },
  'finished': {},
  'cancelled': {},
}

/** Which steps may be taken back. People have heard a recall; who came back has been told their place. */
export const canBeUndone: Readonly<Record<TicketStep, boolean>> = {
  'call': true,
  'call-chosen': true,
  'recall': false,
  'start': true,
  'finish': true,
  'no-show': true,
  'hold': true,
  'resume': true,
  'park': true,
  'return': false,
  'transfer': true,
  'cancel': true,
}
