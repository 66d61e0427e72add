import type { HandOverView } from '../../../wire/hand-over-view.ts'
import type { StepTable } from '../step-table.ts'

export type HandOverStep = 'take' | 'return' | 'give-back' | 'pass' | 'reassign' | 'close'

export const handOverMachine: StepTable<HandOverView['state'], HandOverStep> = {
  offered: { take: 'taken', return: 'returned', reassign: 'offered' },
  taken: { 'give-back': 'returned', 'reassign': 'offered', 'close': 'closed' },
  returned: { pass: 'offered', reassign: 'offered', close: 'closed' },
  closed: {},
}
