import type { HelpView } from '../../../wire/help-view.ts'
import type { StepTable } from '../step-table.ts'

export type HelpStep = 'assign' | 'visit' | 'close' | 'cancel' | 'lapse'

export const helpMachine: StepTable<HelpView['state'], HelpStep> = {
  requested: { assign: 'assigned', cancel: 'cancelled', lapse: 'lapsed' },
  // Another may take it over.
  assigned: { assign: 'assigned', visit: 'visited', cancel: 'cancelled', lapse: 'lapsed' },
  // Nobody was met, or it is not done yet: the same clerk or another goes again.
  visited: { assign: 'assigned', visit: 'visited', close: 'closed', lapse: 'lapsed' },
  closed: {},
  cancelled: {},
  lapsed: {},
}
