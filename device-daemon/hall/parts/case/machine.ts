import type { CaseView } from '../../../wire/case-view.ts'
import type { StepTable } from '../step-table.ts'

export type CaseStep = 'take' | 'ask-papers' | 'papers-in' | 'decide' | 'await' | 'collect' | 'withdraw'

export const caseMachine: StepTable<CaseView['state'], CaseStep> = {
  'accepted': { 'take': 'reviewing', 'ask-papers': 'waiting-papers', 'decide': 'ready', 'withdraw': 'withdrawn' },
  // Another may take it over.
  'reviewing': { 'take': 'reviewing', 'ask-papers': 'waiting-papers', 'decide': 'ready', 'withdraw': 'withdrawn' },
  'waiting-papers': { 'papers-in': 'reviewing', 'withdraw': 'withdrawn' },
  'ready': { await: 'ready', collect: 'collected' },
  'collected': {},
  'withdrawn': {},
}
