import type { ComplaintStep, Contentment } from '../../../wire/choices.ts'
import type { ComplaintView } from '../../../wire/complaint-view.ts'
import type { StepTable } from '../step-table.ts'

type State = ComplaintView['state']

export const complaintMachine: StepTable<State, ComplaintStep> = {
  'filed': { accept: 'accepted', refuse: 'refused' },
  // Somebody else may see to it.
  'accepted': { accept: 'accepted', investigate: 'investigated' },
  'investigated': { answer: 'answered' },
  'answered': { 'visit-back': 'visited-back' },
  // Who was not reached is asked again; who is not content has it looked into once more.
  'visited-back': { 'visit-back': 'visited-back', 'investigate': 'investigated', 'close': 'closed' },
  // Closed once the person was told.
  'refused': { close: 'closed' },
  'closed': {},
}

/** What the state alone does not tell. */
const onlyAfter: Readonly<Partial<Record<ComplaintStep, Contentment>>> = { 'visit-back': 'not-reached', 'investigate': 'not-content' }

export function isPossible({ state, visitedBack }: Pick<ComplaintView, 'state' | 'visitedBack'>, step: ComplaintStep): boolean {
  if (complaintMachine[state][step] === undefined) return false
  const after = onlyAfter[step]
  return state !== 'visited-back' || after === undefined || after === visitedBack
}
