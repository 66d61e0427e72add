import type { TicketView } from '../../../wire/views.ts'
import type { StepTable } from '../step-table.ts'

export type TicketStep = 'call' | 'recall' | 'start' | 'finish' | 'no-show'

export const ticketMachine: StepTable<TicketView['state'], TicketStep> = {
  'waiting': { call: 'called' },
  'called': { 'recall': 'called', 'start': 'serving', 'no-show': 'no-show' },
  'serving': { finish: 'finished' },
  'finished': {},
  'no-show': {},
}
