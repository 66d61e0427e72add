import type { RectificationStep } from '../../../wire/choices.ts'
import type { RectificationView } from '../../../wire/rectification-view.ts'
import type { StepTable } from '../step-table.ts'

type State = RectificationView['state']

/** An appeal goes beside it: it changes no state, unless the re-check sets the rating aside. */
const beside = (state: State) => ({ assign: state, appeal: state, recheck: state })

export const rectificationMachine: StepTable<State, RectificationStep> = {
  'opened': { ...beside('opened'), contact: 'contacted' },
  'contacted': { ...beside('contacted'), verify: 'verified' },
  'verified': { ...beside('verified'), rectify: 'rectifying', answer: 'answered' },
  'rectifying': { ...beside('rectifying'), answer: 'answered' },
  'answered': { ...beside('answered'), 'visit-back': 'visited-back' },
  // Who is still not content has it put right once more.
  'visited-back': { ...beside('visited-back'), rectify: 'rectifying', close: 'closed' },
  'closed': {},
}

const isAppealed = ({ appeal }: RectificationView): boolean => appeal !== null && appeal.outcome === null

/** What the state alone does not tell. */
const also: Readonly<Partial<Record<RectificationStep, (one: RectificationView) => boolean>>> = {
  'rectify': ({ finding }) => finding === 'justified',
  // What is justified is put right first.
  'answer': ({ state, finding }) => state === 'rectifying' || finding !== 'justified',
  'appeal': ({ appeal }) => appeal === null,
  'recheck': isAppealed,
  'close': (one) => !isAppealed(one),
}

export const isPossible = (one: RectificationView, step: RectificationStep): boolean => rectificationMachine[one.state][step] !== undefined && also[step]?.(one) !== false
