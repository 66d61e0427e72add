import type { HandOverView } from '../../../wire/hand-over-view.ts'
import type { StepTable } from '../step-table.ts'

export type HandOverStep = 'take' | 'return' | 'give-back' | 'pass' | 'close'

export const handOverMachine: StepTable<HandOverView['state'], HandOverStep> = {
  offered: { take: 'taken', return: 'returned' },
  taken: { 'give-back': 'returned', 'close': 'closed' },
  returned: { pass: 'offered', close: 'closed' },
  closed: {},
}
