import type { AppraisalView } from '../../../wire/appraisal-view.ts'
import type { Stamp } from '../../../wire/stamp.ts'
import { change, type PartFold } from '../part-fold.ts'
import type { AppraisalFact } from './facts.ts'

/** So many are at hand; older ones are in the journal. */
const keptMax = 24

export interface AppraisalState {
  /** The last ones, oldest first, by number. */
  readonly appraisals: Map<string, AppraisalView>
  /** Made today: the next has the number after it. */
  made: number
}

export interface FrozenAppraisals {
  readonly appraisals: readonly AppraisalView[]
  readonly made: number
}

type EventOf<T extends AppraisalFact['type']> = Extract<AppraisalFact, { type: T }> & Stamp

export const appraisalFold: PartFold<AppraisalState, FrozenAppraisals, AppraisalFact> = {
  empty: () => ({ appraisals: new Map(), made: 0 }),
  steps: {
    'appraisal-frozen': freezeOne,
    'appraisal-objected': (state, { at, data }) => become(state, data, ({ objections }) => ({ objections: [...objections, { ...data, at, outcome: null, answeredBy: null }] })),
    'objection-answered': (state, { actor = '', data }) =>
      become(state, data, ({ objections }) => ({
        objections: objections.map((one) => (one.clerk === data.clerk && one.part === data.part && one.outcome === null ? { ...one, outcome: data.outcome, answeredBy: actor } : one)),
      })),
    'award-proposed': (state, { data }) => become(state, data, ({ awards }) => ({ awards: [...awards, { ...data, outcome: null, decidedBy: null }] })),
    'award-decided': (state, { actor = '', data }) =>
      become(state, data, ({ awards }) => ({ awards: awards.map((one) => (one.clerk === data.clerk ? { ...one, outcome: data.outcome, decidedBy: actor } : one)) })),
  },
  turnDay(state) {
    state.made = 0
  },
  freeze: ({ appraisals, made }) => ({ appraisals: [...appraisals.values()], made }),
  thaw: ({ appraisals, made }) => ({ appraisals: new Map(appraisals.map((one) => [one.appraisal, one])), made }),
}

function freezeOne(state: AppraisalState, { actor = '', at, data }: EventOf<'appraisal-frozen'>): void {
  state.made += 1
  state.appraisals.set(data.appraisal, { ...data, by: actor, at, objections: [], awards: [] })
  const [oldest] = state.appraisals.keys()
  if (state.appraisals.size > keptMax && oldest !== undefined) state.appraisals.delete(oldest)
}

function become({ appraisals }: AppraisalState, { appraisal }: { readonly appraisal: string }, part: (one: AppraisalView) => Partial<AppraisalView>): void {
  const one = appraisals.get(appraisal)
  if (one !== undefined) change(appraisals, appraisal, part(one))
}
